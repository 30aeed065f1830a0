package dev.tidemark.feed;

/** What became of a feed's bytes. */
public sealed interface FeedReading permits ParsedFeed, RefusedFeed {}
