package dev.tidemark.cli;

import dev.tidemark.io.archive.ReplayProgress;
import dev.tidemark.model.Status;
import dev.tidemark.operator.TallyFunction;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobExecutionResult;
import org.jspecify.annotations.Nullable;

/** What a finished replay did: every record read, in the class it ended in. */
record Summary(long read, Map<Status, Long> ended, long skipped, long restarts, double seconds) {

    static Summary of(JobExecutionResult result, ReplayProgress progress) {
        Map<String, Object> totals = result.getAllAccumulatorResults();
        Map<Status, Long> ended = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            ended.put(status, total(totals, status.word()));
        }
        return new Summary(
                total(totals, TallyFunction.READ),
                ended,
                progress.recordsSkipped(),
                total(totals, TallyFunction.RESTARTS),
                result.getNetRuntime() / 1000.0);
    }

    private static long total(Map<String, Object> totals, String name) {
        return totals.get(TallyFunction.ACCUMULATOR + name) instanceof Long total ? total : 0;
    }

    /** True when every record read ended in exactly one class. */
    boolean adds() {
        return read == ended.values().stream().mapToLong(Long::longValue).sum();
    }

    /** One line: what was read, and the classes that it ended in. */
    String sum() {
        return "read "
                + read
                + " = "
                + Arrays.stream(Status.values())
                        .map(status -> status.word() + " " + ended.get(status))
                        .collect(Collectors.joining(" + "));
    }

    /** Prints it, and says whether the sum is right. */
    boolean print(PrintStream to, @Nullable Path out) throws IOException {
        to.println(sum());
        if (!adds()) {
            to.println("the sum is wrong: this is a defect of Tidemark, please report it");
        }
        if (skipped > 0) {
            to.printf("resumed: %d read before, %d in this run%n", skipped, read - skipped);
        }
        to.printf(
                "%.1f s, %,.0f items/s, %d restarts, peak memory %s%n",
                seconds, (read - skipped) / Math.max(seconds, 1e-3), restarts, peakMemory());
        if (out != null) {
            to.println("written to " + out);
        }
        return adds();
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
