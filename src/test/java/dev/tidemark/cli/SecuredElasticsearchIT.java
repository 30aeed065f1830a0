package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.config.JobFile;
import dev.tidemark.io.SecuredElasticsearch;
import dev.tidemark.operator.Rules;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Elasticsearch 7.17 with security on: who is let in, what the page shows them, and what the others are told. */
class SecuredElasticsearchIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, String> WRITER =
            SecuredJob.login(SecuredElasticsearch.WRITER, SecuredElasticsearch.PASSWORD);
    private static final Map<String, String> EDITOR =
            SecuredJob.login(SecuredElasticsearch.EDITOR, SecuredElasticsearch.PASSWORD);
    private static final Map<String, String> READER =
            SecuredJob.login(SecuredElasticsearch.READER, SecuredElasticsearch.PASSWORD);
    private static final Map<String, String> CHIEF =
            SecuredJob.login(SecuredElasticsearch.CHIEF, SecuredElasticsearch.PASSWORD);

    private static SecuredElasticsearch server;

    @TempDir Path dir;
    private SecuredJob job;

    @BeforeAll
    static void start() throws Exception {
        server = SecuredElasticsearch.start(Path.of(System.getProperty("tidemark.elasticsearch7")));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void writeNothingYet() {
        job = new SecuredJob(server, dir);
    }

    @Test
    void aReplayGoesThroughWithAUserAndAPassword() throws Exception {
        assertArrived(job.replay(WRITER));
    }

    @Test
    void aReplayGoesThroughWithAnApiKeyOfNoMorePrivilegesThanNeeded() throws Exception {
        assertArrived(job.replay(SecuredJob.login(job.apiKey("create_index", "index"))));
    }

    @Test
    void anApiKeyMayAlsoBeAPairInAFile() throws Exception {
        String setting = apiKeyFile(job.apiKey("create_index", "index"));

        Run run = check(Map.of(), job.file(server.authority(), setting));

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("Elasticsearch: 7.17.29 at " + server.url());
    }

    @Test
    void aWrongPasswordIsOneLine() throws Exception {
        Run run =
                check(
                        SecuredJob.login(SecuredElasticsearch.WRITER, "not-the-word"),
                        job.file(server.authority()));

        assertRefused(run, "HTTP 401, login refused");
        assertThat(run.err()).doesNotContain("not-the-word");
    }

    @Test
    void aServerThatNobodyVouchesForIsOneLine() throws Exception {
        String stranger =
                new HeldCertificate.Builder().certificateAuthority(0).build().certificatePem();

        Run run = check(WRITER, job.file(stranger));

        assertRefused(run, "is not trusted: ");
        assertThat(run.err()).contains("elasticsearch.certificates");
    }

    @Test
    void aLoginThatMayOnlyReadIsToldWhatItLacks() throws Exception {
        assertRefused(
                job.replay(READER),
                "grants this login too little; allowed: a login that also has the privileges"
                        + " cluster:manage_index_templates, tidemark-*:create_index, tidemark-*:index");
    }

    @Test
    void oldMonthsAreDeletedByALoginThatMayAndNoOther() throws Exception {
        server.ask("PUT", "/tidemark-items-2019.05/_doc/a?refresh=true", "{}");
        String[] retain = {"retain", job.file(server.authority()).toString(), "--months", "12"};

        Run refused = Run.of(READER, retain);
        assertRefused(refused, "tidemark-*:monitor, tidemark-*:delete_index");
        assertThat(server.ask("GET", "/tidemark-items-2019.05/_count", "")).contains("\"count\":1");

        Run done = Run.of(CHIEF, retain);
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).startsWith("deleted tidemark-items-2019.05: 1 documents, ");
        assertThat(server.ask("GET", "/tidemark-items-2019.05/_count", ""))
                .contains("index_not_found_exception");
    }

    @Test
    void theLoginsOfTheComposeFileLetJobsWriteAndKibanaIn() throws Exception {
        Map<String, String> passwords =
                Map.of(
                        "ELASTIC_PASSWORD", "wordOfTheChief1",
                        "KIBANA_PASSWORD", "wordOfKibana1",
                        "TIDEMARK_PASSWORD", "wordOfTheJobs1");
        server.ask(
                "POST",
                "/_security/user/elastic/_password",
                "{\"password\": \"%s\"}".formatted(passwords.get("ELASTIC_PASSWORD")));
        for (int time = 1; time <= 2; time++) {
            ProcessBuilder logins =
                    new ProcessBuilder("bash", "docker/elasticsearch/logins.sh", server.url());
            logins.environment().putAll(passwords);
            Path trusted = Files.writeString(dir.resolve("trusted.pem"), server.authority());
            logins.environment().put("CURL_CA_BUNDLE", trusted.toString());
            Path said = dir.resolve("logins.log");
            Process run = logins.redirectErrorStream(true).redirectOutput(said.toFile()).start();
            assertThat(run.waitFor()).as(Files.readString(said)).isZero();
        }

        assertArrived(job.replay(SecuredJob.login("tidemark", "wordOfTheJobs1")));
        Map<String, String> kibana = SecuredJob.login("kibana_system", "wordOfKibana1");
        assertThat(check(kibana, job.file(server.authority())).exit()).isZero();
    }

    @Test
    void withoutALoginNobodyGetsIn() throws Exception {
        assertRefused(check(Map.of(), job.file(server.authority())), "HTTP 401, login refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "API key"})
    void aRunHasAPageThatReadsWithTheLoginThatItWritesWith(String kind) throws Exception {
        Map<String, String> login =
                kind.equals("password")
                        ? EDITOR
                        : SecuredJob.login(job.apiKey("create_index", "index", "read"));
        assertArrived(job.replay(login));
        JsonNode item = JSON.readTree(job.items().get(0));
        List<String> secrets = new ArrayList<>(login.values());
        secrets.add(server.url().substring("https://".length()));

        try (RunningPage page =
                RunningPage.start(
                        dir.resolve("run.log"), secrets, login, runWithPage(job.live()))) {
            assertThat(page.ask("/api/companies").findValuesAsText("company"))
                    .contains("Meta", "Mistral AI");
            assertThat(page.ask("/api/scores?company=Meta")).isNotEmpty();
            assertThat(page.ask("/api/items?company=Meta")).isNotEmpty();
            JsonNode alert = page.ask("/api/alerts").get(0);
            JsonNode story = page.ask("/api/alert?id=" + encoded(alert));
            assertThat(story.get("alert")).isEqualTo(alert);
            assertThat(story.get("items")).isNotEmpty();
            assertThat(page.ask("/api/item?id=" + encoded(item)).get("title"))
                    .isEqualTo(item.get("title"));
            assertThat(page.ask("/api/explanation?id=" + encoded(item)).get("labels").isArray())
                    .isTrue();
            assertThat(page.ask("/api/near-misses").isArray()).isTrue();
            assertThat(page.ask("/api/feeds").isArray()).isTrue();
        }
    }

    @Test
    void aLoginThatMayWriteAndNotReadIsRefusedWhereItsPageIsAskedFor() throws Exception {
        assertRefused(
                Run.of(WRITER, runWithPage(job.live())),
                "grants this login too little; allowed: a login that also has the privileges"
                        + " tidemark-*:read");
    }

    @Test
    void aLoginThatIsTakenAwayIsNothingThatThePageTalksAbout() throws Exception {
        JsonNode key = job.apiKey("read");
        JobFile settings = JobFile.read(job.live(apiKeyFile(key)));
        Rules rules = Rules.of(settings, CLOCK.instant(), CLOCK.instant());
        try (JobPage page = JobPage.serve(0, "desk", settings.elasticsearch(), rules, CLOCK)) {
            URI companies = URI.create(page.url() + "/api/companies");
            HttpRequest request = HttpRequest.newBuilder(companies).build();
            HttpClient http = HttpClient.newHttpClient();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);

            server.ask("DELETE", "/_security/api_key", "{\"ids\": [%s]}".formatted(key.get("id")));

            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{\"error\":\"the store does not answer\"}");
        }
    }

    private void assertArrived(Run run) throws Exception {
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("read " + SecuredJob.RECORDS + " = ")
                .contains(" 0 restarts");
        server.ask("POST", "/tidemark-*/_refresh", "");
        JsonNode count = JSON.readTree(server.ask("GET", "/tidemark-items-*/_count", ""));
        assertThat(count.path("count").asInt()).isEqualTo(job.items().size());
    }

    private static void assertRefused(Run run, String why) {
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err().strip()).hasLineCount(1).contains(server.url()).contains(why);
    }

    private static Run check(Map<String, String> login, Path job) {
        return Run.of(login, "check", job.toString());
    }

    private String[] runWithPage(Path job) {
        String state = dir.resolve("state").toString();
        return new String[] {"run", job.toString(), "--page", "0", "--state", state};
    }

    /** The setting for a file that holds both halves of a key. */
    private String apiKeyFile(JsonNode key) throws Exception {
        Files.writeString(
                dir.resolve("key.txt"),
                key.get("id").asText() + ":" + key.get("api_key").asText() + "\n");
        return "apiKeyFile: key.txt";
    }

    private static String encoded(JsonNode document) {
        return URLEncoder.encode(document.get("id").asText(), StandardCharsets.UTF_8);
    }
}
