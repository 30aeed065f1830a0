package dev.tidemark.bench.state;

import dev.tidemark.model.RawRecord;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Invented news in the order of time that rests at the end of each year until it is told to go on, so that what is
 * measured then is measured of a pipeline at rest. One at a time in a process.
 */
final class YearlyNews implements SourceFunction<RawRecord> {
    private static final long serialVersionUID = 1L;

    private static final Semaphore YEARS_READ = new Semaphore(0);
    private static final Semaphore YEARS_MEASURED = new Semaphore(0);

    private final int companies;
    private final int years;
    private final long seed;
    private volatile boolean cancelled;

    YearlyNews(int companies, int years, long seed) {
        this.companies = companies;
        this.years = years;
        this.seed = seed;
    }

    /** Waits until another year has been read, its last records perhaps still on their way; false when the patience ends. */
    static boolean awaitYear(Duration patience) throws InterruptedException {
        return YEARS_READ.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets the next year be read. */
    static void goOn() {
        YEARS_MEASURED.release();
    }

    @Override
    public void run(SourceContext<RawRecord> out) throws InterruptedException {
        NewsYears news = new NewsYears(companies, seed);
        for (int year = 0; year < years && !cancelled; year++) {
            while (!cancelled && news.year() == year) {
                RawRecord record = news.next();
                synchronized (out.getCheckpointLock()) {
                    out.collect(record);
                    out.emitWatermark(new Watermark(news.millis() - 1));
                }
            }
            YEARS_READ.release();
            YEARS_MEASURED.acquire();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
    }
}
