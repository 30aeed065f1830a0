package dev.tidemark.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three entries, the middle one broken: the others are read, and the feed is marked. */
class BrokenFeedTest {
    private static final String ONE =
            "<item><title>One</title><link>https://a.example/1</link></item>";
    private static final String THREE =
            "<item><title>Three</title><link>https://a.example/3</link></item>";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <item><title>Two<link>https://a.example/2</link></item>               | <title> is never closed
                    <item><title>Two</title><link>https://a.example/2</link>              | <item> is never closed
                    <item><title>Two</titel><link>https://a.example/2</link></item>       | <title> is never closed
                    <item><title>Two</title><link>https://a.example/2</link></b></item>   | </b> closes nothing
                    <item><title><![CDATA[Two</title><link>https://a.example/2</link></item> | CDATA
                    <item><title>Two</title><link>https://a.example/2</link><!-- </item>  | comment
                    <item><title>Two</title><link>https://a.example/2</link><a b="c></item> | without quotes
                    <item><title>Two</title><link>https://a.example/2</link><a b=c/></item> | without quotes
                    <item><title>Two</title<link>https://a.example/2</link></item>        | </title without >
                    <item><title>Two</title><link>https://a.example/2</link><guid></item> | <guid> is never closed
                    <item><title>Two</title><link>https://a.example/2</link><description>x<category>y</category></item> | <description> is never closed
                    <item><item><title>Two</title><link>https://a.example/2</link></item></item> | <item> is never closed
                    """)
    void aFaultCostsNoOtherEntry(String two, String fault) {
        ParsedFeed feed = Readings.feed(Readings.rss(ONE + two + THREE));

        assertThat(feed.malformed()).contains(fault);
        assertThat(feed.entries())
                .extracting(FeedEntry::title)
                .containsExactly("One", "Two", "Three");
        assertThat(feed.entries())
                .extracting(FeedEntry::url)
                .containsExactly(
                        "https://a.example/1", "https://a.example/2", "https://a.example/3");
    }

    @Test
    void strayMarksAreTextAndAddressesStayWhatTheyAre() {
        ParsedFeed feed =
                Readings.feed(
                        Readings.rss(
                                "<item><title>R&D: 3 < 4 &nbsp;&copy; &unknown; &#xD800;</title>"
                                        + "<link>https://a.example/?a=1&copy=2&section=3</link></item>"));
        FeedEntry entry = feed.entries().get(0);

        assertThat(entry.title()).isEqualTo("R&D: 3 < 4 © &unknown; \uFFFD");
        assertThat(entry.url()).isEqualTo("https://a.example/?a=1&copy=2&section=3");
        assertThat(feed.malformed()).contains("line 1", "a stray &", "faults: ");
    }

    @Test
    void controlCharactersAreReadPast() {
        ParsedFeed feed =
                Readings.feed(
                        Readings.rss("<item><title>One\u0000\u0008 two\u000b</title></item>"));

        assertThat(feed.entries().get(0).title()).isEqualTo("One   two");
        assertThat(feed.malformed()).contains("control character");
    }

    @Test
    void markupThatNobodyEscapedIsStillTheText() {
        ParsedFeed feed =
                Readings.feed(
                        Readings.rss(
                                "<item><title>T</title><description><p>One<br>Two</p><img src=x></description>"
                                        + "<guid isPermaLink='false'>7</guid></item>"));

        assertThat(feed.entries().get(0).text()).isEqualTo("One\nTwo");
    }

    @Test
    void whatProgramsPrintBeforeAFeedIsReadPast() {
        ParsedFeed feed =
                Readings.feed(
                        "\n<br />\n<b>Warning</b>: something failed\n<?xml version='1.0'?>\n"
                                + Readings.rss(ONE + THREE)
                                + "<!-- cached -->");

        assertThat(feed.entries()).hasSize(2);
        assertThat(feed.malformed()).contains("text before the feed");
    }

    @Test
    void aFeedWithoutItsNamespacesIsRead() {
        ParsedFeed atom =
                Readings.feed(
                        "<feed><title>F</title><entry><title>T</title><link href='https://a.example/1'/></entry></feed>");
        ParsedFeed rss =
                Readings.feed(
                        "<RSS Version='2.0'><Channel><Item><Title>T</Title><dc:date>2024-01-02</dc:date>"
                                + "<content:encoded>Text</content:encoded></Item></Channel></RSS>");

        assertThat(atom.format()).isEqualTo(FeedFormat.ATOM_1_0);
        assertThat(atom.entries().get(0).url()).isEqualTo("https://a.example/1");
        assertThat(rss.entries().get(0).text()).isEqualTo("Text");
        assertThat(rss.entries().get(0).publishedAt()).isNotNull();
    }

    @Test
    void aCutOffFeedKeepsItsWholeEntriesAndInventsNone() {
        String whole = Readings.rss(ONE + THREE);
        int two = whole.indexOf(THREE);
        for (int end = whole.indexOf("<item>") + ONE.length(); end < whole.length(); end++) {
            ParsedFeed feed = Readings.feed(whole.substring(0, end));

            assertThat(feed.malformed()).as("cut at %d", end).isNotNull();
            assertThat(feed.entries()).as("cut at %d", end).isNotEmpty();
            assertThat(feed.entries())
                    .as("cut at %d", end)
                    .extracting(FeedEntry::id)
                    .isSubsetOf(
                            Readings.feed(whole).entries().stream().map(FeedEntry::id).toList());
            if (end > two + "<item>".length()) {
                assertThat(feed.entries().size() + feed.refused().size()).isEqualTo(2);
            }
        }
    }

    @Test
    void aCutOffJsonFeedKeepsItsWholeItems() {
        String whole = SampleFeed.JSON_FEED.of(SampleFeed.entries(3, "T", "x"));
        ParsedFeed feed = Readings.feed(whole.substring(0, whole.length() - 20));

        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("T 1", "T 2");
        assertThat(feed.refused()).hasSize(1);
        assertThat(feed.malformed()).contains("not JSON from here on");
    }

    @Test
    void aDoctypeIsReadPastAndIsNoFault() {
        ParsedFeed feed =
                Readings.feed(
                        "<?xml version='1.0'?><!DOCTYPE rss PUBLIC \"-//Desk//DTD RSS 0.91//EN\" \"https://a.example/rss.dtd\" ["
                                + "<!ENTITY copy \"&#169; > ]\"> <!-- ' --> ]>"
                                + Readings.rss(ONE));

        assertThat(feed.entries()).hasSize(1);
        assertThat(feed.malformed()).isNull();
    }

    @Test
    void theIdIsThePagesElseTheFeedsOwnElseThatOfTheWords() {
        assertThat(
                        ids(
                                "<link>https://a.example/1?utm_source=rss</link>",
                                "<link>http://A.example/1/</link>"))
                .as("the same page")
                .hasSize(1);
        assertThat(ids("<guid>7</guid>", "<guid>8</guid>")).hasSize(2);
        assertThat(ids("<guid>https://a.example/1</guid>", "<link>https://a.example/1</link>"))
                .as("a guid that is a page")
                .hasSize(1);
        assertThat(
                        ids(
                                "<link>https://a.example/log#v1</link><guid>log#v1</guid>",
                                "<link>https://a.example/log#v2</link><guid>log#v2</guid>"))
                .as("two parts of one page")
                .hasSize(2);
        assertThat(
                        ids(
                                "<link>https://a.example/1#comments</link><guid>1</guid>",
                                "<link>https://a.example/1</link><guid>1</guid>"))
                .as("a fragment that identifies nothing")
                .hasSize(1);
        assertThat(ids("", "")).as("the same words").hasSize(1);
    }

    private static List<String> ids(String first, String second) {
        return Readings.feed(
                        Readings.rss(
                                "<item><title>T</title>%s</item><item><title>T</title>%s</item>"
                                        .formatted(first, second)))
                .entries()
                .stream()
                .map(FeedEntry::id)
                .distinct()
                .toList();
    }
}
