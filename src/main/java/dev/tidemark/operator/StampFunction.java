package dev.tidemark.operator;

import dev.tidemark.io.RecordStamp;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.TimedRecord;
import java.time.Instant;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes records ready to be written for another reader; what is neither an item nor a tick ends here, counted. */
public final class StampFunction extends ProcessFunction<RawRecord, TimedRecord> {
    private static final long serialVersionUID = 1L;

    /** The accumulator of items, a number since the last restart. */
    public static final String ITEMS = "stamped items";

    /** The accumulator of ticks. */
    public static final String TICKS = "stamped ticks";

    /** The accumulator of what ended here. */
    public static final String REFUSED = "stamped refused";

    private final Instant latestPlausible;
    private final LongCounter items = new LongCounter();
    private final LongCounter ticks = new LongCounter();
    private final LongCounter refused = new LongCounter();

    private transient RecordStamp stamp;

    /**
     * Sets the limit of what is believed.
     *
     * @param latestPlausible a later date is not, unless the record says when it arrived
     */
    public StampFunction(Instant latestPlausible) {
        this.latestPlausible = latestPlausible;
    }

    @Override
    public void open(OpenContext context) {
        stamp = new RecordStamp(latestPlausible);
        getRuntimeContext().addAccumulator(ITEMS, items);
        getRuntimeContext().addAccumulator(TICKS, ticks);
        getRuntimeContext().addAccumulator(REFUSED, refused);
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
