package dev.tidemark.model;

/**
 * A record that could not be read as an item.
 *
 * @param original its first bytes, bounded
 * @param size number of bytes it had
 * @param stage where it failed, as in {@code parse}
 * @param reason why, in words
 * @param position where it came from, for people
 */
@SuppressWarnings("ArrayRecordComponent") // exact bytes are the point; never compared
public record Rejected(byte[] original, int size, String stage, String reason, String position) {}
