package dev.tidemark.io.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A source that brings an entry each period and corrects every fifth of them an hour and a half later; its feed lists the
 * latest twelve, in one of three formats.
 */
record Newswire(String name, Format format, Instant start, Duration period) {
    private static final int LISTED = 12;
    private static final Duration CORRECTED_AFTER = Duration.ofMinutes(90);

    enum Format {
        RSS,
        ATOM,
        JSON
    }

    /** The feed as it is at a time. */
    String document(Instant now) {
        List<String> entries = new ArrayList<>();
        int last = published(now);
        for (int i = last; i > Math.max(0, last - LISTED); i--) {
            entries.add(entry(i, now));
        }
        String all = entries.stream().collect(Collectors.joining(format == Format.JSON ? "," : ""));
        return switch (format) {
            case RSS ->
                    "<rss version='2.0'><channel><title>%s</title>%s</channel></rss>"
                            .formatted(name, all);
            case ATOM ->
                    "<feed xmlns='http://www.w3.org/2005/Atom'><title>%s</title>%s</feed>"
                            .formatted(name, all);
            case JSON ->
                    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"%s\",\"items\":[%s]}"
                            .formatted(name, all);
        };
    }

    /** All that was published within these times, as its last version by the second reads. */
    List<String> titles(Instant from, Instant until) {
        return IntStream.rangeClosed(1, published(until))
                .filter(number -> time(number).isAfter(from))
                .mapToObj(number -> title(number, corrected(number, until)))
                .toList();
    }

    private int published(Instant now) {
        return (int) (Duration.between(start, now).toMillis() / period.toMillis()) + 1;
    }

    private Instant time(int number) {
        return start.plus(period.multipliedBy(number - 1));
    }

    private boolean corrected(int number, Instant now) {
        return number % 5 == 0 && !now.isBefore(time(number).plus(CORRECTED_AFTER));
    }

    private String title(int number, boolean corrected) {
        return "%s %d%s".formatted(name, number, corrected ? " (corrected)" : "");
    }

    private String entry(int number, Instant now) {
        String title = title(number, corrected(number, now));
        String link = "https://%s.example/%d".formatted(name.toLowerCase(Locale.ROOT), number);
        Instant time = time(number);
        return switch (format) {
            case RSS ->
                    "<item><title>%s</title><link>%s</link><pubDate>%s</pubDate></item>"
                            .formatted(title, link, time);
            case ATOM ->
                    "<entry><title>%s</title><link href='%s'/><published>%s</published></entry>"
                            .formatted(title, link, time);
            case JSON ->
                    "{\"title\":\"%s\",\"url\":\"%s\",\"date_published\":\"%s\"}"
                            .formatted(title, link, time);
        };
    }
}
