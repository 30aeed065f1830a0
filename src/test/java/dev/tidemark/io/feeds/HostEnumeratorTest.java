package dev.tidemark.io.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fetch.PollSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.junit.jupiter.api.Test;

class HostEnumeratorTest {
    private static final Set<String> HOSTS =
            new LinkedHashSet<>(
                    IntStream.range(0, 50).mapToObj(i -> "host" + i + ".example").toList());

    @Test
    void eachHostGoesToOneReaderInOneGoAndTheSameInEveryRun() {
        Readers first = new Readers(3);
        Readers second = new Readers(3);
        HostEnumerator enumerator = first.enumerator(HOSTS, HostAssignment.NONE);
        second.enumerator(HOSTS, HostAssignment.NONE);
        first.register(2, 0, 1);
        second.register(0, 1, 2);

        assertThat(first.hosts()).containsExactlyInAnyOrderElementsOf(HOSTS);
        assertThat(first.byReader).isEqualTo(second.byReader).hasSize(3);
        assertThat(first.calls).isEqualTo(3);
        assertThat(enumerator.snapshotState(1)).isEqualTo(new HostAssignment(HOSTS, List.of()));
    }

    @Test
    void aReaderThatComesBackGetsWhatItHadNotCheckpointedAndNothingElse() {
        Readers readers = new Readers(2);
        HostEnumerator enumerator = readers.enumerator(HOSTS, HostAssignment.NONE);
        readers.register(0, 1);
        List<HostSplit> lost =
                List.of(
                        new HostSplit(
                                readers.byReader.get(1).get(0).host(),
                                List.of(
                                        new PollSchedule(Reading.POLL)
                                                .first("https://a.example/", Instant.EPOCH))));
        readers.byReader.clear();

        enumerator.addSplitsBack(lost, 1);
        assertThat(enumerator.snapshotState(2).waiting()).isEqualTo(lost);
        readers.register(1);
        assertThat(readers.byReader).isEqualTo(Map.of(1, lost));
        assertThat(enumerator.snapshotState(3).waiting()).isEmpty();
    }

    @Test
    void afterARestartOnlyWhatTheListHasAndNobodyHoldsIsDealtOut() {
        Set<String> edited = new LinkedHashSet<>(HOSTS);
        edited.remove("host7.example");
        edited.remove("host8.example");
        edited.add("new.example");
        Set<String> held = new LinkedHashSet<>(HOSTS);
        held.remove("host8.example");
        held.remove("host9.example");
        HostAssignment before =
                new HostAssignment(
                        held,
                        List.of(
                                HostSplit.untouched("host8.example"),
                                HostSplit.untouched("host9.example")));

        Readers readers = new Readers(4); // there were others before
        HostEnumerator enumerator = readers.enumerator(edited, before);
        readers.register(0, 1, 2, 3);

        assertThat(readers.hosts()).containsExactlyInAnyOrder("host9.example", "new.example");
        assertThat(enumerator.snapshotState(1)).isEqualTo(new HostAssignment(edited, List.of()));
    }

    /** What Flink is for an enumerator, and what readers were given. */
    private static final class Readers implements SplitEnumeratorContext<HostSplit> {
        private final Map<Integer, List<HostSplit>> byReader = new HashMap<>();
        private final int parallelism;
        private int calls;
        private HostEnumerator enumerator;

        Readers(int parallelism) {
            this.parallelism = parallelism;
        }

        HostEnumerator enumerator(Set<String> hosts, HostAssignment before) {
            enumerator = new HostEnumerator(this, hosts, before);
            enumerator.start();
            return enumerator;
        }

        void register(int... readers) {
            for (int reader : readers) {
                enumerator.addReader(reader);
            }
        }

        List<String> hosts() {
            return byReader.values().stream().flatMap(List::stream).map(HostSplit::host).toList();
        }

        @Override
        public void assignSplits(SplitsAssignment<HostSplit> assignment) {
            calls++;
            assignment
                    .assignment()
                    .forEach(
                            (reader, splits) ->
                                    byReader.computeIfAbsent(reader, r -> new ArrayList<>())
                                            .addAll(splits));
        }

        @Override
        public int currentParallelism() {
            return parallelism;
        }

        @Override
        public SplitEnumeratorMetricGroup metricGroup() {
            throw new AssertionError("not asked for");
        }

        @Override
        public void sendEventToSourceReader(int subtaskId, SourceEvent event) {
            throw new AssertionError("no events");
        }

        @Override
        public Map<Integer, ReaderInfo> registeredReaders() {
            return Map.of();
        }

        @Override
        public void signalNoMoreSplits(int subtask) {
            throw new AssertionError("feeds have no end");
        }

        @Override
        public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
            throw new AssertionError("no calls");
        }

        @Override
        public <T> void callAsync(
                Callable<T> callable, BiConsumer<T, Throwable> handler, long delay, long period) {
            throw new AssertionError("no calls");
        }

        @Override
        public void runInCoordinatorThread(Runnable runnable) {
            throw new AssertionError("no calls");
        }
    }
}
