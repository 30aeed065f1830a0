package dev.tidemark.evaluate;

import dev.tidemark.model.Stance;

/** Which answers count as right. */
public enum Scoring {
    /** The gold stance only. */
    STRICT {
        @Override
        Stance gold(Outcome outcome) {
            return outcome.goldStance();
        }
    },
    /** Its alternatives, too: a prediction among them is scored as if it were the gold stance. */
    LENIENT {
        @Override
        Stance gold(Outcome outcome) {
            return outcome.isAcceptable() ? outcome.predictedStance() : outcome.goldStance();
        }
    };

    abstract Stance gold(Outcome outcome);
}
