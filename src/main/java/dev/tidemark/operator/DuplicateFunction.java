package dev.tidemark.operator;

import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
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
 * (event time, content hash), so their order of arrival decides nothing. An item behind the
 * watermark is late: it passes at once, unscored, unless a version of it is known.
 */
public final class DuplicateFunction extends KeyedProcessFunction<String, NewsItem, Admitted> {
    private static final long serialVersionUID = 1L;

    /** Records that end here: copies, and late versions of items that are known. */
    public static final OutputTag<Status> ENDED =
            new OutputTag<>("ended", Types.ENUM(Status.class));

    private final Duration staleAfter;
    private final Duration memory;

    private transient MapState<Long, List<NewsItem>> waiting;
    private transient ValueState<Taken> taken;

    /**
     * Sets the function up.
     *
     * @param staleAfter an item published longer than this before it was seen is stale
     * @param memory how long an item's id and content are remembered, in event time
     */
    public DuplicateFunction(Duration staleAfter, Duration memory) {
        this.staleAfter = staleAfter;
        this.memory = memory;
    }

    /** The last version taken of an item, and when to forget it. */
    public record Taken(String contentHash, int revision, Instant firstTime, long forgetAt) {}

    @Override
    public void open(OpenContext context) {
        waiting =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "waiting",
                                        Types.LONG,
                                        Types.LIST(RecordTypes.of(NewsItem.class))));
        taken =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("taken", RecordTypes.of(Taken.class)));
    }

    @Override
    public void processElement(NewsItem item, Context context, Collector<Admitted> out)
            throws Exception {
        long time = item.eventTime().toEpochMilli();
        if (item.late() || time <= context.timerService().currentWatermark()) {
            Taken known = taken.value();
            if (known == null) {
                out.collect(new Admitted(item, Status.LATE, 0, item.eventTime()));
            } else {
                context.output(
                        ENDED,
                        known.contentHash().equals(item.contentHash())
                                ? Status.DUPLICATE
                                : Status.LATE);
            }
            return;
        }
        List<NewsItem> atThisTime = waiting.get(time);
        List<NewsItem> changed = atThisTime == null ? new ArrayList<>() : atThisTime;
        changed.add(item);
        waiting.put(time, changed);
        context.timerService().registerEventTimeTimer(time);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Admitted> out)
            throws Exception {
        List<NewsItem> versions = waiting.get(time);
        if (versions != null) {
            waiting.remove(time);
            versions.sort(Comparator.comparing(NewsItem::contentHash));
            for (NewsItem version : versions) {
                take(version, context, out);
            }
        }
        Taken known = taken.value();
        if (known != null && known.forgetAt() <= time) {
            taken.clear();
        }
    }

    private void take(NewsItem item, OnTimerContext context, Collector<Admitted> out)
            throws Exception {
        Taken known = taken.value();
        if (known == null) {
            long forgetAt = item.eventTime().plus(memory).toEpochMilli();
            taken.update(new Taken(item.contentHash(), 0, item.eventTime(), forgetAt));
            context.timerService().registerEventTimeTimer(forgetAt);
            out.collect(new Admitted(item, stale(item), 0, item.eventTime()));
        } else if (known.contentHash().equals(item.contentHash())) {
            context.output(ENDED, Status.DUPLICATE);
        } else {
            int revision = known.revision() + 1;
            taken.update(
                    new Taken(item.contentHash(), revision, known.firstTime(), known.forgetAt()));
            out.collect(
                    new Admitted(
                            item.at(known.firstTime()),
                            Status.REVISION,
                            revision,
                            item.eventTime()));
        }
    }

    private @Nullable Status stale(NewsItem item) {
        return item.publishedAt() != null
                        && item.seenAt() != null
                        && item.publishedAt().plus(staleAfter).isBefore(item.seenAt())
                ? Status.STALE
                : null;
    }
}
