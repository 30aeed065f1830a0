package dev.tidemark.cli;

import dev.tidemark.scenario.Script;
import dev.tidemark.scenario.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/** The job files of a newsroom and of an ingest that ask the same feeds, and of a monitor that reads the ingest's topic. */
record ScenarioJobs(Path dir, Script script, Stage stage, Duration spacing) {

    /** An hour goes by in a second or so: two readers of one job can be as far apart. */
    private static final String LISTS =
            "lists: {regimes: regimes.yaml}\nitems: {disorderSeconds: 3600}\n";

    void write(String elasticsearch, String brokers, KafkaFixture topic) throws IOException {
        Files.writeString(
                dir.resolve("feeds.yaml"),
                script.feeds().stream()
                        .map(
                                feed ->
                                        "  - {url: '%s', name: %s, source: %2$s, lang: %s, sourceClass: %s, verified: true}"
                                                .formatted(
                                                        stage.url(feed),
                                                        feed.name(),
                                                        feed.kind().split(" ")[0],
                                                        feed.kind().split(" ")[1]))
                        .collect(Collectors.joining("\n", "feeds:\n", "\n")));
        Files.writeString(
                dir.resolve("regimes.yaml"),
                """
                regimes:
                  - {company: Meta, regime: closed, since: '2020-01-01', source: invented}
                  - {company: Mistral AI, regime: open, since: '2020-01-01', source: invented}
                  - {company: NTT, regime: closed, since: '2020-01-01', source: invented}
                """);
        Files.writeString(dir.resolve("lists.yaml"), LISTS);
        Files.writeString(
                dir.resolve("newsroom.yaml"),
                LISTS
                        + feeds("Newsroom")
                        + archive("newsroom")
                        + "elasticsearch: {hosts: ['%s'], bulkIntervalSeconds: 1}\n"
                                .formatted(elasticsearch));
        Files.writeString(
                dir.resolve("ingest.yaml"),
                LISTS
                        + feeds("Ingest")
                        + archive("ingest")
                        + "kafka: {bootstrapServers: ['%s'], topic: played}\n".formatted(brokers)
                        + "elasticsearch: {hosts: ['%s'], bulkIntervalSeconds: 1}\n"
                                .formatted(elasticsearch));
        topic.job(dir.resolve("topic.yaml"), elasticsearch, LISTS);
    }

    /** Pages of articles are another test's. */
    private String feeds(String agent) {
        return """
               feeds:
                 list: feeds.yaml
                 fetch: {userAgent: %s/1, allow: ['127.0.0.0/8'], deadlineSeconds: 5, slowSeconds: 4}
                 poll: {minimumSeconds: 1200, startSeconds: 1800, maximumSeconds: 3600, deadSeconds: 14400,
                   spreadSeconds: 600, spacingSeconds: %d}
                 fullText: {enabled: false}
               """
                .formatted(agent, spacing.toSeconds());
    }

    /** A file with each checkpoint: those that the file speaks of are a minute apart, by a clock that runs faster. */
    private static String archive(String job) {
        return "archive: {path: %s-archive, fileMinutes: 1}\nrun: {checkpointSeconds: 60}\n"
                .formatted(job);
    }
}
