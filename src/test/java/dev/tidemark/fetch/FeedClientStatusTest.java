package dev.tidemark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fetch.FetchAnswer.Failed;
import dev.tidemark.fetch.FetchAnswer.Gone;
import dev.tidemark.fetch.FetchAnswer.RetryLater;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of answers that hold no feed. */
class FeedClientStatusTest {
    private final PlayedWeb web = new PlayedWeb();

    @AfterEach
    void closeTheWeb() throws IOException {
        web.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, DENIED",
        "403, DENIED",
        "451, DENIED",
        "404, NOT_FOUND",
        "400, REJECTED",
        "500, SERVER",
        "502, SERVER",
        "503, SERVER",
        "204, PROTOCOL",
        "300, PROTOCOL",
        "999, PROTOCOL",
    })
    void tellsRefusalsApart(int status, ErrorClass why) throws IOException {
        web.host("news.example", (request, out) -> out.answer(status + " So", ""));

        assertThat(web.fetch("http://news.example/"))
                .isEqualTo(new Failed(why, "answered " + status));
    }

    @Test
    void aFeedIsGoneOnlyIfItSaysSoItself() throws IOException {
        web.host(
                "news.example",
                (request, out) -> {
                    switch (request.target()) {
                        case "/moved" -> out.redirect(301, "/gone");
                        case "/passing" -> out.redirect(302, "/gone");
                        default -> out.answer("410 Gone", "");
                    }
                });

        assertThat(web.fetch("http://news.example/gone")).isEqualTo(new Gone());
        assertThat(web.fetch("http://news.example/moved")).isEqualTo(new Gone());
        assertThat(web.fetch("http://news.example/passing"))
                .isEqualTo(
                        new Failed(ErrorClass.NOT_FOUND, "answered 410 behind a passing redirect"));
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After: 120, 2026-03-01T12:02:00Z",
        "Retry-After: 1.5, 2026-03-01T12:00:01Z",
        "'Retry-After: Sun, 01 Mar 2026 13:00:00 GMT', 2026-03-01T13:00:00Z",
        "'Retry-After: Sunday, 01-Mar-26 13:00:00 GMT', 2026-03-01T13:00:00Z",
        "'Retry-After: Sun, 01 Mar 2026 09:00:00 GMT', 2026-03-01T12:00:00Z",
        "Retry-After: 99999999999999999, 2036-02-27T12:00:00Z",
        "Retry-After: 9999999999999999999999,",
        "Retry-After: soon,",
        "Server: silent,",
    })
    void understandsBothFormsOfRetryAfter(String header, Instant until) throws IOException {
        web.host("news.example", (request, out) -> out.answer("429 Too Many\n" + header, ""));

        assertThat(web.fetch("http://news.example/"))
                .isEqualTo(new RetryLater(ErrorClass.THROTTLED, until, "answered 429"));
    }

    @Test
    void takesTheDateInRetryAfterByTheServersOwnClock() throws IOException {
        // Its clock is a day behind; it means in ten minutes.
        web.host(
                "news.example",
                (request, out) ->
                        out.answer(
                                """
                                503 Busy
                                Date: Sat, 28 Feb 2026 12:00:00 GMT
                                Retry-After: Sat, 28 Feb 2026 12:10:00 GMT
                                """,
                                ""));

        assertThat(web.fetch("http://news.example/"))
                .isEqualTo(
                        new RetryLater(
                                ErrorClass.SERVER, PlayedWeb.NOW.plusSeconds(600), "answered 503"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "408 Timeout",
                "408 Timeout\nRetry-After: 0",
                "421 Elsewhere",
                "503 Busy\nRetry-After: 0",
                "503 Busy\nRetry-After: 00"
            })
    void asksOnceWhateverTheAnswer(String head) throws IOException {
        web.host("news.example", (request, out) -> out.answer(head, ""));

        web.fetch("http://news.example/");

        assertThat(web.requests("news.example")).hasSize(1);
    }

    @Test
    void asksOnceOfHoweverManyAddresses() throws IOException {
        web.host("a.example", (request, out) -> out.send("HTT"));
        web.host("b.example", (request, out) -> out.answer("200 OK", ""));
        web.resolves("news.example", web.addressOf("a.example"), web.addressOf("b.example"));

        assertThat(web.fetch("http://news.example/"))
                .isEqualTo(new Failed(ErrorClass.PROTOCOL, "the answer is cut off"));

        assertThat(web.requests("a.example")).hasSize(1);
        assertThat(web.requests("b.example")).isEmpty();
    }

    @Test
    void triesTheNextAddressWhereNobodyListens() throws IOException {
        web.host("a.example", (request, out) -> out.answer("200 OK", ""));
        web.host("b.example", (request, out) -> out.answer("204 Nothing", ""));
        web.resolves("news.example", web.addressOf("a.example"), web.addressOf("b.example"));
        web.shut("a.example");

        assertThat(web.fetch("http://news.example/"))
                .isEqualTo(new Failed(ErrorClass.PROTOCOL, "answered 204"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999", "99999999999999999999999"})
    void longWaitsAreTenYears(String seconds) throws IOException {
        web.host(
                "news.example",
                (request, out) -> out.answer("503 Busy\nRetry-After: " + seconds, ""));

        assertThat(web.fetch("http://news.example/"))
                .isEqualTo(
                        new RetryLater(
                                ErrorClass.SERVER,
                                Instant.parse("2036-02-27T12:00:00Z"),
                                "answered 503"));
    }
}
