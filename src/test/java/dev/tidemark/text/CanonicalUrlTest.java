package dev.tidemark.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a, https://example.com/a",
        "http://Example.COM:80/a/, https://example.com/a",
        "HTTPS://example.com.:443/a//, https://example.com/a",
        "https://user:secret@example.com/a, https://example.com/a",
        "https://example.com/a#top, https://example.com/a",
        "https://example.com/a?utm_source=rss&UTM_Medium=x, https://example.com/a",
        "https://example.com/a?id=7&fbclid=x&gclid=y, https://example.com/a?id=7",
        "https://example.com/a/?b=2&a=1, https://example.com/a?b=2&a=1",
        "https://example.com/a?ref=rss, https://example.com/a",
        "https://example.com/a?ref=main, https://example.com/a?ref=main",
        "https://example.com:8443/a, https://example.com:8443/a",
        "https://[2001:db8::1]:443/a, https://[2001:db8::1]/a",
        "https://example.com, https://example.com",
        "https://example.com/?p=12, https://example.com?p=12",
        "https://例え.jp/記事 1?q={x}, https://例え.jp/記事 1?q={x}",
    })
    void writesOneAddressInOneWay(String raw, String canonical) {
        assertThat(CanonicalUrl.of(raw)).isEqualTo(canonical);
    }

    @Test
    void keepsWhatCouldNameAnotherPage() {
        assertThat(CanonicalUrl.of("https://example.com/Story"))
                .isNotEqualTo(CanonicalUrl.of("https://example.com/story"));
        assertThat(CanonicalUrl.of("https://www.example.com/a"))
                .isNotEqualTo(CanonicalUrl.of("https://example.com/a"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "n/a",
                "example.com/a",
                "mailto:a@example.com",
                "javascript:alert(1)",
                "urn:uuid:1",
                "https://",
                "https:///a",
                "http://<host>/a",
                "http://:80/",
                "://",
                "\u0000",
                "https://exa mple.com/"
            })
    void refusesWhatIsNoWebAddress(String raw) {
        assertThat(CanonicalUrl.of(raw)).isNull();
        assertThat(CanonicalUrl.host(raw)).isNull();
    }

    @Test
    void takesNoHomePageForAPage() {
        assertThat(CanonicalUrl.ofPage("https://example.com/")).isNull();
        assertThat(CanonicalUrl.ofPage("https://example.com/?utm_source=rss")).isNull();
        assertThat(CanonicalUrl.ofPage("https://example.com/?p=12"))
                .isEqualTo("https://example.com?p=12");
    }

    @Test
    void namesTheHostWithoutPort() {
        assertThat(CanonicalUrl.host("HTTP://News.Example.com:8080/x"))
                .isEqualTo("news.example.com");
    }
}
