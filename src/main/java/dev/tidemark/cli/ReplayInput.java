package dev.tidemark.cli;

import dev.tidemark.config.JobFile;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Something with an end that can be replayed. */
interface ReplayInput {
    /**
     * The rules of a replay of it: regimes are those in force where it begins, for what came later, the replay has to find
     * itself.
     *
     * @param now later dates are not believed
     */
    Rules rules(JobFile settings, Instant now) throws IOException;

    /**
     * A replay of something else, or under other rules, has another one.
     *
     * @param settings what neither the input nor the rules hold
     */
    String fingerprint(Rules rules, String settings) throws IOException;

    /** Size on disk; 0 where nobody knows, and no progress is shown. */
    long bytes();

    /**
     * Its records, with watermarks.
     *
     * @param runId under which the progress is found
     */
    DataStream<RawRecord> records(
            StreamExecutionEnvironment env, JobFile settings, Rules rules, String runId);
}
