package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.io.MonthlyIndices;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deleted of an Elasticsearch that others use, too. */
class RetainIT {
    private static final List<String> OLD =
            List.of(
                    "tidemark-items-2019.12",
                    "tidemark-items-2020.01",
                    "tidemark-jobs-2020.02",
                    "tidemark-scores-2020.02",
                    "tidemark-signals-2020.02");

    /** A month that has not come, indices without months, and other people's. */
    private static final List<String> KEPT =
            List.of(
                    "copy-of-tidemark-items-2019.12",
                    "tidemark-2019.12",
                    "tidemark-alerts",
                    "tidemark-alerts-2019.12",
                    "tidemark-items",
                    "tidemark-items-2019",
                    "tidemark-items-2019.12-copy",
                    "tidemark-items-2019.12.01",
                    "tidemark-items-2019.13",
                    "tidemark-items-9999.12",
                    "tidemark-near-misses",
                    "tidemark-rejected-000001");

    @TempDir static Path parent;
    private static EmbeddedElasticsearch server;

    @TempDir Path dir;
    private String job;

    @BeforeAll
    static void start() {
        server = EmbeddedElasticsearch.start(parent.resolve("data"), 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void prepare() throws Exception {
        job =
                Files.writeString(
                                dir.resolve("job.yaml"),
                                "elasticsearch: {hosts: ['%s']}".formatted(server.url()))
                        .toString();
        request("DELETE", "/*tidemark*", "");
        for (String index : OLD) {
            request("PUT", "/" + index + "/_doc/a?refresh=true", "{}");
        }
        for (String index : KEPT) {
            request("PUT", "/" + index + "/_doc/a?refresh=true", "{}");
        }
    }

    @Test
    void wholeMonthsAreDeletedAndWhatIsNotExactlyOneOfOursStays() throws Exception {
        request("PUT", "/tidemark-items-2020.01/_alias/desk", "");
        request("POST", "/tidemark-items-2019.12/_close", "");

        Run rehearsal = Run.of("retain", job, "--months", "24", "--dry-run");
        assertThat(rehearsal.exit()).as(rehearsal.err()).isZero();
        assertThat(rehearsal.out().lines().map(line -> line.replaceAll(":.*", "")))
                .startsWith(OLD.stream().map("would delete "::concat).toArray(String[]::new));
        assertThat(indices()).containsAll(OLD);

        Run run = Run.of("retain", job, "--months", "24");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines().toList())
                .hasSize(OLD.size() + 1)
                .element(4)
                .asString()
                .matches("deleted tidemark-signals-2020.02: 1 documents, [0-9.]+ k?B");
        assertThat(run.out()).contains("deleted 5 indices before 20", ": 4 documents, ");
        assertThat(indices()).containsExactlyElementsOf(KEPT);

        Run again = Run.of("retain", job, "--months", "24");
        assertThat(again.exit()).isZero();
        assertThat(again.out()).startsWith("deleted 0 indices before 20").hasLineCount(1);
    }

    @Test
    void textsMayGoBeforeScores() throws Exception {
        Run run = Run.of("retain", job, "--months", "1", "--only", "items,signals");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(indices())
                .contains("tidemark-scores-2020.02")
                .doesNotContain("tidemark-items-2020.01", "tidemark-signals-2020.02");
    }

    @Test
    void theFirstMonthThatIsKeptIsNotAskedFor() throws IOException {
        try (MonthlyIndices indices = MonthlyIndices.at(ElasticsearchSettings.at(server.url()))) {
            assertThat(indices.before(YearMonth.of(2020, 2)))
                    .extracting(MonthlyIndices.Index::name)
                    .containsExactly("tidemark-items-2019.12", "tidemark-items-2020.01");
            assertThat(indices.before(YearMonth.of(2019, 12))).isEmpty();
        }
    }

    @Test
    void anIndexThatIsGoneInTheMeantimeIsAsGoodAsDeleted() throws IOException {
        try (MonthlyIndices indices = MonthlyIndices.at(ElasticsearchSettings.at(server.url()))) {
            MonthlyIndices.Index oldest = indices.before(YearMonth.of(2020, 1)).get(0);
            indices.delete(oldest);
            indices.delete(oldest);
            assertThat(indices.before(YearMonth.of(2020, 1))).isEmpty();
        }
    }

    @Test
    void whatWouldDeleteTooMuchIsRefusedInOneLine() throws Exception {
        assertRefused("retain: --months: 0; allowed: 1 to 1200", "--months", "0");
        assertRefused(
                "retain: --only: alerts; allowed: items, signals, scores, jobs",
                "--months",
                "1",
                "--only",
                "alerts");
        assertRefused("Missing required option: '--months=N'");
        assertThat(indices()).containsAll(OLD);
    }

    private void assertRefused(String why, String... options) {
        List<String> arguments = new ArrayList<>(List.of("retain", job));
        arguments.addAll(List.of(options));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains(why);
    }

    private static List<String> indices() throws Exception {
        List<String> names = new ArrayList<>();
        for (JsonNode row :
                new ObjectMapper().readTree(request("GET", "/_cat/indices?format=json", ""))) {
            names.add(row.get("index").asText());
        }
        return names.stream().sorted().toList();
    }

    private static String request(String method, String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url() + path))
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
