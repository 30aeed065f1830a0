package dev.tidemark.cli;

import dev.tidemark.IngestOutputs;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.ItemSettings;
import dev.tidemark.config.JobFile;
import dev.tidemark.operator.Rules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where a live job's items come from, found to be there. */
sealed interface Intake permits TopicIntake, FeedIntake {

    /**
     * Makes sure that a job file says where items come from.
     *
     * @throws InvalidInput when it does not
     */
    static void require(Path file, JobFile settings) {
        if (settings.kafka() == null && settings.feeds() == null) {
            throw missing(file);
        }
    }

    private static InvalidInput missing(Path file) {
        return new InvalidInput(
                file.toString(),
                "kafka",
                "absent",
                "a section that says where items come from, kafka or feeds");
    }

    /**
     * Asks whoever has to be asked; changes nothing.
     *
     * @param untilEnd whether the job is to end where its input ends now
     * @throws InvalidInput for the first thing wrong, as when the job file names no place
     */
    static Intake check(Path file, JobFile settings, boolean untilEnd, Clock clock)
            throws InterruptedException {
        if (settings.feeds() != null) {
            return FeedIntake.check(settings.feeds(), settings.lists(), untilEnd, clock);
        }
        if (settings.kafka() != null) {
            return TopicIntake.check(settings.kafka(), untilEnd);
        }
        throw missing(file);
    }

    /** What checkpoints are of, in words: those of something else cannot be gone on from. */
    String input();

    /** What the job does there, in words, as in "reading topic x". */
    String doing();

    /**
     * Where a job without progress begins: companies start from the regimes in force then.
     *
     * @param now where nothing older is to be read
     */
    Instant beginning(ItemSettings items, Instant now);

    /**
     * Says on standard error what was lost before this job could read it.
     *
     * @param resumes true when the job goes on from a checkpoint
     */
    void tellOfLostRecords(boolean resumes) throws InterruptedException;

    /** Adds the source, and says on standard error where it is less parallel than the job. */
    IngestOutputs outputs(
            StreamExecutionEnvironment env, ItemSettings items, Rules rules, Clock clock);
}
