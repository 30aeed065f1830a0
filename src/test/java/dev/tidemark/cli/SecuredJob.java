package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.io.SecuredElasticsearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A job that writes to an Elasticsearch with security on, and who runs it; all files are below a directory. */
record SecuredJob(SecuredElasticsearch server, Path dir) {
    /** How many items a replay reads. */
    static final int RECORDS = 400;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The job's file; it trusts an authority, and has further lines in its section elasticsearch. */
    Path file(String authority, String... settings) throws IOException {
        Files.writeString(dir.resolve("authority.pem"), authority);
        return Files.write(
                dir.resolve("job.yaml"),
                Stream.concat(
                                Stream.of(
                                        "elasticsearch:",
                                        "  hosts: [\"" + server.url() + "\"]",
                                        "  certificates: authority.pem"),
                                Arrays.stream(settings).map(setting -> "  " + setting))
                        .toList());
    }

    /** The same with a feed, so that it can run: one that nobody answers for. */
    Path live(String... settings) throws IOException {
        Files.writeString(
                dir.resolve("feeds.yaml"),
                "feeds: [{url: 'http://127.0.0.1:1/', name: Wire, source: Wire, sourceClass: trade,"
                        + " lang: en, verified: true}]\n");
        Path file = file(server.authority(), settings);
        return Files.writeString(
                file,
                Files.readString(file)
                        + "feeds: {list: feeds.yaml, fetch: {allow: [\"127.0.0.0/8\"]}}\n");
    }

    /** Replays an invented archive as somebody; what goes to Elasticsearch is in the folder {@code out}, too. */
    Run replay(Map<String, String> login) throws IOException {
        Path archive =
                ArchiveFixture.write(
                        dir.resolve("archive.jsonl"), ArchiveFixture.lines(RECORDS, 11));
        return Run.of(
                login,
                "replay",
                archive.toString(),
                "--job",
                file(server.authority()).toString(),
                "--out",
                dir.resolve("out").toString());
    }

    /** What a replay has made of the items. */
    List<String> items() throws IOException {
        return Files.readAllLines(dir.resolve("out/items.jsonl"));
    }

    /** The environment of somebody with a user and a password. */
    static Map<String, String> login(String user, String password) {
        return Map.of(
                "TIDEMARK_ELASTICSEARCH_USERNAME",
                user,
                "TIDEMARK_ELASTICSEARCH_PASSWORD",
                password);
    }

    /** The environment of somebody with an API key. */
    static Map<String, String> login(JsonNode apiKey) {
        return Map.of("TIDEMARK_ELASTICSEARCH_API_KEY", apiKey.get("encoded").asText());
    }

    /** A new API key: its {@code id}, its {@code api_key}, and both as {@code encoded}. */
    JsonNode apiKey(String... privileges) throws IOException {
        return JSON.readTree(
                server.ask(
                        "POST",
                        "/_security/api_key",
                        """
                        {"name": "monitor", "role_descriptors": {"desk": {
                          "cluster": ["monitor", "manage_index_templates"],
                          "indices": [{"names": ["tidemark-*"], "privileges": %s}]}}}
                        """
                                .formatted(JSON.writeValueAsString(privileges))));
    }
}
