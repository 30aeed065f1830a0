package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.io.SecuredElasticsearch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Elasticsearch 7.17 with security on: who is let in, and what the others are told. */
class SecuredElasticsearchIT {
    private static final String USER = "TIDEMARK_ELASTICSEARCH_USERNAME";
    private static final String PASSWORD = "TIDEMARK_ELASTICSEARCH_PASSWORD";
    private static final String API_KEY = "TIDEMARK_ELASTICSEARCH_API_KEY";
    private static final int RECORDS = 400;

    private static SecuredElasticsearch server;

    @TempDir Path dir;

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

    @Test
    void aReplayGoesThroughWithAUserAndAPassword() throws Exception {
        Run run = replay("user", login(SecuredElasticsearch.WRITER, SecuredElasticsearch.PASSWORD));

        assertArrived(run);
    }

    @Test
    void aReplayGoesThroughWithAnApiKeyOfNoMorePrivilegesThanNeeded() throws Exception {
        Run run = replay("key", Map.of(API_KEY, apiKey().get("encoded").asText()));

        assertArrived(run);
    }

    @Test
    void anApiKeyMayAlsoBeAPairInAFile() throws Exception {
        JsonNode key = apiKey();
        Files.writeString(
                dir.resolve("key.txt"),
                key.get("id").asText() + ":" + key.get("api_key").asText() + "\n");

        Run run = check(authority(), "apiKeyFile: key.txt", Map.of());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("Elasticsearch: 7.17.29 at " + server.url());
    }

    @Test
    void aWrongPasswordIsOneLine() throws Exception {
        Run run = check(authority(), "", login(SecuredElasticsearch.WRITER, "not-the-word"));

        assertRefused(run, "HTTP 401, login refused");
        assertThat(run.err()).doesNotContain("not-the-word");
    }

    @Test
    void aServerThatNobodyVouchesForIsOneLine() throws Exception {
        String stranger =
                new HeldCertificate.Builder().certificateAuthority(0).build().certificatePem();

        Run run =
                check(
                        stranger,
                        "",
                        login(SecuredElasticsearch.WRITER, SecuredElasticsearch.PASSWORD));

        assertRefused(run, "is not trusted: ");
        assertThat(run.err()).contains("elasticsearch.certificates");
    }

    @Test
    void aLoginThatMayOnlyReadIsToldWhatItLacks() throws Exception {
        Run run =
                replay("reader", login(SecuredElasticsearch.READER, SecuredElasticsearch.PASSWORD));

        assertRefused(
                run,
                "grants this login too little; allowed: a login that also has the privileges"
                        + " cluster:manage_index_templates, tidemark-*:create_index, tidemark-*:index");
    }

    @Test
    void oldMonthsAreDeletedByALoginThatMayAndNoOther() throws Exception {
        server.ask("PUT", "/tidemark-items-2019.05/_doc/a?refresh=true", "{}");
        String job = job(authority(), "").toString();
        String[] retain = {"retain", job, "--months", "12"};

        Run refused =
                Run.of(login(SecuredElasticsearch.READER, SecuredElasticsearch.PASSWORD), retain);
        assertRefused(refused, "tidemark-*:monitor, tidemark-*:delete_index");
        assertThat(server.ask("GET", "/tidemark-items-2019.05/_count", "")).contains("\"count\":1");

        Run done = Run.of(login(SecuredElasticsearch.CHIEF, SecuredElasticsearch.PASSWORD), retain);
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
            Path trusted = Files.writeString(dir.resolve("trusted.pem"), authority());
            logins.environment().put("CURL_CA_BUNDLE", trusted.toString());
            Path said = dir.resolve("logins.log");
            Process run = logins.redirectErrorStream(true).redirectOutput(said.toFile()).start();
            assertThat(run.waitFor()).as(Files.readString(said)).isZero();
        }

        assertArrived(replay("compose", login("tidemark", "wordOfTheJobs1")));
        assertThat(check(authority(), "", login("kibana_system", "wordOfKibana1")).exit()).isZero();
    }

    @Test
    void withoutALoginNobodyGetsIn() throws Exception {
        assertRefused(check(authority(), "", Map.of()), "HTTP 401, login refused");
    }

    private void assertArrived(Run run) throws Exception {
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("read " + RECORDS + " = ").contains(" 0 restarts");
        server.ask("POST", "/tidemark-*/_refresh", "");
        JsonNode count =
                new ObjectMapper().readTree(server.ask("GET", "/tidemark-items-*/_count", ""));
        assertThat(count.path("count").asInt())
                .isEqualTo(Files.readAllLines(dir.resolve("out/items.jsonl")).size());
    }

    private static void assertRefused(Run run, String why) {
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err().strip()).hasLineCount(1).contains(server.url()).contains(why);
    }

    private Run replay(String name, Map<String, String> login) throws Exception {
        Path archive =
                ArchiveFixture.write(
                        dir.resolve(name + ".jsonl"), ArchiveFixture.lines(RECORDS, 11));
        return Run.of(
                login,
                "replay",
                archive.toString(),
                "--job",
                job(authority(), "").toString(),
                "--out",
                dir.resolve("out").toString());
    }

    private Run check(String authority, String setting, Map<String, String> login)
            throws Exception {
        return Run.of(login, "check", job(authority, setting).toString());
    }

    private Path job(String authority, String setting) throws Exception {
        Files.writeString(dir.resolve("authority.pem"), authority);
        return Files.writeString(
                dir.resolve("job.yaml"),
                """
                elasticsearch:
                  hosts: ["%s"]
                  certificates: authority.pem
                  %s
                """
                        .formatted(server.url(), setting));
    }

    private static String authority() {
        return server.authority();
    }

    private static Map<String, String> login(String user, String password) {
        Map<String, String> login = new HashMap<>();
        login.put(USER, user);
        login.put(PASSWORD, password);
        return login;
    }

    private static JsonNode apiKey() throws Exception {
        return new ObjectMapper()
                .readTree(
                        server.ask(
                                "POST",
                                "/_security/api_key",
                                """
                                {"name": "monitor", "role_descriptors": {"desk": {
                                  "cluster": ["monitor", "manage_index_templates"],
                                  "indices": [{"names": ["tidemark-*"],
                                               "privileges": ["create_index", "index"]}]}}}
                                """));
    }
}
