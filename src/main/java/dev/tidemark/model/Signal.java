package dev.tidemark.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One label on its own, keyed by company, with the weight it carries in a score.
 *
 * @param weight certainty × novelty × prominence × source class × scope, in [0, 1]
 * @param evidence the strongest; null only for NEUTRAL
 * @param chain id of the item that opened its story chain; null until chained
 * @param novelty 1 for the first item of a chain, little for every copy, 0 until chained
 * @param revision of the item it was read from
 * @param takenAt event time of that revision: what signals are ordered by
 */
public record Signal(
        String axis,
        String company,
        String itemId,
        Stance stance,
        Certainty certainty,
        double score,
        double confidence,
        double weight,
        List<String> tags,
        @Nullable Evidence evidence,
        List<Claim> claims,
        @Nullable String chain,
        double novelty,
        Instant eventTime,
        @Nullable Instant publishedAt,
        String title,
        @Nullable String url,
        String publisher,
        SourceClass sourceClass,
        Language lang,
        int revision,
        Instant takenAt) {

    /** What every stage behind the classifier is keyed by. */
    public String key() {
        return axis + "|" + company;
    }

    /** The same signal with its place in a story chain, and the weight that this place leaves it. */
    public Signal chained(@Nullable String chain, double novelty, double weight) {
        return new Signal(
                axis,
                company,
                itemId,
                stance,
                certainty,
                score,
                confidence,
                weight,
                tags,
                evidence,
                claims,
                chain,
                novelty,
                eventTime,
                publishedAt,
                title,
                url,
                publisher,
                sourceClass,
                lang,
                revision,
                takenAt);
    }
}
