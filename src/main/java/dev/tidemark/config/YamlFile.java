package dev.tidemark.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * A YAML file as a tree, with the name by which messages call it.
 *
 * @param name path as given, or the name of a bundled file
 * @param root its one document, a mapping
 */
public record YamlFile(String name, ObjectNode root) {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Reads a file.
     *
     * @throws InvalidInput when it is missing, unreadable, no YAML, or no mapping
     */
    public static YamlFile read(Path path) {
        String name = path.toString();
        if (!Files.isRegularFile(path)) {
            throw new InvalidInput(
                    name, "", Files.exists(path) ? "not a file" : "no such file", "a YAML file");
        }
        try {
            return parse(name, Files.readAllBytes(path));
        } catch (IOException e) {
            throw new InvalidInput(
                    name, "", "cannot be read: " + FileProblem.of(e), "a readable YAML file");
        }
    }

    /** Reads a file that is part of the program, as in {@code jobs/regimes.yaml}. */
    public static YamlFile bundled(String resource) {
        try (InputStream in = YamlFile.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + resource);
            }
            return parse(resource, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static YamlFile parse(String name, byte[] bytes) throws IOException {
        try {
            JsonNode root = YAML.readTree(bytes);
            if (root instanceof ObjectNode mapping) {
                return new YamlFile(name, mapping);
            }
            String found =
                    root == null || root.isMissingNode() || root.isNull() ? "empty" : "no mapping";
            throw new InvalidInput(name, "", found, "a YAML mapping of names to values");
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String line = at == null ? "" : "line " + at.getLineNr() + ": ";
            throw new InvalidInput(name, "", line + problem(e), "well-formed YAML");
        }
    }

    /** What the parser was at and what it found; its further lines repeat the file, or speak of its own classes. */
    private static String problem(JsonProcessingException e) {
        if (e instanceof MismatchedInputException) {
            return "more than one document";
        }
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .limit(2)
                .collect(Collectors.joining(" "))
                .replaceAll("^: |,? from `[^`]*`|[`(]*([a-z]+\\.){2,}[A-Z]\\w*[`)]*", "");
    }
}
