package dev.tidemark.embedded.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.classify.CueClassifier;
import dev.tidemark.classify.Lexicon;
import dev.tidemark.classify.TrainedModels;
import dev.tidemark.classify.Watchlist;
import dev.tidemark.embedded.web.Progress.Phase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON of the page over real HTTP, with findings that tell what they were asked. */
class MonitorPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Progress HALF =
            new Progress(Phase.REPLAYING, 7, 0.5, Instant.parse("2023-07-18T00:00:00Z"), 12, null);

    private static final Explanations EXPLANATIONS =
            new Explanations(
                    CueClassifier.of(
                            Watchlist.bundled(), Lexicon.bundled(), TrainedModels.bundled()),
                    "rules-1");

    private final MonitorPage page = MonitorPage.start("--port", 0, () -> HALF);

    @AfterEach
    void stop() {
        page.close();
    }

    @Test
    void progressIsToldBeforeThereIsAnythingToShow() throws Exception {
        assertThat(json(get("/api/progress")))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"phase":"REPLAYING","recordsRead":7,"fraction":0.5,
                                 "reached":"2023-07-18T00:00:00Z","seconds":12,"message":null}"""));
        assertThat(get("/api/companies").statusCode()).isEqualTo(503);
        assertThat(json(get("/api/companies")).get("error").asText()).isEqualTo("still starting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /api/companies                       | companies
                    /api/scores?company=Meta             | scores of Meta
                    /api/scores?company=Mistral+AI       | scores of Mistral AI
                    /api/scores?company=%E6%A5%BD%E5%A4%A9 | scores of 楽天
                    /api/scores?company=Yahoo!           | scores of Yahoo!
                    /api/scores?company=Stability%3A+AI  | scores of Stability: AI
                    /api/scores?company=C%23             | scores of C#
                    /api/scores?company=%EF%BC%86        | scores of ＆
                    /api/scores?company=%22%7D%7D        | scores of "}}
                    /api/alerts                          | 200 alerts of null
                    /api/alerts?company=Z.ai&limit=500   | 500 alerts of Z.ai
                    /api/items?limit=1                   | 1 items of null
                    /api/items?company=Meta              | 40 items of Meta
                    /api/near-misses                     | 50 near-misses of null
                    /api/near-misses?company=Meta&limit=2 | 2 near-misses of Meta
                    /api/feeds                           | feeds
                    /api/item?id=a%3Bb%2Fc               | item a;b/c
                    /api/alert?id=%E7%81%AF              | alert 灯
                    /api/near-miss?id=x                  | near-miss x
                    """)
    void requestAsksForWhatItNames(String path, String asked) throws Exception {
        page.show(new EchoFindings(), EXPLANATIONS);

        assertThat(json(get(path)).asText()).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /api/scores                              | company is missing; allowed: a company's name
                    /api/scores?company=                     | company; allowed: a company's name
                    /api/scores?company=Me%00ta              | company; allowed: a company's name
                    /api/scores?company=Meta%0A              | company; allowed: a company's name
                    /api/scores?company=Me%C2%85ta           | company; allowed: a company's name
                    /api/scores?company=Meta&company=xAI     | company is given 2 times; allowed: once
                    /api/scores?company=Meta&limit=3         | unknown parameter; allowed: company
                    /api/companies?q=*                       | unknown parameter; allowed: none
                    /api/feeds?limit=3                       | unknown parameter; allowed: none
                    /api/items?limit=0                       | limit; allowed: 1 to 500
                    /api/items?limit=501                     | limit; allowed: 1 to 500
                    /api/items?limit=-1                      | limit; allowed: 1 to 500
                    /api/items?limit=99999999999             | limit; allowed: 1 to 500
                    /api/alerts?limit=ten                    | limit; allowed: 1 to 500
                    /api/item                                | id is missing; allowed: a document's id
                    /api/explanation                         | id is missing; allowed: a document's id
                    /api/alert?id=                           | id; allowed: 1 to 2048 characters
                    /api/near-miss?id=a&id=b                 | id is given 2 times; allowed: once
                    /api/alert?id=a&company=Meta             | unknown parameter; allowed: id
                    """)
    void wrongParameterIsOneLineAndReachesNothing(String path, String line) throws Exception {
        page.show(new EchoFindings(), EXPLANATIONS);

        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("error").asText()).startsWith(line);
    }

    @ParameterizedTest
    @CsvSource({"/, text/html", "/alert.js, text/javascript", "/api/progress, application/json"})
    void headAloneIsOfTheTypeThatTheWholeIsOf(String path, String type) throws Exception {
        HttpRequest head =
                HttpRequest.newBuilder(URI.create(page.url() + path))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build();

        HttpResponse<String> answer = HTTP.send(head, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    }

    @Test
    void overlongNameIsRefused() throws Exception {
        page.show(new EchoFindings(), EXPLANATIONS);

        assertThat(get("/api/items?company=" + "x".repeat(257)).statusCode()).isEqualTo(400);
        assertThat(get("/api/items?company=" + "x".repeat(256)).statusCode()).isEqualTo(200);
    }

    @Test
    void overlongIdIsRefused() throws Exception {
        page.show(new EchoFindings(), EXPLANATIONS);

        assertThat(get("/api/item?id=" + "x".repeat(2_049)).statusCode()).isEqualTo(400);
        assertThat(get("/api/item?id=" + "x".repeat(2_048)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"item", "alert", "near-miss", "explanation"})
    void whatIsNotStoredIsNoContentAndNoFailure(String kind) throws Exception {
        page.show(new EchoFindings(), EXPLANATIONS);

        HttpResponse<String> answer = get("/api/" + kind + "?id=gone");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void explanationIsOfTheStoredTextAndSaysWhatMayMakeItDiffer() throws Exception {
        page.show(
                new EchoFindings() {
                    @Override
                    public JsonNode item(String id) throws IOException {
                        return JSON.readTree(
                                """
                                {"title": "Meta releases the weights of Llama", "text": "", "lang": "en",
                                 "textTruncated": true, "rulesVersion": "rules-0"}""");
                    }
                },
                EXPLANATIONS);

        JsonNode why = json(get("/api/explanation?id=cut"));

        assertThat(why.get("isWhole").asBoolean()).isFalse();
        assertThat(why.get("sameRules").asBoolean()).isFalse();
        assertThat(why.at("/labels/0/company").asText()).isEqualTo("Meta");
        assertThat(why.at("/labels/0/stance").asText()).isEqualTo("OPEN");
        assertThat(why.at("/labels/0/ground").asText()).isIn("RULES", "OVERRULED", "WORD");
        assertThat(why.at("/labels/0/sentences/0/stretches").findValuesAsText("mark"))
                .contains("COMPANY", "OPEN");
    }

    @Test
    void hostileTextLeavesAsJsonAndUnchanged() throws Exception {
        String hostile = "<img src=x onerror=alert(1)> \"}], \u2028 </script> \u0000";
        page.show(new EchoFindings(hostile), EXPLANATIONS);

        HttpResponse<String> answer = get("/api/companies");

        assertThat(json(answer).asText()).isEqualTo(hostile);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/json;charset=utf-8");
    }

    @Test
    void storeThatDoesNotAnswerIsOneLineWithoutItsInnards() throws Exception {
        page.show(
                new EchoFindings() {
                    @Override
                    public JsonNode companies() throws IOException {
                        throw new IOException("http://user:secret@10.0.0.1 refused");
                    }

                    @Override
                    public JsonNode scores(String company) {
                        throw new IllegalStateException("secret");
                    }
                },
                EXPLANATIONS);

        assertThat(get("/api/companies").statusCode()).isEqualTo(503);
        assertThat(get("/api/companies").body())
                .isEqualTo("{\"error\":\"the store does not answer\"}");
        assertThat(get("/api/scores?company=Meta").statusCode()).isEqualTo(500);
        assertThat(get("/api/scores?company=Meta").body())
                .isEqualTo("{\"error\":\"internal error\"}");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(page.url() + path)).build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
