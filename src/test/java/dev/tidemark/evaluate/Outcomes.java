package dev.tidemark.evaluate;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.DateQuality;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Label;
import dev.tidemark.model.Language;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Stance;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Short ways to write outcomes down. */
final class Outcomes {
    static final String TITLE = "Meta opens its model";
    static final String TEXT = "The weights are free. Nobody was surprised.";

    private Outcomes() {}

    static NewsItem item(String id) {
        return new NewsItem(
                id,
                null,
                null,
                null,
                TITLE,
                TEXT,
                null,
                Language.EN,
                null,
                null,
                DateQuality.ABSENT,
                Instant.EPOCH,
                "hash",
                "gold.jsonl:1",
                false);
    }

    static GoldItem gold(String id, String event, GoldLabel... labels) {
        return new GoldItem(item(id), event, "keyword", Set.of("hedged"), List.of(labels), false);
    }

    static GoldLabel label(String company, Stance stance, Stance... alt) {
        return new GoldLabel(
                company, stance, Certainty.ANNOUNCED, Set.of(alt), Set.of(), null, false);
    }

    static Label predicted(String company, Stance stance, Certainty certainty, Evidence... pieces) {
        return new Label(
                Label.OPENNESS,
                company,
                stance,
                certainty,
                0,
                0.8,
                List.of(),
                List.of(pieces),
                List.of());
    }

    static Label predicted(String company, Stance stance) {
        return predicted(company, stance, Certainty.ANNOUNCED);
    }

    /** One label of Meta's in an item and event of its own. */
    static Outcome outcome(String event, Stance gold, Stance predicted, Stance... alt) {
        return outcome(event, label("Meta", gold, alt), predicted("Meta", predicted));
    }

    static Outcome outcome(String event, GoldLabel gold, @Nullable Label predicted) {
        return Outcome.of(
                        gold(event, event, gold),
                        predicted == null ? List.of() : List.of(predicted))
                .get(0);
    }

    static Evidence evidence(String sentence) {
        int start = (TITLE + "\n" + TEXT).indexOf(sentence);
        return new Evidence(sentence, start, start + sentence.length(), List.of());
    }

    @SafeVarargs
    static List<Outcome> all(List<Outcome>... lists) {
        return Arrays.stream(lists).flatMap(List::stream).toList();
    }
}
