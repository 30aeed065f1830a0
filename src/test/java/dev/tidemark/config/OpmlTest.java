package dev.tidemark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.model.Language;
import dev.tidemark.model.SourceClass;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpmlTest {
    private static final Publishers PUBLISHERS = Publishers.read(null);

    @TempDir Path dir;

    @Test
    void readsWhatAFeedReaderExports() throws IOException {
        FeedList list =
                read(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <opml version="2.0"><head><title>Desk</title></head><body>
                          <outline text="AI &amp; more">
                            <outline type="rss" text="Lab news" xmlUrl="https://openai.com/news/rss.xml" language="en-US"/>
                            <outline type="rss" text="灯台だより" xmlUrl="https://todai.example/feed?a=1&b=2" htmlUrl="https://www.nikkei.com/"/>
                          </outline>
                          <outline text="A bookmark" url="https://elsewhere.example/"/>
                          <outline text="In two folders" XMLURL="feed://kettle.example/rss"/>
                          <outline text="Again" xmlUrl="http://kettle.example/rss/"/>
                          <outline xmlUrl="feed:https://neji.example/atom" language="fr"/>
                        </body></opml>
                        """);

        assertThat(list.feeds())
                .containsExactly(
                        new Feed(
                                "https://openai.com/news/rss.xml",
                                "Lab news",
                                "openai.com",
                                SourceClass.PRIMARY,
                                Language.EN,
                                false,
                                null),
                        new Feed(
                                "https://todai.example/feed?a=1&b=2",
                                "灯台だより",
                                "nikkei.com",
                                SourceClass.NATIONAL,
                                Language.JA,
                                false,
                                null),
                        new Feed(
                                "http://kettle.example/rss",
                                "In two folders",
                                "kettle.example",
                                SourceClass.TRADE,
                                Language.EN,
                                false,
                                null),
                        new Feed(
                                "https://neji.example/atom",
                                "neji.example",
                                "neji.example",
                                SourceClass.TRADE,
                                Language.OTHER,
                                false,
                                null));
    }

    @Test
    void readsPastADoctypeAndExpandsNothingOfIt() throws IOException {
        Path secret = Files.writeString(dir.resolve("secret.txt"), "xyzzy");
        FeedList list =
                read(
                        """
                        <?xml version="1.0"?>
                        <!DOCTYPE opml [
                          <!ENTITY file SYSTEM "%s">
                          <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">
                        ]>
                        <opml><body><outline text="&file;&b;" xmlUrl="http://a.example/"/></body></opml>
                        """
                                .formatted(secret.toUri()));

        assertThat(list.feeds()).singleElement().extracting(Feed::name).isEqualTo("&file;&b;");
    }

    @Test
    void readsTheEncodingThatTheFileDeclares() throws IOException {
        String opml =
                "<?xml version='1.0' encoding='Shift_JIS'?>"
                        + "<opml><body><outline text='港の新聞' xmlUrl='http://a.example/'/></body></opml>";
        Path file = dir.resolve("sjis.opml");
        Files.write(file, opml.getBytes(Charset.forName("Shift_JIS")));

        assertThat(FeedList.read(file, PUBLISHERS).feeds().get(0).name()).isEqualTo("港の新聞");
    }

    @Test
    void namesTheOutlineThatCannotBeFetched() {
        assertRefused(
                "<opml><body><outline xmlUrl='http://a.example/'/><outline xmlUrl='ftp://b/'/></body></opml>",
                "outline 2.xmlUrl: ftp://b/; allowed: an http or https address");
        assertRefused(
                "<opml><body><outline xmlUrl='http://desk:xyzzy@a.example/'/></body></opml>",
                "outline 1.xmlUrl: an address with a login (not shown); allowed");
    }

    @Test
    void refusesAFileWithoutFeeds() {
        assertRefused("", "no outline with an xmlUrl; allowed: OPML with at least one feed");
        assertRefused("\u0000\u0001<<>>", "no outline with an xmlUrl; allowed");
        assertThatThrownBy(() -> FeedList.read(dir.resolve("absent.opml"), PUBLISHERS))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("absent.opml: cannot be read: no such file or folder");
    }

    private void assertRefused(String opml, String complaint) {
        assertThatThrownBy(() -> read(opml))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("desk.opml: " + complaint)
                .hasMessageNotContaining("xyzzy");
    }

    private FeedList read(String opml) throws IOException {
        return FeedList.read(Files.writeString(dir.resolve("desk.opml"), opml), PUBLISHERS);
    }
}
