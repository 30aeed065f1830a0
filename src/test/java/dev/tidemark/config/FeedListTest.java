package dev.tidemark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.model.Language;
import dev.tidemark.model.SourceClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedListTest {
    private static final Publishers PUBLISHERS = Publishers.read(null);
    private static final String REST =
            ", name: N, source: S, sourceClass: trade, lang: en, verified: false";

    @TempDir Path dir;

    @Test
    void shipsAListOfEachKindInBothLanguagesThatAgreesWithThePublishers() {
        List<Feed> feeds = FeedList.read(null, PUBLISHERS).feeds();

        assertThat(feeds).hasSizeGreaterThan(80);
        assertThat(feeds).extracting(Feed::sourceClass).contains(SourceClass.values());
        assertThat(feeds).extracting(Feed::language).contains(Language.JA, Language.EN);
        assertThat(feeds).extracting(Feed::name).doesNotHaveDuplicates();
        // A host that publishers.yaml does not list counts as trade press there.
        assertThat(feeds)
                .allSatisfy(
                        feed ->
                                assertThat(classByHost(feed))
                                        .as(feed.url())
                                        .isIn(feed.sourceClass(), SourceClass.TRADE));
        assertThat(feeds)
                .filteredOn(feed -> classByHost(feed) == feed.sourceClass())
                .hasSizeGreaterThan(90);
    }

    @Test
    void readsARow() throws IOException {
        FeedList list =
                read(
                        """
                        feeds:
                          - url: "https://toto.example/feed?x=1"
                            name: 東都新報
                            source: 東都
                            sourceClass: national
                            lang: ja
                            verified: true
                            loginVariable: TOTO_LOGIN
                        """);

        assertThat(list.feeds())
                .containsExactly(
                        new Feed(
                                "https://toto.example/feed?x=1",
                                "東都新報",
                                "東都",
                                SourceClass.NATIONAL,
                                Language.JA,
                                true,
                                "TOTO_LOGIN"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example/",
                "a.example/feed",
                "file:///etc/passwd",
                "http://",
                "' '"
            })
    void refusesWhatIsNoWebAddress(String url) {
        assertRefused(
                "feeds: [{url: " + url + REST + "}]",
                "feeds[0].url: " + url.replace("'", "").strip() + "; allowed: an http or https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://desk:xyzzy@a.example/",
                "https://xyzzy@a.example/",
                "https:\\\\desk:xyzzy@a.example/",
                "desk:xyzzy@a.example",
                "htp://desk:xyzzy@a b/",
            })
    void refusesALoginWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> read("feeds: [{url: '" + url + "'" + REST + "}]"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("feeds[0].url: an address with a login (not shown); allowed")
                .hasMessageNotContaining("xyzzy");
    }

    @Test
    void refusesAFeedThatIsListedAgainUnderAnotherSpelling() {
        assertRefused(
                "feeds: [{url: 'http://a.example/feed/'"
                        + REST
                        + "}, {url: 'https://A.example/feed?utm_source=x'"
                        + REST
                        + "}]",
                "feeds[1].url: https://A.example/feed?utm_source=x; allowed: each feed once;"
                        + " feeds[0] is the same");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feeds: []|feeds: []; allowed: a list of rows",
                "feds: []|feeds: absent; allowed: a list of rows",
                "feeds: [x]|feeds[0]: \"x\"; allowed: a mapping",
                "feeds: [{name: N}]|feeds[0].url: absent; allowed: an http",
                "feeds: [{url: 'http://a.example/'}]|feeds[0].name: absent; allowed: a text",
            })
    void refusesAListThatLacksSomething(String yaml, String complaint) {
        assertRefused(yaml, complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sourceClass: trade|sourceClass: weekly|sourceClass: weekly; allowed: primary",
                "lang: en|lang: fr|lang: fr; allowed: ja, en, other",
                "verified: false|verified: maybe|verified: maybe; allowed: true or false",
                "verified: false|v: 1|verified: absent; allowed: true or false",
                "verified: false|verified: true, urll: x|urll: unknown setting (did you mean url?)",
                "verified: false|verified: true, loginVariable: a:b|loginVariable: a:b; allowed: the name",
            })
    void refusesARowThatIsMisspelt(String good, String bad, String complaint) {
        assertRefused(
                "feeds: [{url: 'http://a.example/'" + REST.replace(good, bad) + "}]",
                "feeds[0]." + complaint);
    }

    private void assertRefused(String yaml, String complaint) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(": " + complaint)
                .hasMessageNotContaining("\n");
    }

    private FeedList read(String yaml) throws IOException {
        return FeedList.read(Files.writeString(dir.resolve("feeds.yaml"), yaml), PUBLISHERS);
    }

    private static SourceClass classByHost(Feed feed) {
        return PUBLISHERS.publisherOf(feed.url(), null).sourceClass();
    }
}
