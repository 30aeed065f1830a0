package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.embedded.EmbeddedKafka;
import dev.tidemark.io.slack.SlackServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a live job records, and what is said again from it: a real broker, a real Elasticsearch, processes that die. */
class RecordingIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTITIONS = 3;

    @TempDir static Path servers;
    private static EmbeddedElasticsearch elasticsearch;
    private static EmbeddedKafka kafka;

    @TempDir Path dir;

    @BeforeAll
    static void startServers() throws Exception {
        kafka = EmbeddedKafka.start(servers.resolve("kafka"));
        elasticsearch = EmbeddedElasticsearch.start(servers.resolve("elasticsearch"), 0);
    }

    @AfterAll
    static void stopServers() {
        elasticsearch.close();
        kafka.close();
    }

    @Test
    void theArchiveTheTopicAndATopicLoadedFromTheArchiveSayWhatTheJobHasSaid() throws Exception {
        List<Sent> news = news(900);
        try (KafkaFixture topic = new KafkaFixture(kafka.bootstrapServers(), "first", PARTITIONS);
                KafkaFixture second =
                        new KafkaFixture(kafka.bootstrapServers(), "second", PARTITIONS);
                KafkaFixture rejected = new KafkaFixture(kafka.bootstrapServers(), "rejected", 1);
                SlackServer slack = new SlackServer(System::nanoTime)) {
            send(topic, news);
            topic.send(1, news.get(0).time(), "no JSON");
            topic.flush();
            Path job = job(topic, "first", archive() + "\nslack: {}");
            inKafka(job, "rejectedTopic: rejected");

            Process run =
                    Run.start(
                            dir.resolve("first.log"),
                            Map.of("TIDEMARK_SLACK_WEBHOOK", slack.address()),
                            arguments(job, "state-1", "--until-end", "--parallelism", "2"));
            assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(run.exitValue()).as(Files.readString(dir.resolve("first.log"))).isZero();
            Map<String, JsonNode> said = indexed("first");
            assertThat(said.keySet()).anyMatch(id -> id.startsWith("alert"));
            // All of it happened before the job was first started.
            assertThat(slack.texts()).isEmpty();
            assertThat(topic.values("rejected"))
                    .singleElement()
                    .asString()
                    .contains("\"original\":\"no JSON\"", "\"position\":\"first-1@", "not JSON");

            assertThat(archivedIds()).containsExactlyInAnyOrderElementsOf(ids(news));
            assertThat(replayed("out-1", dir.resolve("archive").toString())).isEqualTo(said);
            assertThat(replayed("out-2", "--from-kafka", job.toString())).isEqualTo(said);

            Path next = job(second, "second", "");
            String[] load = {
                "replay", dir.resolve("archive").toString(), "--to-kafka", next.toString()
            };
            Run loaded = Run.of(load);
            assertThat(loaded.exit()).as(loaded.err()).isZero();
            assertThat(loaded.out()).contains("= items " + news.size() + " + ticks ", "neither 0");
            Run again = Run.of(load);
            assertThat(again.exit()).isEqualTo(2);
            assertThat(again.err().lines())
                    .singleElement()
                    .asString()
                    .contains("topic: second holds", "allowed: an empty topic, or --append");
            Run live = Run.of(arguments(next, "state-2", "--until-end", "--parallelism", "2"));
            assertThat(live.exit()).as(live.err()).isZero();
            assertThat(live.out()).contains("read " + news.size() + " = ").contains("rejected 0");
            assertThat(indexed("second")).isEqualTo(said);

            Run more =
                    Run.of(
                            Stream.concat(Stream.of(load), Stream.of("--append"))
                                    .toArray(String[]::new));
            assertThat(more.exit()).as(more.err()).isZero();
            assertThat(more.err()).contains("second holds", "calls late what is older");
        }
    }

    @Test
    void aJobThatIsKilledAgainAndAgainRecordsEveryItemOnce() throws Exception {
        List<Sent> news = news(400);
        try (KafkaFixture topic =
                new KafkaFixture(kafka.bootstrapServers(), "killed", PARTITIONS)) {
            Path job = job(topic, "killed", archive());
            Path checkpoints = dir.resolve("state/checkpoints");
            int sent = 0;
            for (int kill = 1; kill <= 4; kill++) {
                Process victim = Run.start(dir.resolve(kill + ".log"), arguments(job, "state"));
                send(topic, news.subList(sent, kill * 100));
                sent = kill * 100;
                var before = Checkpoints.newest(checkpoints);
                await(victim, () -> !Checkpoints.newest(checkpoints).equals(before));
                if (kill < 4) {
                    // Some of what was sent is in the checkpoint, some is in files it knows nothing
                    // of.
                    victim.waitFor(700L * kill, TimeUnit.MILLISECONDS);
                    victim.destroyForcibly().waitFor();
                    continue;
                }
                await(victim, () -> archivedIds().size() >= news.size());
                victim.destroy();
                assertThat(victim.waitFor(60, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(Files.readString(dir.resolve("4.log")))
                    .contains("resuming from checkpoint")
                    .doesNotContain("Exception");

            assertThat(archivedIds()).containsExactlyInAnyOrderElementsOf(ids(news));
            assertThat(replayed("out", dir.resolve("archive").toString()))
                    .isEqualTo(indexed("killed"));
        }
    }

    /** An item on its way into the topic. */
    private record Sent(int partition, Instant time, String id, String json) {}

    /** A year's items in the order of their arrival; some are 20 s behind others, one comes too late, one comes twice. */
    private static List<Sent> news(int count) throws IOException {
        List<Sent> news = new ArrayList<>();
        List<String> lines = ArchiveFixture.lines(count, 11);
        for (int i = 0; i < count; i++) {
            ObjectNode item = (ObjectNode) JSON.readTree(lines.get(i));
            Instant published = Instant.parse(item.get("publishedAt").asText());
            Instant seen = i % 7 == 3 ? published.minusSeconds(20) : published;
            seen = i % 100 == 50 ? published.minusSeconds(7_200) : seen; // late: two hours behind
            item.put("publishedAt", seen.toString());
            if (i % 2 == 0) {
                item.put("seenAt", seen.toString()); // of the others their arrival counts
            }
            news.add(new Sent(i % PARTITIONS, seen, item.get("id").asText(), item.toString()));
        }
        news.set(count - 20, news.get(count - 21)); // a copy
        return news;
    }

    private static void send(KafkaFixture topic, List<Sent> news) {
        Instant latest = Instant.MIN;
        for (Sent item : news) {
            topic.send(item.partition(), item.time(), item.json());
            latest = item.time().isAfter(latest) ? item.time() : latest;
            for (int partition = 0; partition < PARTITIONS; partition++) {
                topic.tick(partition, latest);
            }
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            topic.tick(partition, latest.plusSeconds(31));
        }
        topic.flush();
    }

    private static List<String> ids(List<Sent> news) {
        return news.stream().map(Sent::id).toList();
    }

    private String archive() {
        return "archive: {path: archive, fileMinutes: 1}";
    }

    private Path job(KafkaFixture topic, String name, String more) throws IOException {
        Path job =
                topic.job(dir.resolve(name + ".yaml"), elasticsearch.url(), more + "\n" + lists());
        return Files.writeString(
                job, Files.readString(job).replace("run:\n", "run:\n  runId: " + name + "\n"));
    }

    private static void inKafka(Path job, String line) throws IOException {
        Files.writeString(
                job, Files.readString(job).replace("kafka:\n", "kafka:\n  " + line + "\n"));
    }

    /** Where companies stood then, not where they stand when the test runs. */
    private String lists() throws IOException {
        Files.writeString(
                dir.resolve("regimes.yaml"),
                "regimes: [{company: Meta, regime: mixed, since: '2020-01-01', source: invented}]\n");
        return "lists: {regimes: regimes.yaml}";
    }

    private String[] arguments(Path job, String state, String... more) {
        return Stream.concat(
                        Stream.of(
                                "run",
                                job.toString(),
                                "--no-page",
                                "--state",
                                dir.resolve(state).toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** Scores and alerts of a replay under the job's lists. */
    private Map<String, JsonNode> replayed(String out, String... input) throws IOException {
        Path lists = Files.writeString(dir.resolve("lists.yaml"), lists() + "\n");
        Run run =
                Run.of(
                        Stream.concat(
                                        Stream.of("replay", "--out", dir.resolve(out).toString()),
                                        Stream.concat(
                                                Stream.of(input),
                                                Stream.of("--job", lists.toString())))
                                .toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        Map<String, JsonNode> said = new TreeMap<>();
        for (String kind : List.of("scores", "alerts")) {
            for (String line : Files.readAllLines(dir.resolve(out).resolve(kind + ".jsonl"))) {
                put(said, JSON.readTree(line));
            }
        }
        return said;
    }

    private static Map<String, JsonNode> indexed(String runId) throws Exception {
        Map<String, JsonNode> said = new TreeMap<>();
        for (String pattern : List.of("tidemark-scores-*", "tidemark-alerts")) {
            for (JsonNode document : new Index(elasticsearch.url(), pattern).documents()) {
                if (document.path("runId").asText().equals(runId)) {
                    put(said, document);
                }
            }
        }
        return said;
    }

    /** Without the name of the run, which is the one thing that may differ. */
    private static void put(Map<String, JsonNode> said, JsonNode document) {
        ((ObjectNode) document).remove("runId");
        String id =
                document.has("paneEnd")
                        ? "score|"
                                + document.get("company")
                                + document.get("window")
                                + document.get("paneEnd")
                        : "alert|"
                                + document.get("company")
                                + document.get("story")
                                + document.get("tier");
        said.put(id, document);
    }

    private List<String> archivedIds() throws IOException {
        List<String> ids = new ArrayList<>();
        if (!Files.isDirectory(dir.resolve("archive"))) {
            return ids;
        }
        List<Path> files;
        try (Stream<Path> below = Files.walk(dir.resolve("archive"))) {
            files =
                    below.filter(file -> !file.getFileName().toString().startsWith("."))
                            .filter(Files::isRegularFile)
                            .toList();
        }
        for (Path file : files) {
            assertThat(file.toString())
                    .matches(".*/archive/\\d{4}-\\d\\d-\\d\\d/[^/]+\\.jsonl\\.gz");
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    new GZIPInputStream(Files.newInputStream(file)),
                                    StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonNode id = JSON.readTree(line).get("id");
                    if (id != null) {
                        ids.add(id.asText());
                    }
                }
            }
        }
        return ids;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Process process, Condition condition) throws Exception {
        for (int i = 0; i < 900 && !condition.holds(); i++) {
            process.waitFor(200, TimeUnit.MILLISECONDS);
            assertThat(process.isAlive()).isTrue();
        }
        assertThat(condition.holds()).isTrue();
    }
}
