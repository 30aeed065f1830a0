package dev.tidemark.operator;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import dev.tidemark.io.RecordStamp;
import dev.tidemark.model.TimedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts all records into one order of time, in which whoever reads them again finds late what was late and nothing else.
 *
 * <p>A record waits until the watermark reaches its time. One that came late cannot go back to its place: it takes the
 * place that is the bound of disorder ahead of the watermark it met, or of its own time if that is later, behind a tick of
 * the same time. At that tick a reader's own watermark, which stays behind by the same bound, has passed the record's time.
 *
 * <p>Of ticks of one time one is kept; ticks of a time that is over say nothing. Memory: what waits, which is half a minute
 * of news, or what one partition of a topic was read ahead of another.
 */
public final class InOrderFunction extends KeyedProcessFunction<String, TimedRecord, TimedRecord> {
    private static final long serialVersionUID = 1L;

    /** Ticks, then what came late, then the others; of the same kind by id, as they are taken. */
    private static final Comparator<TimedRecord> ORDER =
            Comparator.comparing((TimedRecord record) -> !record.isTick())
                    .thenComparing(record -> !record.late())
                    .thenComparing(TimedRecord::id, nullsFirst(naturalOrder()));

    private final Duration disorder;

    private transient Waiting<TimedRecord> waiting;
    private transient ValueState<Long> written;

    /** Orders what comes at most {@code disorder} behind without calling it late. */
    public InOrderFunction(Duration disorder) {
        this.disorder = disorder;
    }

    @Override
    public void open(OpenContext context) {
        waiting = new Waiting<>(getRuntimeContext(), TimedRecord.class);
        written = getRuntimeContext().getState(new ValueStateDescriptor<>("written", Types.LONG));
    }

    @Override
    public void processElement(TimedRecord record, Context context, Collector<TimedRecord> out)
            throws Exception {
        Long last = written.value();
        long over = context.timerService().currentWatermark();
        if (last != null && last > over) {
            over = last; // Flink forgets the watermark when it restarts.
        }
        long time = record.time().toEpochMilli();
        boolean late = record.late() || time <= over;
        if (!late) {
            waiting.add(record, time, context.timerService());
        } else if (!record.isTick()) {
            // Its partition may have been read far ahead of the others, whose watermark holds.
            long place = Math.max(over, time) + 1 + disorder.toMillis();
            waiting.add(marked(record, place), place, context.timerService());
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<TimedRecord> out)
            throws Exception {
        boolean ticked = false;
        for (TimedRecord record : waiting.take(time, ORDER)) {
            if ((record.isTick() || record.late()) && !ticked) {
                out.collect(TimedRecord.tick(Instant.ofEpochMilli(time)));
                ticked = true;
            }
            if (!record.isTick()) {
                out.collect(record);
            }
        }
        written.update(time);
    }

    private static TimedRecord marked(TimedRecord record, long place) {
        Instant reached = Instant.ofEpochMilli(place);
        byte[] json = RecordStamp.late(record.json(), reached);
        return new TimedRecord(record.id(), record.time(), reached, json, true);
    }
}
