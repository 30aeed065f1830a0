package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.embedded.EmbeddedKafka;
import dev.tidemark.scenario.PlayedFeed;
import dev.tidemark.scenario.PlayedFeed.Chance;
import dev.tidemark.scenario.Script;
import dev.tidemark.scenario.Stage;
import dev.tidemark.scenario.StageClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two days of a messy web, as {@code scenario/two-days.txt} tells them, in some two minutes, told twice at once: to a newsroom
 * that is one job, and to an ingest that fills a topic, which a monitor then reads. Servers, broker and Elasticsearch are
 * real ones.
 *
 * <p>What was recorded is replayed and has to say the very same. The two live runs are compared by what they found, not by
 * when: they ask the same feeds at instants of their own, so that event times differ, and with them scores.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class LiveScenarioIT {
    /** Some minutes past the hour, so that no story is of midnight, which would be a mere day. */
    private static final Instant START = Instant.parse("2025-03-01T02:07:00Z");

    private static final int TIMES = 1_500;
    private static final double HOURS = 48;
    private static final Instant END = START.plus(Duration.ofHours((long) HOURS));
    private static final Duration SPACING = Duration.ofMinutes(2);
    private static final Duration CHECKPOINTS = Duration.ofMillis(500);

    private static final Map<String, String> ERRORS =
            Map.of(
                    "farewell", "gone",
                    "broken", "server",
                    "members-only", "unreadable",
                    "sleeper", "timeout");

    @TempDir static Path dir;

    private final StageClock clock = new StageClock(START, TIMES);
    private Script script;
    private EmbeddedElasticsearch elasticsearch;
    private EmbeddedKafka kafka;
    private Stage stage;
    private Archived archived;
    private String newsroomSum;
    private String ingestSum;
    private Said said;
    private FoundItems found;

    @BeforeAll
    void playBothDays() throws Exception {
        script = Script.read("two-days.txt");
        kafka = EmbeddedKafka.start(dir.resolve("kafka"));
        elasticsearch = EmbeddedElasticsearch.start(dir.resolve("elasticsearch"), 0);
        stage = new Stage(script, clock);
        try (KafkaFixture topic = new KafkaFixture(kafka.bootstrapServers(), "played", 3)) {
            new ScenarioJobs(dir, script, stage, SPACING)
                    .write(elasticsearch.url(), kafka.bootstrapServers(), topic);
            PlayedJob newsroom = start("newsroom");
            PlayedJob ingest = start("ingest");
            PlayedJob.await(() -> agents().size() == 2, newsroom, ingest);
            clock.raise();
            PlayedJob.await(() -> stage.hour() > HOURS + 2, newsroom, ingest);
            for (String job : List.of("newsroom", "ingest")) {
                Path archive = dir.resolve(job + "-archive");
                PlayedJob.await(() -> Archived.in(archive).last().isAfter(END), newsroom, ingest);
                JobReports reports = new JobReports(elasticsearch.url(), job);
                PlayedJob.await(() -> !reports.full().isEmpty(), newsroom, ingest);
            }
            newsroomSum = newsroom.stop();
            ingestSum = ingest.stop();
        }
        archived = Archived.in(dir.resolve("newsroom-archive"));
        said = Said.indexed(elasticsearch.url(), "newsroom", END);
        found = FoundItems.indexed(elasticsearch.url(), "newsroom");
    }

    @AfterAll
    void stopAll() {
        clock.stop();
        stage.close();
        elasticsearch.close();
        kafka.close();
    }

    @Test
    void theScriptHasEveryFormEveryEncodingAndEveryMishap() {
        assertThat(script.feeds()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(script.feeds().stream().map(PlayedFeed::form).distinct()).hasSize(8);
        assertThat(script.feeds().stream().map(PlayedFeed::encoding).distinct()).hasSize(7);
        assertThat(script.feeds().stream().map(PlayedFeed::dates).distinct()).hasSize(9);
        assertThat(
                        script.feeds().stream()
                                .flatMap(feed -> feed.mishaps().stream())
                                .map(mishap -> mishap.kind())
                                .distinct())
                .hasSize(13);
    }

    @Test
    void eachVersionOfEachEntryIsRecordedOnceForEachFeedAndNothingElseIs() throws Exception {
        for (String job : List.of("newsroom", "ingest")) {
            Map<String, List<String>> titles =
                    Archived.in(dir.resolve(job + "-archive")).items().stream()
                            .collect(
                                    Collectors.groupingBy(
                                            item -> item.get("feed").asText(),
                                            Collectors.mapping(
                                                    item -> item.get("title").asText(),
                                                    Collectors.toList())));
            for (PlayedFeed feed : script.feeds()) {
                Map<String, Chance> chances = feed.chances(HOURS);
                Set<String> sure = new HashSet<>(chances.keySet());
                sure.removeIf(title -> chances.get(title) != Chance.SURE);
                assertThat(titles.remove(stage.url(feed)))
                        .as(job + " " + feed.name())
                        .doesNotHaveDuplicates()
                        .isSubsetOf(chances.keySet())
                        .containsAll(sure);
            }
            assertThat(titles).isEmpty();
        }
    }

    @Test
    void whatIsToldAgainIsARevisionAndWhatTwoFeedsCarryIsOneItem() throws Exception {
        Map<String, List<String>> versions = new HashMap<>();
        for (JsonNode item : archived.items()) {
            versions.computeIfAbsent(item.get("id").asText(), id -> new ArrayList<>())
                    .add(item.get("title").asText());
        }
        long distinct = versions.values().stream().mapToLong(it -> new HashSet<>(it).size()).sum();
        assertThat(newsroomSum)
                .contains(
                        "duplicate " + (archived.items().size() - distinct),
                        "revision " + (distinct - versions.size()),
                        "late 0",
                        "rejected ");
        assertThat(archived.items().size() - distinct).as("the wire and Meta itself").isEqualTo(1);
        assertThat(found.byId()).containsOnlyKeys(versions.keySet());
        assertThat(found.byId().values())
                .filteredOn(item -> item.startsWith("Ferries"))
                .singleElement()
                .asString()
                .startsWith("Ferries on time again after the storm revision 4");
    }

    @Test
    void aDateIsWhatTheFeedSaysOrNoneAndNeverNow() {
        for (PlayedFeed feed : script.feeds()) {
            String quality = feed.isDated() ? feed.dates().quality : "absent";
            assertThat(archived.items())
                    .filteredOn(item -> item.get("feed").asText().equals(stage.url(feed)))
                    .allSatisfy(
                            item -> {
                                // Without a date, what a first poll lists may be of any age.
                                assertThat(item.get("dateQuality").asText())
                                        .isIn(
                                                quality,
                                                item.has("publishedAt") ? quality : "backlog");
                                assertThat(item.has("publishedAt"))
                                        .isEqualTo(quality.equals("second"));
                            });
        }
        assertThat(archived.items())
                .filteredOn(item -> item.get("title").asText().startsWith("高潮"))
                .extracting(item -> item.path("publishedAt").asText())
                .containsOnly(START.plus(Duration.ofHours(2)).toString());
    }

    @Test
    void eachFeedIsFoundToBeAsTheScriptHasIt() throws Exception {
        Map<String, JsonNode> standings = new HashMap<>();
        for (JsonNode feed : new Index(elasticsearch.url(), "tidemark-feeds").documents()) {
            standings.put(feed.get("name").asText(), feed);
        }
        for (PlayedFeed feed : script.feeds()) {
            JsonNode health = standings.get(feed.name());
            assertThat(health.get("state").asText())
                    .as(health.toString())
                    .isEqualTo(feed.standing().word());
            if (ERRORS.containsKey(feed.name())) {
                assertThat(health.path("errorClass").asText()).isEqualTo(ERRORS.get(feed.name()));
            } else {
                assertThat(Instant.parse(health.path("lastSuccess").asText()))
                        .as(health.toString())
                        .isAfter(END.minus(Duration.ofHours(6)));
            }
        }
        assertThat(new Index(elasticsearch.url(), "tidemark-feed-alerts").documents())
                .extracting(alert -> alert.path("name").asText())
                .contains("farewell", "broken", "members-only", "sleeper");
        assertThat(new Index(elasticsearch.url(), "tidemark-rejected-*").documents())
                .extracting(letter -> letter.get("reason").asText())
                .anyMatch(reason -> reason.contains("Members only"));
    }

    @Test
    void eachJobTellsOnceAMinuteHowItIsDoing() throws Exception {
        new JobReports(elasticsearch.url(), "newsroom").areSane(START.minus(Duration.ofHours(2)));
        new JobReports(elasticsearch.url(), "ingest").areSane(START.minus(Duration.ofHours(2)));
    }

    @Test
    void noHostIsAskedTwiceWithinTheSpacingAndUnchangedFeedsAreNotSentAgain() {
        Map<String, Instant> last = new HashMap<>();
        List<Stage.Request> early = new ArrayList<>();
        for (Stage.Request request : stage.requests) {
            Instant before = last.put(request.agent() + request.host(), request.at());
            if (before != null && Duration.between(before, request.at()).compareTo(SPACING) < 0) {
                early.add(request);
            }
        }
        // A server kept from its work hears of a request when its reader has given up already.
        assertThat(early).hasSizeLessThan(stage.requests.size() / 100);
        assertThat(last).hasSize(2 * 9);
        assertThat(stage.unchanged.get()).isGreaterThan(stage.requests.size() / 3);
        assertThat(stage.requests.stream().filter(it -> it.path().equals("/moved")))
                .as("a move is believed when it was told three times, to each who asks")
                .filteredOn(
                        it -> it.host() == 5 && it.at().isAfter(START.plus(Duration.ofHours(8))))
                .hasSize(2 * 3);
    }

    @Test
    void theArchiveOfTheOneJobSaysWhatTheJobHasSaid() throws Exception {
        assertThat(said.companies()).contains("Meta", "Mistral AI", "NTT");
        assertThat(said.alerts().values())
                .extracting(alert -> alert.get("company").asText())
                .contains("Meta", "Mistral AI");
        Said again = replayed("newsroom-archive");
        assertThat(again.scores()).isEqualTo(said.scores());
        assertThat(again.alerts()).isEqualTo(said.alerts());
    }

    @Test
    void aMonitorOfTheTopicSaysWhatTheArchiveOfTheIngestSaysAndFindsWhatTheOneJobFound()
            throws Exception {
        assertThat(ingestSum).contains("= items ");
        Run run =
                Run.of(
                        "run",
                        dir.resolve("topic.yaml").toString(),
                        "--until-end",
                        "--state",
                        dir.resolve("topic-state").toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("duplicate 1", "late 0", "rejected 0");
        Said heard = Said.indexed(elasticsearch.url(), "topic", END);
        Said again = replayed("ingest-archive");
        assertThat(heard.scores()).isEqualTo(again.scores());
        assertThat(heard.alerts()).isEqualTo(again.alerts());

        // Both have asked at instants of their own: the same found, at other times.
        assertThat(heard.alerts()).containsOnlyKeys(said.alerts().keySet());
        assertThat(heard.companies()).isEqualTo(said.companies());
        Map<String, String> sure = found.sure(script, HOURS).byId();
        assertThat(sure).hasSizeGreaterThan(found.byId().size() * 9 / 10);
        assertThat(FoundItems.indexed(elasticsearch.url(), "topic").byId())
                .containsAllEntriesOf(sure);
    }

    private Said replayed(String archive) throws Exception {
        Path out = dir.resolve(archive + "-again");
        Run run =
                Run.of(
                        "replay",
                        dir.resolve(archive).toString(),
                        "--out",
                        out.toString(),
                        "--job",
                        dir.resolve("lists.yaml").toString());
        assertThat(run.exit()).as(run.err()).isZero();
        return Said.written(out, END);
    }

    private PlayedJob start(String job) throws Exception {
        return PlayedJob.start(
                dir.resolve(job + ".yaml"), dir.resolve(job + "-state"), CHECKPOINTS, clock);
    }

    private Set<String> agents() {
        return stage.requests.stream().map(Stage.Request::agent).collect(Collectors.toSet());
    }
}
