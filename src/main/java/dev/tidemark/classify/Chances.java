package dev.tidemark.classify;

import java.util.List;

/** Probabilities of a few classes that exclude each other; they sum to 1. */
final class Chances<C extends Enum<C>> {
    private final List<C> classes;
    private final double[] chance;

    Chances(List<C> classes, double[] chance) {
        this.classes = classes;
        this.chance = chance;
    }

    double of(C one) {
        return chance[classes.indexOf(one)];
    }

    /** The likeliest; of equals the first. */
    C best() {
        int best = 0;
        for (int c = 1; c < chance.length; c++) {
            best = chance[c] > chance[best] ? c : best;
        }
        return classes.get(best);
    }

    /** The likeliest of the others. */
    C bestBut(C one) {
        double[] others = chance.clone();
        others[classes.indexOf(one)] = -1;
        return new Chances<>(classes, others).best();
    }

    /** A weighted mean of these and of certainty about one class. */
    Chances<C> blended(C sure, double share) {
        double[] blended = new double[chance.length];
        for (int c = 0; c < chance.length; c++) {
            blended[c] = (1 - share) * chance[c] + (classes.get(c) == sure ? share : 0);
        }
        return new Chances<>(classes, blended);
    }
}
