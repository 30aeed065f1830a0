package dev.tidemark.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** ROME as a second opinion: on sound feeds both readers see the same, and where ROME sees less, this is what. */
class RomeComparisonTest {
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NEWS_SITEMAP", "JSON_FEED"})
    void onSoundFeedsRomeSeesTheSame(SampleFeed format) throws FeedException {
        String document = format.of(SampleFeed.entries(5, "Weights out", "A lab opens its model"));
        ParsedFeed ours = Readings.feed(document);
        SyndFeed theirs = rome(document);

        assertThat(ours.title()).isEqualTo(theirs.getTitle());
        if (format
                != SampleFeed
                        .ATOM_1_0) { // where ROME takes the feed's own address for its home page
            assertThat(ours.homePage()).isEqualTo(theirs.getLink());
        }
        assertThat(ours.entries()).hasSameSizeAs(theirs.getEntries());
        for (int i = 0; i < ours.entries().size(); i++) {
            FeedEntry entry = ours.entries().get(i);
            SyndEntry other = theirs.getEntries().get(i);
            Date published = other.getPublishedDate();
            assertThat(entry.title()).isEqualTo(other.getTitle());
            assertThat(entry.url()).isEqualTo(other.getLink());
            assertThat(entry.publishedAt())
                    .isEqualTo(published == null ? null : published.toInstant());
        }
    }

    @Test
    void romeRefusesWhatIsReadHere() {
        String item = "<item><title>R&amp;D</title></item>";
        List<String> refused =
                List.of(
                        "<!DOCTYPE rss>" + Readings.rss(item),
                        Readings.rss("<item><title>a < b</title></item>"),
                        Readings.rss(item).replace("</channel>", ""),
                        SampleFeed.JSON_FEED.of(SampleFeed.entries(1, "T", "x")),
                        SampleFeed.NEWS_SITEMAP.of(SampleFeed.entries(1, "T", "x")));
        for (String document : refused) {
            assertThatThrownBy(() -> rome(document)).as(document).isInstanceOf(Exception.class);
            assertThat(Readings.feed(document).entries()).as(document).hasSize(1);
        }
    }

    @Test
    void romeHasNoDateOrAnAbsurdOneWhereThisReaderHasOne() throws FeedException {
        String document =
                Readings.rss(
                        "<item><title>A</title><pubDate>2024年1月2日</pubDate></item>"
                                + "<item><title>B</title><pubDate>1704164645</pubDate></item>"
                                + "<item><title>C</title><pubDate>31 Feb 2024 10:00:00 GMT</pubDate></item>");

        assertThat(rome(document).getEntries())
                .extracting(SyndEntry::getPublishedDate)
                .satisfiesExactly(
                        date -> assertThat(date).isNull(),
                        date -> assertThat(date.toInstant()).isBefore("0001-01-01T00:00:00Z"),
                        date -> assertThat(date.toInstant()).isEqualTo("2024-03-02T10:00:00Z"));
        assertThat(Readings.feed(document).entries())
                .extracting(FeedEntry::publishedAt)
                .containsExactly(
                        java.time.Instant.parse("2024-01-02T00:00:00Z"),
                        java.time.Instant.parse("2024-01-02T03:04:05Z"),
                        null);
    }

    private static SyndFeed rome(String document) throws FeedException {
        return new SyndFeedInput().build(new StringReader(document));
    }
}
