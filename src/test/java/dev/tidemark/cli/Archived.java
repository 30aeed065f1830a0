package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What stands in the finished files of an archive, day by day. */
record Archived(List<JsonNode> lines) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Archived in(Path folder) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return new Archived(lines);
        }
        List<Path> files;
        try (Stream<Path> below = Files.walk(folder)) {
            files =
                    below.filter(file -> !file.getFileName().toString().startsWith("."))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .toList();
        }
        for (Path file : files) {
            try (BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    new GZIPInputStream(Files.newInputStream(file)),
                                    StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    lines.add(JSON.readTree(line));
                }
            }
        }
        return new Archived(lines);
    }

    List<JsonNode> items() {
        return lines.stream().filter(line -> line.has("id")).toList();
    }

    /** How far it goes. */
    Instant last() {
        return lines.stream()
                .map(line -> Instant.parse(line.get("seenAt").asText()))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }
}
