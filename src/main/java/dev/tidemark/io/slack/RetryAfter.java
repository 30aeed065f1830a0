package dev.tidemark.io.slack;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * How long a server asks to be left alone: the header {@code Retry-After} of RFC 9110, section 10.2.3, in seconds or as a
 * date.
 */
final class RetryAfter {
    /** An hour: what asks for more is taken for a slip, and alerts would be old by then. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** Where an answer asks for patience and does not say how much. */
    static final Duration UNSAID = Duration.ofSeconds(30);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private RetryAfter() {}

    /**
     * Reads the header's value.
     *
     * @param now by which a date is in the future
     */
    static Duration of(@Nullable String value, Instant now) {
        if (value == null) {
            return UNSAID;
        }
        String given = value.strip();
        if (given.matches("\\d{1,9}")) {
            return within(Duration.ofSeconds(Long.parseLong(given)));
        }
        if (given.matches("\\d+")) {
            return LONGEST;
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(given, DateTimeFormatter.RFC_1123_DATE_TIME);
            return within(Duration.between(now, date.toInstant()));
        } catch (DateTimeException e) {
            return UNSAID;
        }
    }

    private static Duration within(Duration asked) {
        if (asked.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
