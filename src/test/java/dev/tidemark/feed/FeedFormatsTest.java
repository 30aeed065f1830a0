package dev.tidemark.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.model.DateQuality;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedFormatsTest {
    @ParameterizedTest
    @EnumSource
    void everyFormatYieldsItsEntriesOnceAndInOrder(SampleFeed format) {
        List<SampleFeed.Entry> entries =
                SampleFeed.entries(7, "Weights out", "A lab opens its model");
        ParsedFeed feed = Readings.feed(format.of(entries));

        assertThat(feed.format()).isEqualTo(format.format);
        assertThat(feed.malformed()).isNull();
        assertThat(feed.refused()).isEmpty();
        assertThat(feed.entries())
                .extracting(FeedEntry::title)
                .containsExactlyElementsOf(entries.stream().map(SampleFeed.Entry::title).toList());
        assertThat(feed.entries())
                .extracting(FeedEntry::url)
                .containsExactlyElementsOf(entries.stream().map(SampleFeed.Entry::link).toList());
        assertThat(feed.entries()).extracting(FeedEntry::source).containsOnly("Press");
        FeedEntry first = feed.entries().get(0);
        assertThat(first.text()).isEqualTo(format.hasText() ? "A lab opens its model 1" : "");
        assertThat(first.publishedAt())
                .isEqualTo(format.hasDates() ? Instant.parse("2024-01-01T18:04:05Z") : null);
        assertThat(first.dateQuality())
                .isEqualTo(format.hasDates() ? DateQuality.SECOND : DateQuality.ABSENT);
    }

    @Test
    void theFormatIsToldByContentWhateverTheServerCallsIt() {
        String rss = Readings.rss("<item><title>One</title></item>");

        assertThat(Readings.feed(rss.getBytes(), "application/json", null).format())
                .isEqualTo(FeedFormat.RSS_2_0);
    }

    @Test
    void aFeedWithoutEntriesIsAFeed() {
        ParsedFeed feed = Readings.feed(Readings.rss(""));

        assertThat(feed.entries()).isEmpty();
        assertThat(feed.title()).isEqualTo("Desk");
    }

    @Test
    void theFullTextIsPreferredToTheSummary() {
        FeedEntry entry =
                Readings.item(
                        "<title>T</title><description>Short.</description>"
                                + "<content:encoded><![CDATA[<p>One.</p><p>Two &amp; three.</p>]]></content:encoded>");

        assertThat(entry.text()).isEqualTo("One.\nTwo & three.");
    }

    @Test
    void theDescriptionOfMediaIsTheLastResort() {
        assertThat(
                        Readings.item(
                                        "<title>T</title><media:group><media:content url='v.mp4'>"
                                                + "<media:description>Seen in the film.</media:description>"
                                                + "</media:content></media:group>")
                                .text())
                .isEqualTo("Seen in the film.");
    }

    @Test
    void titlesEscapedTwiceAreReadAndPlainOnesAreTakenAtTheirWord() {
        assertThat(
                        Readings.item("<title>R&amp;amp;D at &amp;#8220;Meta&amp;#8221;</title>")
                                .title())
                .isEqualTo("R&D at “Meta”");
        String atom =
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='text'>The &lt;b&gt; tag"
                        + "</title><id>urn:1</id></entry></feed>";
        assertThat(Readings.feed(atom).entries().get(0).title()).isEqualTo("The <b> tag");
    }

    @Test
    void linksAreResolvedAgainstTheBaseInForce() {
        String atom =
                "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/news/'><entry xml:base='2024/'>"
                        + "<title>A</title><link href='a.html'/></entry>"
                        + "<entry><title>B</title><link href='//cdn.example/b'/></entry>"
                        + "<entry><title>C</title><link href='javascript:alert(1)'/></entry></feed>";
        ParsedFeed feed =
                Readings.feed(atom.getBytes(), null, "https://lab.example/feeds/atom.xml");

        assertThat(feed.entries())
                .extracting(FeedEntry::url)
                .containsExactly(
                        "https://lab.example/news/2024/a.html", "https://cdn.example/b", null);
        assertThat(feed.entries())
                .extracting(FeedEntry::feed)
                .containsOnly("https://lab.example/feeds/atom.xml");
    }

    @Test
    void anXhtmlTextKeepsItsParagraphsWhateverItsPrefixIs() {
        String atom =
                "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:h='http://www.w3.org/1999/xhtml'><entry>"
                        + "<title type='xhtml'><h:div>A &lt; <h:b>B</h:b></h:div></title><content type='xhtml'>"
                        + "<h:div><h:p>One</h:p><h:p><![CDATA[1 < 2]]></h:p></h:div></content></entry></feed>";
        FeedEntry entry = Readings.feed(atom).entries().get(0);

        assertThat(entry.title()).isEqualTo("A < B");
        assertThat(entry.text()).isEqualTo("One\n1 < 2");
    }

    @Test
    void theOriginalOfACopiedEntryIsCredited() {
        assertThat(
                        Readings.item(
                                        "<title>T</title><source url='https://a.example/'>Agency</source>")
                                .source())
                .isEqualTo("Agency");
        String atom =
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>Planet</title><entry><source><title>Lab blog"
                        + "</title><id>urn:lab</id></source><title>T</title><id>urn:1</id></entry></feed>";
        FeedEntry entry = Readings.feed(atom).entries().get(0);
        assertThat(entry.source()).isEqualTo("Lab blog");
        assertThat(entry.title()).isEqualTo("T");
    }

    @Test
    void fieldsOfImagesAndBoxesAreNotTheFeeds() {
        ParsedFeed feed =
                Readings.feed(
                        Readings.rss(
                                "<image><title>Logo</title><url>https://x.example/l.png</url><link>https://x.example/</link></image>"
                                        + "<textInput><title>Search</title><link>https://x.example/s</link></textInput>"
                                        + "<link>https://desk.example/</link><item><title>One</title></item>"));

        assertThat(feed.title()).isEqualTo("Desk");
        assertThat(feed.homePage()).isEqualTo("https://desk.example/");
        assertThat(feed.entries()).hasSize(1);
        assertThat(feed.malformed()).isNull();
    }

    @Test
    void aSitemapWithoutNewsIsRefusedAndSaysSo() {
        assertThat(
                        Readings.refused(
                                        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://a.example/1</loc></url></urlset>")
                                .reason())
                .contains("without news");
    }

    @Test
    void anEntryWithoutTitleAndTextIsRefusedByItsNumber() {
        ParsedFeed feed =
                Readings.feed(
                        Readings.rss(
                                "<item><title>One</title></item><item><link>https://a.example/2</link></item>"
                                        + "<item><title>Three</title></item>"));

        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("One", "Three");
        assertThat(feed.refused())
                .extracting(ParsedFeed.RefusedEntry::number, ParsedFeed.RefusedEntry::reason)
                .containsExactly(tuple(2, "neither title nor text"));
    }

    @Test
    void whatIsNoFeedIsNeverTakenForAnEmptyOne() {
        assertThat(Readings.refused("").cause()).isEqualTo(RefusedFeed.Cause.EMPTY);
        assertThat(Readings.refused(" \n\t").cause()).isEqualTo(RefusedFeed.Cause.EMPTY);
        RefusedFeed login =
                Readings.refused(
                        "<!DOCTYPE html><html><head><title>Please sign in</title></head><body><form></form></body></html>");
        assertThat(login.cause()).isEqualTo(RefusedFeed.Cause.WEB_PAGE);
        assertThat(login.reason()).contains("Please sign in");
        assertThat(Readings.refused("<!doctype html><div>Are you a robot?</div>").cause())
                .isEqualTo(RefusedFeed.Cause.WEB_PAGE);
        assertThat(Readings.refused("<Error><Code>AccessDenied</Code></Error>").reason())
                .contains("<error>");
        assertThat(Readings.refused("{\"error\":\"rate limited\"}").cause())
                .isEqualTo(RefusedFeed.Cause.NOT_A_FEED);
        assertThat(Readings.refused("Not Found").reason()).contains("Not Found");
        assertThat(Readings.refused("\u001b[2JPNG\u0000\u0001").reason()).doesNotContain("\u001b");
        assertThat(
                        Readings.refused(
                                        "<opml version='2.0'><body><outline xmlUrl='https://a.example/'/></body></opml>")
                                .reason())
                .contains("OPML");
        assertThat(
                        Readings.refused(
                                        "<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>")
                                .reason())
                .contains("list of sitemaps");
    }
}
