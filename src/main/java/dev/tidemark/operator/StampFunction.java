package dev.tidemark.operator;

import dev.tidemark.io.RecordStamp;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.TimedRecord;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes records ready to be written for another reader; what is neither an item nor a tick ends here, counted. */
public final class StampFunction extends ProcessFunction<RawRecord, TimedRecord> {
    private static final long serialVersionUID = 1L;

    private final String use;
    private final Instant latestPlausible;
    private final LongCounter items = new LongCounter();
    private final LongCounter ticks = new LongCounter();
    private final LongCounter refused = new LongCounter();

    private transient RecordStamp stamp;

    /**
     * Sets the limit of what is believed.
     *
     * @param latestPlausible a later date is not, unless the record says when it arrived
     * @param use whom they are written for; its counts are apart from those of others in the job
     */
    public StampFunction(Instant latestPlausible, String use) {
        this.use = use;
        this.latestPlausible = latestPlausible;
    }

    /**
     * What was done with what was read since the last restart, in one line.
     *
     * @param totals of a job's accumulators
     * @param use as given to the function
     */
    public static String sum(Map<String, Object> totals, String use) {
        long items = total(totals, name(use, "items"));
        long ticks = total(totals, name(use, "ticks"));
        long refused = total(totals, name(use, "refused"));
        return "read %d = items %d + ticks %d + neither %d"
                .formatted(items + ticks + refused, items, ticks, refused);
    }

    private static String name(String use, String what) {
        return use + " " + what;
    }

    private static long total(Map<String, Object> totals, String name) {
        return totals.get(name) instanceof Long total ? total : 0;
    }

    @Override
    public void open(OpenContext context) {
        stamp = new RecordStamp(latestPlausible);
        getRuntimeContext().addAccumulator(name(use, "items"), items);
        getRuntimeContext().addAccumulator(name(use, "ticks"), ticks);
        getRuntimeContext().addAccumulator(name(use, "refused"), refused);
    }

    @Override
    public void processElement(RawRecord raw, Context context, Collector<TimedRecord> out) {
        TimedRecord timed = stamp.of(raw);
        if (timed == null) {
            refused.add(1);
            return;
        }
        (timed.isTick() ? ticks : items).add(1);
        out.collect(timed);
    }
}
