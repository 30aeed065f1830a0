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
        int revision) {

    /** What every stage behind the classifier is keyed by. */
    public String key() {
        return axis + "|" + company;
    }
}
