package dev.tidemark.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What the headers of an answer say, read leniently. */
final class ResponseHead {
    private static final Pattern CHARSET =
            Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?\\s*([\\w.:+-]{1,40})");

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,18})(?:\\.\\d*)?");

    /** Far enough for whoever means for ever, and near enough to add to any time. */
    private static final long FOR_EVER_SECONDS = Duration.ofDays(3_650).toSeconds();

    private ResponseHead() {}

    /** The media type in lower case, without parameters. */
    static @Nullable String contentType(Headers headers) {
        String given = headers.get("Content-Type");
        String type = given == null ? "" : given.replaceFirst("(?s)[;,].*", "").strip();
        return type.isEmpty() || type.length() > 100 ? null : type.toLowerCase(Locale.ROOT);
    }

    static @Nullable String charset(Headers headers) {
        String given = headers.get("Content-Type");
        Matcher charset = CHARSET.matcher(given == null ? "" : given);
        return charset.find() ? charset.group(1) : null;
    }

    /**
     * Until when the server wants no further request (RFC 9110, section 10.2.3): seconds, or a date, which is taken by
     * the server's own clock where it shows it.
     *
     * @return null when it does not say, or nothing that can be read
     */
    static @Nullable Instant retryAfter(Headers headers, Instant now) {
        String given = headers.get("Retry-After");
        if (given == null) {
            return null;
        }
        Matcher seconds = SECONDS.matcher(given.strip());
        if (seconds.matches()) {
            return now.plusSeconds(Math.min(Long.parseLong(seconds.group(1)), FOR_EVER_SECONDS));
        }
        Date until = headers.getDate("Retry-After");
        if (until == null) {
            return null;
        }
        Date serverTime = headers.getDate("Date");
        long wait =
                Duration.between(
                                serverTime == null ? now : serverTime.toInstant(),
                                until.toInstant())
                        .toSeconds();
        return now.plusSeconds(Math.max(0, Math.min(wait, FOR_EVER_SECONDS)));
    }
}
