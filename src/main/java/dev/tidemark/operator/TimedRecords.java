package dev.tidemark.operator;

import dev.tidemark.model.RawRecord;
import dev.tidemark.model.TimedRecord;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** An edge's records on their way to another reader: into an archive or a topic. */
public final class TimedRecords {
    private static final TypeInformation<TimedRecord> TIMED = RecordTypes.of(TimedRecord.class);

    private TimedRecords() {}

    /**
     * The records with their ids and event times written out, in the order in which they come.
     *
     * @param latestPlausible a later date is not believed, unless the record says when it arrived
     * @param uid permanent id of what uses them, kebab case
     */
    public static DataStream<TimedRecord> of(
            DataStream<RawRecord> records, Instant latestPlausible, String uid) {
        return records.process(new StampFunction(latestPlausible, uid), TIMED)
                .setParallelism(records.getParallelism())
                .name("records for " + uid)
                .uid(uid + "-records");
    }

    /**
     * The records in the order of time, in one stream: see {@link InOrderFunction}.
     *
     * @param disorder how far one may be behind without being late
     * @param uid permanent id of what uses them, kebab case
     */
    public static DataStream<TimedRecord> inOrder(
            DataStream<TimedRecord> records, Duration disorder, String uid) {
        return records.keyBy(record -> uid, Types.STRING)
                .process(new InOrderFunction(disorder), TIMED)
                .setParallelism(1)
                .name("order for " + uid)
                .uid(uid + "-order");
    }
}
