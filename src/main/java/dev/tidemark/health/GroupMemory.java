package dev.tidemark.health;

import dev.tidemark.model.FeedGroup;

/**
 * All that is remembered of a group of feeds that is gone, or was lately. Immutable.
 *
 * @param kind what its feeds have in common
 * @param value the language's word, the class's word, the host; empty for all feeds
 * @param telling what people were told of it
 */
public record GroupMemory(FeedGroup kind, String value, Telling telling) {
    GroupMemory with(Telling further) {
        return new GroupMemory(kind, value, further);
    }

    /** The group in words. */
    String subject() {
        return value.isEmpty() ? kind.word() + " feeds" : kind.word() + " " + value;
    }
}
