package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.embedded.EmbeddedKafka;
import dev.tidemark.io.SecuredElasticsearch;
import dev.tidemark.io.slack.SlackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * What docker/compose.yaml brings up, as processes: a Flink cluster, Kafka, and an Elasticsearch that lets nobody in without
 * a login. The jobs have one that may write documents and no more.
 */
record Installation(
        SlackServer slack,
        SeparateCluster cluster,
        EmbeddedKafka kafka,
        SecuredElasticsearch elasticsearch)
        implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String USER = "desk-login-0815";
    private static final String PASSWORD = "desk-password-1234";
    private static final String KEY = "key-of-the-desk-4711";

    /** The webhook's, the key's of Kafka's client, and the login's of Elasticsearch, also in the form that is sent. */
    static final String[] SECRETS = {
        SlackServer.SECRET,
        KEY,
        USER,
        PASSWORD,
        Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8))
    };

    /** Starts everything; all files but Elasticsearch's are below a directory. */
    static Installation start(Path dir) throws Exception {
        SlackServer slack = new SlackServer(System::nanoTime);
        SeparateCluster cluster =
                SeparateCluster.start(dir.resolve("flink"), environment(slack.address()));
        EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"));
        SecuredElasticsearch elasticsearch =
                SecuredElasticsearch.start(Path.of(System.getProperty("tidemark.elasticsearch7")));
        elasticsearch.ask(
                "PUT",
                "/_security/role/tidemark",
                Files.readString(Path.of("docker/elasticsearch/role.json")));
        elasticsearch.ask(
                "PUT",
                "/_security/user/" + USER,
                "{\"password\": \"%s\", \"roles\": [\"tidemark\"]}".formatted(PASSWORD));
        return new Installation(slack, cluster, kafka, elasticsearch);
    }

    /** What the processes that connect are given, and nobody else may learn. */
    Map<String, String> environment() {
        return environment(slack.address());
    }

    /** A job that reads a topic, beside a file with the certificate of whom it is to trust. */
    Path job(Path file, KafkaFixture topic, String more) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(certificates(file), elasticsearch.authority());
        String trustingNobody = Files.readString(topic.job(file, elasticsearch.url(), more));
        return Files.writeString(
                file,
                trustingNobody.replace(
                        "elasticsearch:\n",
                        "elasticsearch:\n  certificates: "
                                + certificates(file).getFileName()
                                + "\n"));
    }

    /** The file with the certificate that a job names. */
    static Path certificates(Path job) {
        return job.resolveSibling(job.getFileName() + ".pem");
    }

    /** A topic of this Kafka. */
    KafkaFixture topic(String name, int partitions) throws Exception {
        return new KafkaFixture(kafka.bootstrapServers(), name, partitions);
    }

    /** What a run has written into indices of a pattern. */
    List<JsonNode> documents(String run, String pattern) throws IOException {
        elasticsearch.ask("POST", "/" + pattern + "/_refresh", "");
        String found = elasticsearch.ask("GET", "/" + pattern + "/_search?size=10000", "");
        List<JsonNode> documents = new ArrayList<>();
        for (JsonNode hit : JSON.readTree(found).at("/hits/hits")) {
            if (hit.at("/_source/runId").asText().equals(run)) {
                documents.add(hit.get("_source"));
            }
        }
        return documents;
    }

    @Override
    public void close() throws Exception {
        elasticsearch.close();
        kafka.close();
        cluster.close();
        slack.close();
    }

    private static Map<String, String> environment(String webhook) {
        return Map.of(
                "TIDEMARK_SLACK_WEBHOOK", webhook,
                "TIDEMARK_TEST_KEY", KEY,
                "TIDEMARK_ELASTICSEARCH_USERNAME", USER,
                "TIDEMARK_ELASTICSEARCH_PASSWORD", PASSWORD);
    }
}
