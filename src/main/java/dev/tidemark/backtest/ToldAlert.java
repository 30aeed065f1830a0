package dev.tidemark.backtest;

import dev.tidemark.model.Direction;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Tier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a replay wrote it, of this or another version of the rules.
 *
 * @param id as it stands in Elasticsearch
 * @param time event time: when a newsroom would have been told
 * @param quotes the evidence, strongest first
 * @param lacked what the next stronger tier would have needed, in words
 * @param correction the reason why the newsroom took it back; null unless it did
 */
public record ToldAlert(
        String id,
        String company,
        Tier tier,
        Direction direction,
        @Nullable Regime fromRegime,
        @Nullable Regime toRegime,
        Instant time,
        @Nullable Tier promotedFrom,
        List<Said> quotes,
        List<String> lacked,
        @Nullable String correction) {

    /**
     * One sentence of evidence.
     *
     * @param url as the feed gave it, anything or null
     */
    public record Said(
            String text, String certainty, String publisher, String title, @Nullable String url) {}
}
