package dev.tidemark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.model.Label;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labels of an earlier run, as {@code classify} wrote them. */
final class EarlierLabels {
    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private EarlierLabels() {}

    /**
     * The labels of each item, by its id.
     *
     * @throws InvalidInput for the first line that is no labelled item
     */
    static Map<String, List<Label>> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInput(
                    file.toString(), "", "no such file", "labelled items, as classify writes them");
        }
        Map<String, List<Label>> labels = new HashMap<>();
        int number = 0;
        for (String line :
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
            number++;
            try {
                JsonNode node = JSON.readTree(line);
                labels.put(
                        node.required("id").asText(),
                        JSON.convertValue(
                                node.required("labels"), new TypeReference<List<Label>>() {}));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw new InvalidInput(
                        file + ":" + number, "", line, "a labelled item, as classify writes it");
            }
        }
        return labels;
    }
}
