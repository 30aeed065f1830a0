package dev.tidemark.model;

import org.jspecify.annotations.Nullable;

/**
 * One record for a topic.
 *
 * @param partition to write it to; negative: the one that the key falls to
 * @param key null for a tick
 * @param timeMillis the time on the record, ms since 1970; negative: that of its being written
 * @param value its content
 */
@SuppressWarnings("ArrayRecordComponent") // exact bytes are the point; never compared
public record TopicRecord(int partition, @Nullable String key, long timeMillis, byte[] value) {}
