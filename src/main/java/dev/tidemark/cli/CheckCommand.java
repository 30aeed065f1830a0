package dev.tidemark.cli;

import dev.tidemark.config.Feed;
import dev.tidemark.config.FeedList;
import dev.tidemark.config.FeedSettings;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.KafkaSettings;
import dev.tidemark.config.Publishers;
import dev.tidemark.io.ElasticsearchIndices;
import dev.tidemark.io.kafka.KafkaTopic;
import dev.tidemark.operator.Rules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tidemark check}: everything that can be wrong before a run, found before it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Reads a job file and the lists it names, and asks its Kafka and Elasticsearch"
                        + " whether they are there. Starts and changes nothing.",
        footer = {"", "Example: ./tidemark check jobs/replay.yaml"})
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOB.yaml", description = "The job file.")
    private Path job;

    @Override
    public Integer call() throws InterruptedException {
        JobFile settings = JobFile.read(job);
        Instant now = Clock.systemUTC().instant();
        Rules rules = Rules.of(settings, now, now);
        System.out.println(
                Tidemark.oneLine(job.toString())
                        + ": valid; "
                        + rules.companies()
                        + " companies, rules "
                        + rules.version());
        FeedSettings feeds = settings.feeds();
        if (feeds != null) {
            FeedList list =
                    FeedList.read(feeds.list(), Publishers.read(settings.lists().publishers()));
            System.out.println(
                    "Feeds: "
                            + list.feeds().size()
                            + ", "
                            + list.feeds().stream().filter(Feed::verified).count()
                            + " of them verified");
        }
        KafkaSettings kafka = settings.kafka();
        if (kafka != null) {
            KafkaTopic topic =
                    feeds == null ? KafkaTopic.check(kafka) : KafkaTopic.checkWritable(kafka);
            System.out.println(
                    "Kafka: topic "
                            + kafka.topic()
                            + " with "
                            + topic.partitions()
                            + " partition(s) at "
                            + String.join(", ", kafka.bootstrapServers()));
        }
        if (settings.elasticsearch() != null) {
            System.out.println(
                    "Elasticsearch: "
                            + ElasticsearchIndices.check(settings.elasticsearch())
                            + " at "
                            + String.join(", ", settings.elasticsearch().hosts()));
        }
        return 0;
    }
}
