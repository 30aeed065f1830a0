package dev.tidemark.operator;

import dev.tidemark.health.FeedMemory;
import dev.tidemark.health.FeedWatch;
import dev.tidemark.health.GroupMemory;
import dev.tidemark.model.FeedReport;
import dev.tidemark.model.FeedStanding;
import dev.tidemark.model.HealthAlert;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Takes reports of polls to the {@link FeedWatch}: the standing of the feed comes out for each, alerts at the side.
 *
 * <p>Runs with parallelism 1, because a group is gone only if one place sees all of its feeds; a report costs
 * about a millisecond where a thousand feeds are watched, which report every other second. What is remembered is written with every checkpoint.
 */
public final class HealthFunction extends ProcessFunction<FeedReport, FeedStanding>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** What people are told. */
    public static final OutputTag<HealthAlert> ALERTS =
            new OutputTag<>("feed-alerts", RecordTypes.of(HealthAlert.class));

    @SuppressWarnings("NullAway.Init") // by initializeState, before the first report
    private transient FeedWatch watch;

    @SuppressWarnings("NullAway.Init")
    private transient ListState<FeedMemory> feeds;

    @SuppressWarnings("NullAway.Init")
    private transient ListState<GroupMemory> groups;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        feeds = list(context, "feeds", FeedMemory.class);
        groups = list(context, "groups", GroupMemory.class);
        watch = new FeedWatch();
        for (FeedMemory feed : feeds.get()) {
            watch.restore(feed);
        }
        for (GroupMemory group : groups.get()) {
            watch.restore(group);
        }
    }

    @Override
    public void processElement(FeedReport report, Context context, Collector<FeedStanding> out) {
        FeedWatch.Outcome outcome = watch.observe(report);
        out.collect(outcome.standing());
        outcome.alerts().forEach(alert -> context.output(ALERTS, alert));
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        feeds.update(List.copyOf(watch.feeds()));
        groups.update(List.copyOf(watch.groups()));
    }

    private static <T> ListState<T> list(
            FunctionInitializationContext context, String name, Class<T> record) throws Exception {
        return context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>(name, RecordTypes.of(record)));
    }
}
