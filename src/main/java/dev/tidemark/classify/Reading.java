package dev.tidemark.classify;

import dev.tidemark.classify.StanceFeatures.Place;
import dev.tidemark.model.Label;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an item says of one company, before it is decided.
 *
 * @param rules the label that the rules alone give
 * @param features of the model, each with its place; empty when no word of the item tells of openness
 */
record Reading(
        String company,
        Label rules,
        List<Draft> drafts,
        Map<String, Place> features,
        List<StanceFeatures.Sentence> sentences,
        @Nullable ClaimReader reader) {

    static Reading silent(String company) {
        return new Reading(
                company, NetLabel.neutral(company, false), List.of(), Map.of(), List.of(), null);
    }

    static Reading of(
            String company,
            List<StanceFeatures.Sentence> sentences,
            StanceFeatures features,
            ClaimReader reader) {
        List<Draft> drafts =
                sentences.stream()
                        .flatMap(sentence -> sentence.drafts().stream())
                        .filter(draft -> draft.company().equals(company))
                        .toList();
        boolean said = sentences.stream().anyMatch(sentence -> !sentence.drafts().isEmpty());
        Label rules =
                drafts.isEmpty() ? NetLabel.neutral(company, said) : NetLabel.of(company, drafts);
        return new Reading(
                company, rules, drafts, features.of(company, rules, drafts), sentences, reader);
    }
}
