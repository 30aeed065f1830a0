package dev.tidemark.io;

import dev.tidemark.feed.PublishedDate;
import dev.tidemark.model.DateQuality;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The times of one item, made to agree with each other.
 *
 * @param published null when absent, unparseable or implausible
 * @param seen null when absent or not to be believed, and nobody noted when the record arrived
 * @param quality of {@code published}
 */
public record ItemTimes(@Nullable Instant published, @Nullable Instant seen, DateQuality quality) {

    /**
     * Reads the time fields.
     *
     * <p>A stated quality of "day" is believed over a time of day, which such archives fill in. A stated
     * "unparseable", "implausible" or "backlog" survives where the date itself was left out.
     */
    static ItemTimes of(ItemFields fields, @Nullable Instant arrivedAt, Instant latestPlausible) {
        // Somewhere the day after has begun; whether it had where the item was seen is asked below.
        Instant latest =
                arrivedAt == null ? latestPlausible : arrivedAt.plus(PublishedDate.ZONE_SPAN);
        PublishedDate date = PublishedDate.read(fields.text("publishedAt"), latest);
        Instant stated = seen(fields, arrivedAt, latestPlausible);
        Instant seen = stated != null ? stated : arrivedAt;
        Instant published = date.time();
        if (published == null) {
            DateQuality quality =
                    date.quality() == DateQuality.ABSENT ? absent(stated(fields)) : date.quality();
            return new ItemTimes(null, seen, quality);
        }
        boolean day = date.quality() == DateQuality.DAY || stated(fields).equals("day");
        PublishedDate told =
                new PublishedDate(published, day ? DateQuality.DAY : DateQuality.SECOND);
        PublishedDate believed = seen == null ? told : told.asSeen(seen);
        return new ItemTimes(believed.time(), seen, believed.quality());
    }

    /**
     * The {@code seenAt} that a record states; null when absent or not to be believed.
     *
     * @param arrivedAt when the record arrived; nothing was seen more than 5 minutes later
     * @param latestPlausible the limit where nobody noted when it arrived
     */
    public static @Nullable Instant seen(
            ItemFields fields, @Nullable Instant arrivedAt, Instant latestPlausible) {
        Instant latest =
                arrivedAt == null ? latestPlausible : arrivedAt.plus(PublishedDate.CLOCK_SKEW);
        return PublishedDate.read(fields.text("seenAt"), latest).time();
    }

    /**
     * The time that scores and alerts go by: when it was seen, else when it was published, else {@code reached}.
     *
     * <p>A day counts as its last instant, because an alert must never precede the news.
     *
     * @param reached what the item's input had reached; null before its first date, then {@link
     *     PublishedDate#EARLIEST}: the item is kept, and no window of later news sees it
     */
    Instant eventTime(@Nullable Instant reached) {
        // Flink's time counts milliseconds; what is finer would be ordered by some and not by
        // others.
        return exactTime(reached).truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant exactTime(@Nullable Instant reached) {
        if (seen != null) {
            return seen;
        }
        if (published != null) {
            return quality == DateQuality.DAY ? lastInstant(published) : published;
        }
        return reached != null ? reached : PublishedDate.EARLIEST;
    }

    /** A day after its beginning, in whatever zone that is; with a time of day filled in, later than need be. */
    private static Instant lastInstant(Instant beginning) {
        return beginning.plus(1, ChronoUnit.DAYS).minusMillis(1);
    }

    private static String stated(ItemFields fields) {
        String quality = fields.text("dateQuality");
        return quality == null ? "" : quality.strip().toLowerCase(Locale.ROOT);
    }

    private static DateQuality absent(String stated) {
        return switch (stated) {
            case "unparseable" -> DateQuality.UNPARSEABLE;
            case "implausible" -> DateQuality.IMPLAUSIBLE;
            case "backlog" -> DateQuality.BACKLOG;
            default -> DateQuality.ABSENT;
        };
    }
}
