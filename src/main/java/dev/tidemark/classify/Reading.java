package dev.tidemark.classify;

import dev.tidemark.classify.StanceFeatures.Place;
import dev.tidemark.model.Label;
import java.util.List;
import java.util.Map;

/**
 * What an item says of one company, before it is decided.
 *
 * @param rules the label that the rules alone give
 * @param glance the features that the rules found, each with its place
 */
record Reading(
        String company,
        Label rules,
        List<Draft> drafts,
        Map<String, Place> glance,
        StanceFeatures features,
        List<Sentence> sentences,
        ClaimReader reader) {

    static Reading of(
            String company, List<Sentence> sentences, StanceFeatures features, ClaimReader reader) {
        List<Draft> drafts =
                sentences.stream()
                        .flatMap(sentence -> sentence.drafts().stream())
                        .filter(draft -> draft.company().equals(company))
                        .toList();
        boolean said = sentences.stream().anyMatch(sentence -> !sentence.drafts().isEmpty());
        Label rules =
                drafts.isEmpty() ? NetLabel.neutral(company, said) : NetLabel.of(company, drafts);
        return new Reading(
                company,
                rules,
                drafts,
                features.glance(company, rules, drafts),
                features,
                sentences,
                reader);
    }

    /** All features; cuts sentences into words. */
    Map<String, Place> all() {
        return features.all(company, glance);
    }
}
