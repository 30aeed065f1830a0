package dev.tidemark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.FetchSettings;
import dev.tidemark.fetch.FetchAnswer.Failed;
import dev.tidemark.fetch.FetchAnswer.Fetched;
import dev.tidemark.fetch.FetchAnswer.Gone;
import dev.tidemark.fetch.FetchAnswer.RetryLater;
import dev.tidemark.fetch.Robots.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RobotsTest {
    private static final Verdict YES = new Verdict(true, null);
    private static final Verdict NO = new Verdict(false, null);

    private final HandClock clock = new HandClock();
    private final List<String> asked = new ArrayList<>();
    private FetchAnswer answer = new Gone();

    private final Robots robots =
            new Robots(
                    FetchSettings.defaults(),
                    request -> {
                        asked.add(request.url());
                        return answer;
                    },
                    clock);

    @Test
    void obeysTheRulesForItsOwnNameElseThoseForAll() {
        answer =
                file(
                        """
                        User-agent: *
                        Disallow: /private
                        Crawl-delay: 7

                        User-agent: tidemark
                        Disallow: /drafts/
                        Allow: /drafts/public
                        """);

        assertThat(robots.ask("https://news.example/private")).isEqualTo(YES);
        assertThat(robots.ask("https://news.example/drafts/1")).isEqualTo(NO);
        assertThat(robots.ask("https://news.example/drafts/public/1")).isEqualTo(YES);
        answer = file("User-agent: *\nDisallow: /private\nCrawl-delay: 7\n");
        assertThat(robots.ask("https://other.example/private"))
                .isEqualTo(new Verdict(false, Duration.ofSeconds(7)));
        assertThat(robots.ask("https://other.example/x"))
                .isEqualTo(new Verdict(true, Duration.ofSeconds(7)));
    }

    @Test
    void asksEachOriginOnceADay() {
        answer = file("User-agent: *\nDisallow: /a\n");
        robots.ask("https://desk:word@news.example/a?secret=1");
        robots.ask("https://news.example/b");
        robots.ask("http://news.example:8080/b");
        clock.forward(Duration.ofHours(23));
        robots.ask("https://news.example/c");

        assertThat(asked)
                .containsExactly(
                        "https://news.example/robots.txt", "http://news.example:8080/robots.txt");
        clock.forward(Duration.ofHours(1));
        robots.ask("https://news.example/c");
        assertThat(asked).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_FOUND", "DENIED", "REJECTED"})
    void withoutSuchAFileEverythingIsAllowed(ErrorClass why) {
        answer = new Failed(why, "answered 4xx");

        assertThat(robots.ask("https://news.example/a")).isEqualTo(YES);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SERVER",
                "TIMEOUT",
                "DNS",
                "CONNECTION",
                "TLS",
                "REFUSED_ADDRESS",
                "TOO_LARGE"
            })
    void whereTheServerCannotTellNothingIsAllowedForAnHour(ErrorClass why) {
        answer = new Failed(why, "so");
        assertThat(robots.ask("https://news.example/a")).isEqualTo(NO);

        answer = file("");
        clock.forward(Duration.ofMinutes(59));
        assertThat(robots.ask("https://news.example/a")).isEqualTo(NO);
        clock.forward(Duration.ofMinutes(1));
        assertThat(robots.ask("https://news.example/a")).isEqualTo(YES);
    }

    @Test
    void aServerThatAsksToBeLeftAloneIsNotAskedForPages() {
        answer = new RetryLater(ErrorClass.THROTTLED, null, "answered 429");

        assertThat(robots.ask("https://news.example/a")).isEqualTo(NO);
    }

    @Test
    void anAbsurdDelayIsCappedAndRubbishAllows() {
        answer = file("User-agent: *\nCrawl-delay: 999999999\n");
        assertThat(robots.ask("https://slow.example/a"))
                .isEqualTo(new Verdict(true, Duration.ofMinutes(5)));

        answer = file("<html><body>Not found</body></html>\u0000");
        assertThat(robots.ask("https://html.example/a")).isEqualTo(YES);
    }

    @Test
    void aLargeFileIsReadToItsFirstHalfMegabyte() {
        String filler = "# nothing to see\n".repeat(100_000);
        answer = file("User-agent: *\nDisallow: /a\n" + filler + "Disallow: /b\n");

        assertThat(robots.ask("https://news.example/a")).isEqualTo(NO);
        assertThat(robots.ask("https://news.example/b")).isEqualTo(YES);
    }

    @Test
    void whatIsNoWebAddressIsNotAllowed() {
        assertThat(robots.ask("file:///etc/passwd")).isEqualTo(NO);
        assertThat(asked).isEmpty();
    }

    private static Fetched file(String text) {
        return new Fetched(
                text.getBytes(StandardCharsets.UTF_8),
                "text/plain",
                null,
                new Validators("https://news.example/robots.txt", null, null),
                "https://news.example/robots.txt",
                null);
    }

    /** Goes forward when told to. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
