package dev.tidemark.feed;

import dev.tidemark.model.DateQuality;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as feeds write it, read without guessing: what cannot be read is no date, never "now".
 *
 * <p>A time without a zone counts as UTC, unless the caller knows better. Midnight without a zone is taken for a date without a time, because that
 * is how most programs print one; midnight with a zone is believed. Where the day is all that is known, the time is
 * the day's first instant in UTC, and it is the reader's business to allow for the rest of the day.
 *
 * @param time the instant; null unless {@code quality} is SECOND or DAY
 * @param quality how far it can be trusted, or why there is none
 */
public record PublishedDate(@Nullable Instant time, DateQuality quality) {

    /** The earliest date believed: there was no feed before; 1970 and 0000 are programs' zeroes. */
    public static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");

    /** A feed's clock may run ahead of ours by this much. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** A day begins in the farthest zone this long before it begins in UTC. */
    public static final Duration ZONE_SPAN = Duration.ofHours(14);

    private static final PublishedDate ABSENT = new PublishedDate(null, DateQuality.ABSENT);
    private static final PublishedDate UNPARSEABLE =
            new PublishedDate(null, DateQuality.UNPARSEABLE);
    private static final PublishedDate IMPLAUSIBLE =
            new PublishedDate(null, DateQuality.IMPLAUSIBLE);

    /** Longer texts are no dates; keeps the patterns below from working on pages of text. */
    private static final int LONGEST = 100;

    private static final Pattern EPOCH_SECONDS = Pattern.compile("\\d{9,10}(?:\\.\\d{1,9})?");
    private static final Pattern EPOCH_MILLIS = Pattern.compile("\\d{12,13}");

    /** A text that has a time of day, so that what follows can be a zone and not a part of the date. */
    private static final Pattern ZONED =
            Pattern.compile(
                    "(.*?(?:\\d:\\d\\d|\\dT\\d{4,6})(?::\\d\\d)?(?:[.,]\\d+)?(?: ?[AP]M)?) ?([A-Z]{1,5})?"
                            + " ?([+-]\\d{1,2}(?::?\\d\\d)?)?( \\d{4})?");

    /**
     * Reads a date.
     *
     * @param raw the text or number as the feed gives it; null or blank is ABSENT
     * @param latestPlausible later dates are IMPLAUSIBLE, as are those before {@link #EARLIEST}; both ends belong to
     *     the range
     * @return never null; never throws
     */
    public static PublishedDate read(@Nullable String raw, Instant latestPlausible) {
        return read(raw, latestPlausible, ZoneOffset.UTC);
    }

    /**
     * Reads a date whose zone, where it has none, is known from elsewhere.
     *
     * @param raw the text or number as the feed gives it; null or blank is ABSENT
     * @param latestPlausible later dates are IMPLAUSIBLE, as are those before {@link #EARLIEST}; both ends belong to
     *     the range
     * @param zoneless the zone of a time of day without one; a mere day stays the day in UTC
     * @return never null; never throws
     */
    public static PublishedDate read(
            @Nullable String raw, Instant latestPlausible, ZoneOffset zoneless) {
        if (raw == null || raw.isBlank()) {
            return ABSENT;
        }
        PublishedDate date = raw.length() > LONGEST ? UNPARSEABLE : readPlain(raw, zoneless);
        Instant time = date.time();
        boolean outside =
                time != null && (time.isBefore(EARLIEST) || time.isAfter(latestPlausible));
        return outside ? IMPLAUSIBLE : date;
    }

    /** The same date, or IMPLAUSIBLE where it is later than an item can be that was seen at that moment. */
    public PublishedDate asSeen(Instant seen) {
        Duration ahead = quality == DateQuality.DAY ? ZONE_SPAN : CLOCK_SKEW;
        return time != null && time.isAfter(seen.plus(ahead)) ? IMPLAUSIBLE : this;
    }

    private static PublishedDate readPlain(String raw, ZoneOffset zoneless) {
        String plain = DateForms.plain(raw);
        PublishedDate date = parse(plain, zoneless);
        String rewritten = date.time() == null ? DateSpellings.rewritten(plain) : plain;
        return rewritten.equals(plain) ? date : parse(rewritten, zoneless);
    }

    private static PublishedDate parse(String text, ZoneOffset zoneless) {
        try {
            if (EPOCH_SECONDS.matcher(text).matches()) {
                return second(Instant.ofEpochSecond(Long.parseLong(text.replaceAll("\\..*", ""))));
            }
            if (EPOCH_MILLIS.matcher(text).matches()) {
                return second(Instant.ofEpochMilli(Long.parseLong(text)));
            }
            Matcher zoned = ZONED.matcher(text);
            if (!zoned.matches() || (zoned.group(2) == null && zoned.group(3) == null)) {
                return local(text, zoneless);
            }
            ZoneOffset zone = DateZones.of(zoned.group(2), zoned.group(3));
            String body = zoned.group(4) == null ? zoned.group(1) : zoned.group(1) + zoned.group(4);
            return zone == null ? UNPARSEABLE : at(body, zone);
        } catch (DateTimeException e) {
            return UNPARSEABLE; // a zone or an epoch beyond what the calendar has
        }
    }

    private static PublishedDate at(String body, ZoneOffset zone) {
        return DateForms.parse(body) instanceof LocalDateTime time
                ? second(time.toInstant(zone))
                : UNPARSEABLE;
    }

    private static PublishedDate local(String text, ZoneOffset zoneless) {
        TemporalAccessor parsed = DateForms.parse(text);
        if (parsed instanceof LocalDate day) {
            return day(day);
        }
        if (!(parsed instanceof LocalDateTime time)) {
            return UNPARSEABLE;
        }
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? day(time.toLocalDate())
                : second(time.toInstant(zoneless));
    }

    private static PublishedDate second(Instant time) {
        return new PublishedDate(time, DateQuality.SECOND);
    }

    private static PublishedDate day(LocalDate day) {
        return new PublishedDate(day.atStartOfDay(ZoneOffset.UTC).toInstant(), DateQuality.DAY);
    }
}
