package dev.tidemark.io.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fetch.ErrorClass;
import dev.tidemark.fetch.FetchAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeedBacklogTest {
    private static final String A = "https://a.example/feed";
    private static final Duration LATER = Duration.ofHours(1);

    private final SteppedClock clock = new SteppedClock();
    private final PlayedFeeds web = new PlayedFeeds();

    @Test
    void withoutADateWhatWasThereBeforeAnybodyLookedIsMarked() throws Exception {
        web.body(
                A,
                "<rss><channel><item><title>old?</title></item><item><title>dated</title>"
                        + "<pubDate>2026-03-01T11:00:00Z</pubDate></item></channel></rss>");
        try (Reading reading = Reading.of(Reading.list(A), web, clock).start("a.example")) {
            reading.reports(1);
            web.list(A, "new");
            clock.advance(LATER);
            reading.reports(2);
            // Nobody hears of the feed for longer than news are news.
            web.answer(A, request -> new FetchAnswer.Failed(ErrorClass.SERVER, "answered 500"));
            clock.advance(LATER);
            reading.reports(3);
            web.list(A, "old again?");
            clock.advance(Duration.ofHours(48));
            reading.reports(4);

            assertThat(reading.lines())
                    .extracting(line -> line.contains("\"dateQuality\":\"backlog\""))
                    .containsExactly(true, false, false, true);
            assertThat(reading.lines().get(2)).contains("\"dateQuality\":\"absent\"");
        }
    }
}
