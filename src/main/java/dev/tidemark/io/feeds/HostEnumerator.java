package dev.tidemark.io.feeds;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.jspecify.annotations.Nullable;

/**
 * Deals hosts out to readers, each to the one that the hash of its name names.
 *
 * <p>After a restart readers come with the hosts that they hold in the checkpoint, or others do if there are more or fewer
 * now; what is dealt out then is what the list has and nobody holds. Hosts that the list has no more are forgotten here,
 * and dropped by whoever holds them. All methods are called by one thread.
 */
final class HostEnumerator implements SplitEnumerator<HostSplit, HostAssignment> {

    private final SplitEnumeratorContext<HostSplit> context;
    private final Set<String> assigned = new LinkedHashSet<>();
    private final Map<String, HostSplit> waiting = new LinkedHashMap<>();

    /**
     * Compares what was dealt out with the list.
     *
     * @param hosts of all feeds that are watched now
     * @param before {@link HostAssignment#NONE} for a new job
     */
    HostEnumerator(
            SplitEnumeratorContext<HostSplit> context, Set<String> hosts, HostAssignment before) {
        this.context = context;
        assigned.addAll(before.assigned());
        assigned.retainAll(hosts);
        before.waiting().forEach(split -> waiting.put(split.host(), split));
        waiting.keySet().retainAll(hosts);
        for (String host : hosts) {
            if (!assigned.contains(host)) {
                waiting.putIfAbsent(host, HostSplit.untouched(host));
            }
        }
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtaskId, @Nullable String requesterHostname) {
        // Readers never ask: they are given their hosts when they register.
    }

    @Override
    public void addSplitsBack(List<HostSplit> splits, int subtaskId) {
        for (HostSplit split : splits) {
            assigned.remove(split.host());
            waiting.put(split.host(), split);
        }
    }

    @Override
    public void addReader(int subtaskId) {
        List<HostSplit> mine = new ArrayList<>();
        for (Iterator<HostSplit> left = waiting.values().iterator(); left.hasNext(); ) {
            HostSplit split = left.next();
            if (Math.floorMod(split.host().hashCode(), context.currentParallelism()) == subtaskId) {
                mine.add(split);
                assigned.add(split.host());
                left.remove();
            }
        }
        if (!mine.isEmpty()) {
            context.assignSplits(new SplitsAssignment<>(Map.of(subtaskId, mine)));
        }
    }

    @Override
    public HostAssignment snapshotState(long checkpointId) {
        return new HostAssignment(assigned, List.copyOf(waiting.values()));
    }

    @Override
    public void close() {}
}
