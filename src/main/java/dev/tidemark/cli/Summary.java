package dev.tidemark.cli;

import dev.tidemark.io.RefusedDocuments;
import dev.tidemark.io.archive.ReplayProgress;
import dev.tidemark.model.Status;
import dev.tidemark.operator.TallyFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;

/**
 * What a job did: every record read, in the class it ended in.
 *
 * @param read records that are no ticks
 * @param resumed true when the run went on from a checkpoint
 * @param skipped those of them that an earlier run had read already
 */
record Summary(
        long read,
        long ticks,
        Map<Status, Long> ended,
        boolean resumed,
        long skipped,
        long restarts,
        double seconds) {
    /** More than one in so many is no accident. */
    private static final int MANY_LATE = 10;

    static Summary of(JobExecutionResult result, boolean resumed, ReplayProgress progress) {
        return of(
                result.getAllAccumulatorResults(),
                resumed,
                progress.recordsSkipped(),
                result.getNetRuntime() / 1000.0);
    }

    static Summary of(Map<String, Object> totals, boolean resumed, long skipped, double seconds) {
        Map<Status, Long> ended = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            ended.put(status, total(totals, status.word()));
        }
        long ticks = total(totals, TallyFunction.TICK);
        return new Summary(
                total(totals, TallyFunction.READ) - ticks,
                ticks,
                ended,
                resumed,
                skipped,
                total(totals, TallyFunction.RESTARTS),
                seconds);
    }

    private static long total(Map<String, Object> totals, String name) {
        return totals.get(TallyFunction.ACCUMULATOR + name) instanceof Long total ? total : 0;
    }

    /** True when every record read ended in exactly one class. */
    boolean adds() {
        return waiting() == 0;
    }

    /** The exit status of a run that ended with this: 0, or 1 when the sum is wrong. */
    int exit() {
        return adds() ? 0 : 1;
    }

    /** Items read that wait for the watermark: none at the end of the input. */
    long waiting() {
        return read - ended.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The sum in one line, as in {@code read 3 = scored 1 + neutral 2 + …}. */
    String sum() {
        return "read "
                + read
                + " = "
                + Arrays.stream(Status.values())
                        .map(status -> status.word() + " " + ended.get(status))
                        .collect(Collectors.joining(" + "));
    }

    /** The lines that a job ends with. */
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(
                resumed && read == 0 && ticks == 0
                        ? "the input was read before this run; its counts went with the run that read it"
                        : sum());
        if (ticks > 0) {
            text.append("\nand ").append(ticks).append(" ticks");
        }
        if (!adds()) {
            text.append("\nthe sum is wrong: this is a defect of Tidemark, please report it");
        }
        if (ended.getOrDefault(Status.LATE, 0L) * MANY_LATE > read) {
            text.append(
                    "\nmuch is late and not scored: the input has to be in the order of time, each"
                            + " file with its oldest line first");
        }
        if (skipped > 0) {
            text.append("\nresumed: %d read before, %d in this run".formatted(skipped, readHere()));
        }
        text.append(
                "\n%.1f s, %,.0f items/s, %d restarts, peak memory %s"
                        .formatted(
                                seconds,
                                readHere() / Math.max(seconds, 1e-3),
                                restarts,
                                peakMemory()));
        return text.toString();
    }

    /** A further line where Elasticsearch has refused documents of a job in this process; else nothing. */
    static String refused(JobID job) {
        long refused = RefusedDocuments.of(job);
        return refused == 0
                ? ""
                : "\n%d documents refused by Elasticsearch, kept in %s"
                        .formatted(refused, RefusedDocuments.INDEX);
    }

    private long readHere() {
        return Math.max(0, read - skipped);
    }

    /** Peak resident memory of this process where the system tells it (Linux). */
    private static String peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        List<String> lines = Files.isReadable(status) ? Files.readAllLines(status) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .map(kilobytes -> Long.parseLong(kilobytes) / 1024 + " MiB")
                .findFirst()
                .orElse("unknown");
    }
}
