package dev.tidemark.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A piece of evidence that can be shown on its own: the sentence, what it says, and where it stands. */
public record Quote(
        Evidence evidence,
        Stance stance,
        Certainty certainty,
        Speaker speaker,
        @Nullable String origin,
        String itemId,
        String title,
        @Nullable String url,
        String publisher,
        Instant eventTime) {}
