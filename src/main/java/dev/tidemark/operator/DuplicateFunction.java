package dev.tidemark.operator;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import dev.tidemark.model.DateQuality;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by item id: lets the first version of an item pass, marks later versions as revisions, and
 * counts exact copies.
 *
 * <p>Versions wait until the watermark reaches their event time and are then taken in the order
 * (event time, content hash, origin), so their order of arrival decides nothing. An item behind the
 * watermark is late: it is taken at once and never scored, as a first version, or as a revision
 * where it is newer than what is known; where it is older, it only counts. An item of which only
 * the day is known is late when the day is over, wherever in its input it stands.
 */
public final class DuplicateFunction extends KeyedProcessFunction<String, NewsItem, Admitted> {
    private static final long serialVersionUID = 1L;

    /** Records that end here: copies, and late versions of items that are known. */
    public static final OutputTag<Status> ENDED =
            new OutputTag<>("ended", Types.ENUM(Status.class));

    /** Of one time, by content; of the same content, by whatever else tells two copies apart. */
    private static final Comparator<NewsItem> ORDER =
            Comparator.comparing(NewsItem::contentHash)
                    .thenComparing(NewsItem::url, nullsLast(naturalOrder()))
                    .thenComparing(NewsItem::source, nullsLast(naturalOrder()))
                    .thenComparing(NewsItem::feed, nullsLast(naturalOrder()))
                    .thenComparing(NewsItem::publishedAt, nullsLast(naturalOrder()))
                    .thenComparing(NewsItem::lang);

    private final Duration staleAfter;
    private final Duration memory;

    private transient Waiting<NewsItem> waiting;
    private transient ValueState<Taken> taken;

    /**
     * Sets the function up.
     *
     * @param staleAfter an item published longer than this before it was seen is stale, and so is one of {@link
     *     DateQuality#BACKLOG}
     * @param memory how long after its last version or copy an item is remembered, in event time
     */
    public DuplicateFunction(Duration staleAfter, Duration memory) {
        this.staleAfter = staleAfter;
        this.memory = memory;
    }

    /** The last version taken of an item, the event times of the first and the last, and when to forget it. */
    public record Taken(
            String contentHash, int revision, Instant firstTime, Instant lastTime, long forgetAt) {}

    @Override
    public void open(OpenContext context) {
        waiting = new Waiting<>(getRuntimeContext(), NewsItem.class);
        taken =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("taken", RecordTypes.of(Taken.class)));
    }

    @Override
    public void processElement(NewsItem item, Context context, Collector<Admitted> out)
            throws Exception {
        long time = item.eventTime().toEpochMilli();
        // Where a mere day decides the time, the place in the input tells nothing.
        boolean placed = item.seenAt() != null || item.dateQuality() != DateQuality.DAY;
        boolean behind = item.late() && placed;
        if (behind || time <= context.timerService().currentWatermark()) {
            takeLate(item, context, out);
            return;
        }
        waiting.add(item, time, context.timerService());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Admitted> out)
            throws Exception {
        for (NewsItem version : waiting.take(time, ORDER)) {
            take(version, context, out);
        }
        Taken known = taken.value();
        if (known != null && known.forgetAt() <= time) {
            taken.clear();
        }
    }

    private void take(NewsItem item, Context context, Collector<Admitted> out) throws Exception {
        Taken known = taken.value();
        if (known != null && known.contentHash().equals(item.contentHash())) {
            context.output(ENDED, Status.DUPLICATE);
            remember(known.contentHash(), known.revision(), known.firstTime(), item, context);
        } else if (known == null) {
            remember(item.contentHash(), 0, item.eventTime(), item, context);
            out.collect(new Admitted(item, stale(item), 0, item.eventTime()));
        } else {
            revise(known, item, Status.REVISION, context, out);
        }
    }

    private void takeLate(NewsItem item, Context context, Collector<Admitted> out)
            throws Exception {
        Taken known = taken.value();
        if (known == null && waiting.isEmpty()) {
            remember(item.contentHash(), 0, item.eventTime(), item, context);
            out.collect(new Admitted(item, Status.LATE, 0, item.eventTime()));
        } else if (known != null && known.contentHash().equals(item.contentHash())) {
            context.output(ENDED, Status.DUPLICATE);
        } else if (known != null && known.lastTime().isBefore(item.eventTime())) {
            revise(known, item, Status.LATE, context, out);
        } else {
            context.output(ENDED, Status.LATE);
        }
    }

    private void revise(
            Taken known, NewsItem item, Status status, Context context, Collector<Admitted> out)
            throws Exception {
        int revision = known.revision() + 1;
        remember(item.contentHash(), revision, known.firstTime(), item, context);
        out.collect(new Admitted(item.at(known.firstTime()), status, revision, item.eventTime()));
    }

    private void remember(
            String contentHash, int revision, Instant firstTime, NewsItem last, Context context)
            throws Exception {
        long forgetAt = last.eventTime().plus(memory).toEpochMilli();
        taken.update(new Taken(contentHash, revision, firstTime, last.eventTime(), forgetAt));
        context.timerService().registerEventTimeTimer(forgetAt);
    }

    private @Nullable Status stale(NewsItem item) {
        if (item.dateQuality() == DateQuality.BACKLOG) {
            return Status.STALE;
        }
        if (item.publishedAt() == null || item.seenAt() == null) {
            return null;
        }
        Duration uncertain =
                item.dateQuality() == DateQuality.DAY ? Duration.ofDays(1) : Duration.ZERO;
        Instant fresh = item.publishedAt().plus(uncertain).plus(staleAfter);
        return fresh.isBefore(item.seenAt()) ? Status.STALE : null;
    }
}
