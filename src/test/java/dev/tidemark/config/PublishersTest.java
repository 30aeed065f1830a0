package dev.tidemark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.model.SourceClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishersTest {

    private static final Publishers BUNDLED = Publishers.read(null);

    @TempDir Path dir;

    @ParameterizedTest
    @CsvSource({
        "https://openai.com/index/x, openai.com, PRIMARY",
        "https://www.reuters.com/x, reuters.com, AGENCY",
        "https://jp.reuters.com/x, reuters.com, AGENCY",
        "https://www.nikkei.com/x, nikkei.com, NATIONAL",
        "https://xtech.nikkei.com/x, xtech.nikkei.com, TRADE",
        "https://www.itmedia.co.jp/aiplus/x, itmedia.co.jp, TRADE",
        "https://atmarkit.itmedia.co.jp/x, itmedia.co.jp, TRADE",
        "https://news.yahoo.co.jp/x, news.yahoo.co.jp, AGGREGATOR",
        "https://zenn.dev/someone/x, zenn.dev, BLOG",
        "https://someone.github.io/x, github.io, BLOG",
        "https://qwenlm.github.io/blog/x, qwenlm.github.io, PRIMARY",
        "https://notopenai.com/x, notopenai.com, TRADE",
        "https://www.unheard-of.example/x, unheard-of.example, TRADE",
        "http://REUTERS.com:80/x, reuters.com, AGENCY",
    })
    void knowsAPublisherByItsHost(String url, String name, SourceClass sourceClass) {
        assertThat(BUNDLED.publisherOf(url, "Some feed"))
                .isEqualTo(new Publisher(name, sourceClass));
    }

    @ParameterizedTest
    @CsvSource({
        "Reuters, reuters.com, AGENCY",
        "  ロイター , reuters.com, AGENCY",
        "ＮＨＫ, nhk.or.jp, NATIONAL",
        "techcrunch.com, techcrunch.com, TRADE",
        "Unheard-of Times, Unheard-of Times, TRADE",
        ", unknown, TRADE",
    })
    void knowsAPublisherByNameWhereThereIsNoAddress(
            String source, String name, SourceClass sourceClass) {
        assertThat(BUNDLED.publisherOf(null, source)).isEqualTo(new Publisher(name, sourceClass));
        assertThat(BUNDLED.publisherOf("n/a", source)).isEqualTo(new Publisher(name, sourceClass));
    }

    @Test
    void looksThroughAnAggregatorToAListedPublisherOnly() {
        String url = "https://news.google.com/articles/x";
        assertThat(BUNDLED.publisherOf(url, "Reuters").name()).isEqualTo("reuters.com");
        assertThat(BUNDLED.publisherOf(url, "Somebody").name()).isEqualTo("news.google.com");
        assertThat(BUNDLED.publisherOf(url, null).sourceClass()).isEqualTo(SourceClass.AGGREGATOR);
    }

    @Test
    void hostsAreTheSameInCapitals() throws IOException {
        Publishers list =
                Publishers.read(write("default: blog\nhosts: {agency: [Wire.Example.ORG]}"));

        assertThat(list.publisherOf("https://www.wire.example.org/1", null))
                .isEqualTo(new Publisher("wire.example.org", SourceClass.AGENCY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.com", "a.com/news", "a com", "acom", ".com", "a..com", "''"})
    void refusesWhatIsNoHost(String host) {
        assertRefused(
                "default: trade\nhosts: {agency: [" + host + "]}",
                "hosts.agency: " + host.replace("'", "") + "; allowed: host names as in");
    }

    @Test
    void refusesAListThatContradictsItself() {
        assertRefused("default: weekly\nhosts: {}", "default: weekly; allowed: primary, agency");
        assertRefused("hosts: {}", "default: absent; allowed: primary");
        assertRefused(
                "default: trade\nhosts: {agency: [a.com], blog: [A.com]}",
                "hosts.blog: A.com; allowed: host names");
        assertRefused(
                "default: trade\nhosts: {agncy: [a.com]}",
                "hosts.agncy: unknown setting (did you mean agency?)");
        assertRefused(
                "default: trade\nhosts: {agency: a.com}", "hosts.agency: a.com; allowed: a list");
        assertRefused(
                "default: trade\nnames: {A: a.com}",
                "names.A: a.com; allowed: a host listed under hosts");
    }

    private void assertRefused(String yaml, String complaint) {
        assertThatThrownBy(() -> Publishers.read(write(yaml)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(": " + complaint);
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(dir.resolve("publishers.yaml"), yaml);
    }
}
