package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.embedded.EmbeddedKafka;
import dev.tidemark.scenario.GrowingFeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ingest that is killed, again and again, at points that a seed draws: while it starts, while it asks, between a topic
 * written and a checkpoint taken. {@code -Dtidemark.kills=20} for more of them than every build needs; each costs about ten
 * seconds.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class IngestKillIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KILLS = Integer.getInteger("tidemark.kills", 3);
    private static final long SEED = 20_250_301;
    private static final int LATEST_MILLIS = 5_000;
    private static final int INTERVAL_SECONDS = 10;
    private static final long SPACING_MILLIS = 1_000;

    @TempDir Path dir;

    @Test
    void whateverTheMomentNothingIsLostNothingIsThereTwiceAndNoHostIsCrowded() throws Exception {
        Random random = new Random(SEED);
        try (GrowingFeeds web = new GrowingFeeds();
                EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"));
                KafkaFixture topic = new KafkaFixture(kafka.bootstrapServers(), "killed", 1)) {
            String[] ingest = {
                "run", job(web, kafka).toString(), "--state", dir.resolve("state").toString()
            };
            for (int kill = 1; kill <= KILLS; kill++) {
                Path log = dir.resolve(kill + ".log");
                int before = web.requests.size();
                Process victim = Run.start(log, ingest);
                if (random.nextInt(4) > 0) {
                    await(victim, log, () -> web.requests.size() > before);
                }
                victim.waitFor(random.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS);
                assertThat(victim.isAlive()).as(Files.readString(log)).isTrue();
                victim.destroyForcibly().waitFor();
            }
            Path log = dir.resolve("last.log");
            int before = web.requests.size();
            Process last = Run.start(log, ingest);
            await(last, log, () -> web.requests.size() > before);
            List<String> published = web.complete();
            await(last, log, () -> titles(topic.values("killed")).containsAll(published));
            last.destroy();
            assertThat(last.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(log)).doesNotContain("Exception");

            Map<String, String> applied = applied(topic);
            assertThat(applied.values()).containsExactlyInAnyOrderElementsOf(published);
            List<String> told = titles(topic.values("killed"));
            System.out.printf(
                    "%d kills: %d requests, %d entries, none lost; told %d times, %d of them again; two"
                            + " requests to a host %d ms apart at least%n",
                    KILLS,
                    web.requests.size(),
                    published.size(),
                    told.size(),
                    told.size() - new HashSet<>(told).size(),
                    closest(web));
            assertThat(closest(web)).isGreaterThanOrEqualTo(SPACING_MILLIS);
            assertAskedNoMoreThanAllowed(web);
        }
    }

    /** By id, the last title of each item that a monitor takes from the topic; each of its versions is there once. */
    private Map<String, String> applied(KafkaFixture topic) throws IOException {
        Path out = dir.resolve("out");
        Path job = topic.job(dir.resolve("topic.yaml"), "http://127.0.0.1:1", "");
        Run run = Run.of("replay", "--from-kafka", job.toString(), "--out", out.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("late 0", "rejected 0");
        Map<String, String> titles = new TreeMap<>();
        Set<String> versions = new HashSet<>();
        for (String line : Files.readAllLines(out.resolve("items.jsonl"))) {
            JsonNode item = JSON.readTree(line);
            assertThat(versions.add(item.get("id") + " " + item.get("title"))).as(line).isTrue();
            titles.merge(
                    item.get("id").asText(),
                    item.get("title").asText(),
                    (one, other) -> one.length() > other.length() ? one : other);
        }
        return titles;
    }

    private static List<String> titles(List<String> records) throws IOException {
        List<String> titles = new ArrayList<>();
        for (String record : records) {
            JsonNode item = JSON.readTree(record);
            if (item.has("id")) {
                titles.add(item.get("title").asText());
            }
        }
        return titles;
    }

    /** The shortest time between two requests to one host, in ms. */
    private static long closest(GrowingFeeds web) {
        Map<String, Long> last = new HashMap<>();
        long closest = Long.MAX_VALUE;
        for (GrowingFeeds.Request request : web.requests) {
            Long before = last.put(request.host(), request.nanos());
            if (before != null) {
                closest = Math.min(closest, (request.nanos() - before) / 1_000_000);
            }
        }
        return closest;
    }

    /** A poll that a kill undid is made again; all others keep their interval, restart or not. */
    private static void assertAskedNoMoreThanAllowed(GrowingFeeds web) {
        Map<String, List<Long>> asked = new HashMap<>();
        for (GrowingFeeds.Request request : web.requests) {
            asked.computeIfAbsent(request.path(), path -> new ArrayList<>()).add(request.nanos());
        }
        asked.forEach(
                (path, times) -> {
                    long nanos = times.get(times.size() - 1) - times.get(0);
                    assertThat(times)
                            .as(path)
                            .hasSizeLessThanOrEqualTo(
                                    (int) (nanos / 1e9 / INTERVAL_SECONDS) + 1 + KILLS);
                });
    }

    private Path job(GrowingFeeds web, EmbeddedKafka kafka) throws IOException {
        StringBuilder list = new StringBuilder("feeds:\n");
        for (String url : web.urls()) {
            list.append(
                    "  - {url: '%s', name: Press, source: Press, sourceClass: trade, lang: en, verified: true}\n"
                            .formatted(url));
        }
        Files.writeString(dir.resolve("feeds.yaml"), list);
        return Files.writeString(
                dir.resolve("ingest.yaml"),
                """
                feeds:
                  list: feeds.yaml
                  poll: {minimumSeconds: %1$d, startSeconds: %1$d, maximumSeconds: %1$d, spreadSeconds: 0, spacingSeconds: %2$d}
                  fetch: {allow: ["127.0.0.0/8"]}
                kafka: {bootstrapServers: ["%3$s"], topic: killed}
                run: {checkpointSeconds: 1}
                """
                        .formatted(
                                INTERVAL_SECONDS,
                                SPACING_MILLIS / 1_000,
                                kafka.bootstrapServers()));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Process process, Path log, Condition condition) throws Exception {
        for (int i = 0; i < 300 && !condition.holds(); i++) {
            process.waitFor(200, TimeUnit.MILLISECONDS);
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        }
        assertThat(condition.holds()).as(Files.readString(log)).isTrue();
    }
}
