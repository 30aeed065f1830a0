package dev.tidemark.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * What is accepted as an item.
 *
 * @param staleAfterHours an item published longer before it was seen is indexed, not scored; so is one without a date
 *     of a feed that nobody had looked at for longer, or ever. Hours, 1 to 8760, default 48. Too small: slow feeds never
 *     count. Too large: a feed's first poll fires alerts on old news
 * @param maxRecordBytes larger records are dead letters. Bytes, 1024 to 16777216, default 1048576. Too small: whole
 *     articles are lost. Too large: memory, for each open file and each record in flight
 * @param disorderSeconds how far an item may be behind the latest and still be scored. Seconds, 0 to 3600, default 30.
 *     Too small: late items are not scored. Too large: every score and alert waits that long
 * @param duplicateMemoryDays how long an item's id is remembered. Days, 1 to 365, default 30. Too small: an item that
 *     stays in its feed is scored again. Too large: state grows
 * @param quoteCharacters of an article that was read from its page, how much documents hold behind the feed's own text,
 *     and how long a sentence quoted from it may be. UTF-16 units, 80 to 1,000, default 300. Too small: a quote does not
 *     show what it is quoted for. Too large: more than a quotation is stored
 */
public record ItemSettings(
        int staleAfterHours,
        int maxRecordBytes,
        int disorderSeconds,
        int duplicateMemoryDays,
        int quoteCharacters)
        implements Serializable {

    static ItemSettings read(Section section) {
        return new ItemSettings(
                section.whole("staleAfterHours", 48, 1, 8_760),
                section.whole("maxRecordBytes", 1 << 20, 1 << 10, 1 << 24),
                section.whole("disorderSeconds", 30, 0, 3_600),
                section.whole("duplicateMemoryDays", 30, 1, 365),
                section.whole("quoteCharacters", 300, 80, 1_000));
    }

    /** {@link #staleAfterHours} as a duration. */
    public Duration staleAfter() {
        return Duration.ofHours(staleAfterHours);
    }

    /** {@link #disorderSeconds} as a duration. */
    public Duration disorder() {
        return Duration.ofSeconds(disorderSeconds);
    }

    /** {@link #duplicateMemoryDays} as a duration. */
    public Duration duplicateMemory() {
        return Duration.ofDays(duplicateMemoryDays);
    }
}
