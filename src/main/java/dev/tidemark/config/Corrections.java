package dev.tidemark.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.model.Regime;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newsroom's decisions in the order in which they were made, one JSON object a line; {@code
 * /schema/corrections.schema.json} describes them. Immutable.
 */
public final class Corrections implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No decision. */
    public static final Corrections NONE = new Corrections(List.of());

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final ArrayList<Decision> decisions;
    private final HashMap<String, Correction> byAlert;

    private Corrections(List<Decision> decisions) {
        this.decisions = new ArrayList<>(decisions);
        this.byAlert = new HashMap<>();
        for (Decision decision : decisions) {
            if (decision instanceof Correction correction) {
                byAlert.put(correction.alert(), correction);
            }
        }
    }

    /**
     * Reads a file; one that is not there yet holds no decision.
     *
     * @param path null for no file
     * @throws InvalidInput when it cannot be read, or for the first line that is no decision
     */
    public static Corrections read(@Nullable Path path) {
        if (path == null || !Files.exists(path)) {
            return NONE;
        }
        String problem;
        try {
            return of(path.toString(), Files.readString(path));
        } catch (CharacterCodingException e) {
            problem = "not in UTF-8";
        } catch (IOException e) {
            problem = "cannot be read: " + FileProblem.of(e);
        }
        throw new InvalidInput(path.toString(), "", problem, "a readable JSONL file in UTF-8");
    }

    /**
     * Reads the content of a file.
     *
     * @param file its name, for messages
     * @throws InvalidInput for the first line that is no decision
     */
    public static Corrections of(String file, String content) {
        List<Decision> decisions = new ArrayList<>();
        int number = 0;
        for (String line : content.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                decisions.add(decision(file + ":" + number, line));
            }
        }
        return new Corrections(decisions);
    }

    private static Decision decision(String place, String line) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new InvalidInput(place, "", line, "one whole JSON object a line");
        }
        if (!(json instanceof ObjectNode object)) {
            throw new InvalidInput(place, "", line, "one JSON object a line");
        }
        return Section.read(new YamlFile(place, object), DecisionRow::read);
    }

    /** All of them, earliest first. */
    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** Why an alert was taken back, by its id; null unless it was. */
    public @Nullable Correction of(String alert) {
        return byAlert.get(alert);
    }

    /**
     * The last pin of a company that has begun at an event time; null where none has. It counts also after its end: so a
     * pin is lifted by a shorter one.
     */
    public @Nullable Pin pin(String axis, String company, Instant time) {
        Pin last = null;
        for (Decision decision : decisions) {
            if (decision instanceof Pin pin
                    && pin.axis().equals(axis)
                    && pin.company().equals(company)
                    && !pin.from().isAfter(time)) {
                last = pin;
            }
        }
        return last;
    }

    /** Where a company stands by decision at an event time; null where the score decides. */
    public @Nullable Regime pinned(String axis, String company, Instant time) {
        Pin pin = pin(axis, company, time);
        return pin != null && pin.holds(time) ? pin.regime() : null;
    }

    /** Changes with whatever may change a document; empty for no decision. */
    public String version() {
        return decisions.isEmpty() ? "" : decisions.toString();
    }
}
