package dev.tidemark.cli;

import dev.tidemark.io.archive.ReplayProgress;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a replay on standard error: items, items per second, event time reached, time left.
 *
 * <p>One line redrawn on a terminal; elsewhere nothing, so that logs stay readable.
 */
final class ProgressLine implements AutoCloseable {
    private static final long REDRAW_MILLIS = 250;

    private final @Nullable ProgressBar bar;
    private final @Nullable ScheduledExecutorService clock;

    private ProgressLine(@Nullable ProgressBar bar, @Nullable ScheduledExecutorService clock) {
        this.bar = bar;
        this.clock = clock;
    }

    /**
     * Starts showing, if there is a terminal to show on.
     *
     * @param bytes in all; 0 where nobody knows, then nothing is shown
     */
    static ProgressLine show(ReplayProgress progress, long bytes) {
        if (System.console() == null || bytes == 0) {
            return new ProgressLine(null, null);
        }
        ProgressBar bar =
                new ProgressBarBuilder()
                        .setTaskName("replay")
                        .setInitialMax(bytes)
                        .setUnit(" MB", 1_000_000)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis((int) REDRAW_MILLIS)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .build();
        long start = System.nanoTime();
        ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "progress");
                            thread.setDaemon(true);
                            return thread;
                        });
        clock.scheduleAtFixedRate(
                () -> update(bar, progress, start), 0, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
        return new ProgressLine(bar, clock);
    }

    private static void update(ProgressBar bar, ReplayProgress progress, long start) {
        double seconds = Math.max(1e-3, (System.nanoTime() - start) / 1e9);
        long read = progress.recordsRead() - progress.recordsSkipped();
        Instant reached = progress.reached();
        bar.stepTo(progress.bytesRead());
        bar.setExtraMessage(
                String.format(
                        " %,d items, %,.0f/s, at %s",
                        progress.recordsRead(), read / seconds, reached == null ? "-" : reached));
    }

    @Override
    public void close() {
        if (clock != null && bar != null) {
            clock.shutdownNow();
            bar.close();
        }
    }
}
