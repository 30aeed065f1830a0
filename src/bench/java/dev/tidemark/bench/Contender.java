package dev.tidemark.bench;

import dev.tidemark.classify.NaiveClassifier;
import dev.tidemark.classify.StanceClassifier;
import dev.tidemark.config.JobFile;
import dev.tidemark.operator.Rules;
import java.time.Instant;

/** The classifiers that are measured side by side: one constant each. */
public enum Contender {
    /** What the monitor uses, with the lists that come with it. */
    MONITOR {
        @Override
        StanceClassifier classifier() {
            return Rules.of(JobFile.defaults(), Instant.EPOCH, Instant.EPOCH).classifier();
        }
    },

    /** The same decision behind the obvious way to it. */
    NAIVE {
        @Override
        StanceClassifier classifier() {
            return new NaiveClassifier(MONITOR.classifier());
        }
    };

    abstract StanceClassifier classifier();
}
