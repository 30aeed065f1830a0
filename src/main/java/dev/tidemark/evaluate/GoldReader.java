package dev.tidemark.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Stance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a line of gold data says beyond the item itself.
 *
 * <p>Fields: {@code labels} of {@code company, stance}, and optionally {@code certainty, alt, tags, evidence,
 * knownWrong}; {@code event, sample, phenomena, knownWrong} beside them, all optional. Others are ignored. Thread-safe.
 */
public final class GoldReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldReader() {}

    /**
     * Reads one line.
     *
     * @param line the JSON object that {@code item} was read from
     * @param item the item in it; its position is what errors name
     * @throws InvalidInput for the first thing wrong
     */
    public static GoldItem read(byte[] line, NewsItem item) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (IOException e) {
            throw new InvalidInput(item.position(), "", "not JSON", "one JSON object a line");
        }
        JsonNode labels = node.path("labels");
        if (!labels.isArray()) {
            throw new InvalidInput(
                    item.position(), "labels", shown(labels), "a list of {company, stance, …}");
        }
        List<GoldLabel> read = new ArrayList<>();
        Set<String> companies = new HashSet<>();
        for (int i = 0; i < labels.size(); i++) {
            String path = "labels[" + i + "]";
            GoldLabel label = label(item.position(), path, labels.get(i));
            if (!companies.add(label.company())) {
                throw new InvalidInput(
                        item.position(), path + ".company", label.company(), "one label a company");
            }
            read.add(label);
        }
        String event = node.path("event").asText("");
        return new GoldItem(
                item,
                event.isBlank() ? item.id() : event,
                node.path("sample").asText(""),
                words(item.position(), "phenomena", node.path("phenomena")),
                List.copyOf(read),
                node.path("knownWrong").asBoolean(false));
    }

    private static GoldLabel label(String position, String path, JsonNode node) {
        String company = node.path("company").asText("");
        if (company.isBlank()) {
            throw new InvalidInput(
                    position, path + ".company", shown(node.path("company")), "a company's name");
        }
        Set<Stance> alt = EnumSet.noneOf(Stance.class);
        for (String word : words(position, path + ".alt", node.path("alt"))) {
            alt.add(stance(position, path + ".alt", word));
        }
        String evidence = node.path("evidence").asText("");
        return new GoldLabel(
                company,
                stance(position, path + ".stance", shown(node.path("stance"))),
                certainty(position, path + ".certainty", node.path("certainty")),
                alt,
                words(position, path + ".tags", node.path("tags")),
                evidence.isBlank() ? null : evidence,
                node.path("knownWrong").asBoolean(false));
    }

    private static Stance stance(String position, String field, String word) {
        for (Stance stance : Stance.values()) {
            if (stance.name().equals(word)) {
                return stance;
            }
        }
        throw new InvalidInput(position, field, word, listed(Stance.values()));
    }

    private static @Nullable Certainty certainty(String position, String field, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        for (Certainty certainty : Certainty.values()) {
            if (certainty.word().equals(node.asText())) {
                return certainty;
            }
        }
        String allowed = listed(Certainty.values()).toLowerCase(Locale.ROOT);
        throw new InvalidInput(position, field, shown(node), allowed);
    }

    private static Set<String> words(String position, String field, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Set.of();
        }
        if (!node.isArray()) {
            throw new InvalidInput(position, field, shown(node), "a list of words");
        }
        Set<String> words = new LinkedHashSet<>();
        node.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static String listed(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "));
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "absent" : node.isTextual() ? node.asText() : node.toString();
    }
}
