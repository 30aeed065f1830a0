package dev.tidemark.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Feeds as tests read them. */
final class Readings {
    static final Instant LATEST = Instant.parse("2026-05-01T00:00:00Z");
    private static final FeedParser PARSER = new FeedParser(FeedLimits.DEFAULT);

    private Readings() {}

    static FeedReading of(byte[] bytes, @Nullable String contentType, @Nullable String url) {
        return PARSER.parse(new FeedDocument(bytes, contentType, url, null, LATEST));
    }

    static FeedReading of(byte[] bytes) {
        return of(bytes, null, null);
    }

    static FeedReading of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static ParsedFeed feed(byte[] bytes, @Nullable String contentType, @Nullable String url) {
        FeedReading reading = of(bytes, contentType, url);
        assertThat(reading).isInstanceOf(ParsedFeed.class);
        return (ParsedFeed) reading;
    }

    static ParsedFeed feed(byte[] bytes) {
        return feed(bytes, null, null);
    }

    static ParsedFeed feed(String text) {
        return feed(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The only entry of an RSS feed with these fields in its only item. */
    static FeedEntry item(String fields) {
        return feed(rss("<item>" + fields + "</item>")).entries().get(0);
    }

    /** An RSS feed with the usual prefixes declared. */
    static String rss(String items) {
        return "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:media=\"http://search.yahoo.com/mrss/\""
                + " xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Desk</title>"
                + items
                + "</channel></rss>";
    }

    static RefusedFeed refused(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    static RefusedFeed refused(byte[] bytes) {
        FeedReading reading = of(bytes);
        assertThat(reading).isInstanceOf(RefusedFeed.class);
        return (RefusedFeed) reading;
    }
}
