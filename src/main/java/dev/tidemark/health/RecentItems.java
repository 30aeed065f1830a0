package dev.tidemark.health;

import dev.tidemark.model.FeedReport;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a feed brought lately: sums that fade by e a week. Immutable.
 *
 * @param since its first report
 * @param asOf the report to which everything is faded
 * @param fresh new items, those of its first document not counted: they are its past
 * @param listed entries, likewise
 * @param told new and revised items, with those of the first document
 * @param undated those among them whose date cannot be trusted
 */
public record RecentItems(
        Instant since, Instant asOf, double fresh, double listed, double told, double undated) {
    private static final double FADES_DAYS = 7;
    private static final double SECONDS_A_DAY = 86_400;

    static RecentItems starting(Instant now) {
        return new RecentItems(now, now, 0, 0, 0, 0);
    }

    /** With another report; {@code first} when no document of the feed was ever read before. */
    RecentItems plus(FeedReport report, Instant now, boolean first) {
        double keep = Math.exp(-Math.max(0, days(asOf, now)) / FADES_DAYS);
        return new RecentItems(
                since,
                now,
                fresh * keep + (first ? 0 : report.fresh()),
                listed * keep + (first ? 0 : report.listed()),
                told * keep + report.fresh() + report.revised(),
                undated * keep + report.undated());
    }

    /** New items a day; in its first days as if it were a day old at least. */
    double itemsPerDay() {
        double age = Math.max(1, days(since, asOf));
        return fresh / (FADES_DAYS * (1 - Math.exp(-age / FADES_DAYS)));
    }

    @Nullable Double seenShare() {
        return listed == 0 ? null : share(1 - fresh / listed);
    }

    @Nullable Double datedShare() {
        return told == 0 ? null : share(1 - undated / told);
    }

    private static double share(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / SECONDS_A_DAY;
    }
}
