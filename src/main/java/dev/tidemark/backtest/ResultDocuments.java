package dev.tidemark.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.backtest.ToldAlert.Said;
import dev.tidemark.io.Documents;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Tier;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads single documents of a replay. Strict about who, what and when, lenient about everything else: another version
 * of the rules may have written them with fields fewer or more.
 */
final class ResultDocuments {
    private ResultDocuments() {}

    /** A document that lacks what every version has. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String field) {
            super("no " + field);
        }
    }

    static ToldAlert alert(JsonNode json) {
        Tier tier = required(word(Tier.class, json, "tier"), "tier");
        String company = text(json, "company");
        return new ToldAlert(
                Documents.alertId(text(json, "axis"), company, text(json, "story"), tier),
                company,
                tier,
                required(word(Direction.class, json, "direction"), "direction"),
                word(Regime.class, json, "fromRegime"),
                word(Regime.class, json, "toRegime"),
                time(json, "eventTime"),
                word(Tier.class, json, "promotedFrom"),
                quotes(json.path("evidence")),
                lacked(json.path("missing")),
                json.at("/correction/reason").isTextual()
                        ? json.at("/correction/reason").asText()
                        : null);
    }

    /** True for a score of the window that alerts rest on: the only one, where a score does not say. */
    static boolean isMain(JsonNode score) {
        return score.path("main").asBoolean(true);
    }

    static StancePoint stance(JsonNode json) {
        return new StancePoint(
                time(json, "paneEnd"),
                number(json, "mean"),
                number(json, "effect"),
                number(json, "surprise"));
    }

    static String text(JsonNode json, String field) {
        JsonNode text = json.path(field);
        if (!text.isTextual() || text.textValue().isEmpty()) {
            throw new Malformed(field);
        }
        return text.textValue();
    }

    private static List<Said> quotes(JsonNode evidence) {
        List<Said> quotes = new ArrayList<>();
        for (JsonNode quote : evidence) {
            quotes.add(
                    new Said(
                            quote.at("/evidence/text").asText(),
                            quote.path("certainty").asText(),
                            quote.path("publisher").asText(),
                            quote.path("title").asText(),
                            quote.path("url").isTextual() ? quote.path("url").asText() : null));
        }
        return List.copyOf(quotes);
    }

    private static List<String> lacked(JsonNode missing) {
        List<String> lacked = new ArrayList<>();
        for (JsonNode one : missing) {
            lacked.add(
                    String.format(
                            Locale.ROOT,
                            "%s %.2f of %.2f",
                            one.path("name").asText(),
                            one.path("reached").asDouble(),
                            one.path("needed").asDouble()));
        }
        return List.copyOf(lacked);
    }

    private static <E extends Enum<E>> @Nullable E word(
            Class<E> words, JsonNode json, String field) {
        return TsvTable.word(words, json.path(field).asText());
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new Malformed(field);
        }
        return value;
    }

    private static Instant time(JsonNode json, String field) {
        try {
            return Instant.parse(text(json, field));
        } catch (DateTimeException e) {
            throw new Malformed(field);
        }
    }

    private static double number(JsonNode json, String field) {
        if (!json.path(field).isNumber()) {
            throw new Malformed(field);
        }
        return json.path(field).doubleValue();
    }
}
