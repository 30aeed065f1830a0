package dev.tidemark.classify;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Stance;
import dev.tidemark.text.ContentHash;
import java.util.List;

/**
 * What was learned from labelled items.
 *
 * @param glance stance by what the rules found alone: tells items that deserve to be cut into words from the rest
 * @param stance stance by everything
 * @param certainty certainty of what is not NEUTRAL, by everything
 */
public record TrainedModels(
        LinearModel<Stance> glance, LinearModel<Stance> stance, LinearModel<Certainty> certainty) {
    /** Columns of a model of stance. */
    public static final List<Stance> STANCES =
            List.of(Stance.OPEN, Stance.CLOSED, Stance.MIXED, Stance.NEUTRAL);

    /** Columns of a model of certainty. */
    public static final List<Certainty> CERTAINTIES = List.of(Certainty.values());

    /** The models that come with the program; read once a process, on first use. */
    public static TrainedModels bundled() {
        return Bundled.MODELS;
    }

    /** Changes with the weights, and with nothing else. */
    public String version() {
        return ContentHash.of(glance.version() + stance.version() + certainty.version());
    }

    private static final class Bundled {
        static final TrainedModels MODELS =
                new TrainedModels(
                        LinearModel.of(TextFile.bundled("/model/glance.tsv"), STANCES),
                        LinearModel.of(TextFile.bundled("/model/stance.tsv"), STANCES),
                        LinearModel.of(TextFile.bundled("/model/certainty.tsv"), CERTAINTIES));
    }
}
