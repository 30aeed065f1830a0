package dev.tidemark.fetch;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Which entries of a feed were seen, and in which version: bounded, and yet an entry that the feed still lists is never
 * forgotten, or it would be new with every poll.
 *
 * <p>Entries are known by the first 64 bits of SHA-256. Of the ten thousand entries that one feed can have here, two
 * collide with a probability of 3 in 10^12. Immutable.
 *
 * @param ids fingerprints of entry ids, those listed longest ago first
 * @param contents fingerprints of what the entries said, in the same order
 */
@SuppressWarnings(
        "ArrayRecordComponent") // equals compares the content; arrays are a quarter of a list's
// state
public record SeenEntries(long[] ids, long[] contents) {

    /** Entries of one document that are looked at; those behind them do not exist. */
    public static final int MOST_LISTED = 10_000;

    /** Nothing seen yet. */
    public static final SeenEntries NONE = new SeenEntries(new long[0], new long[0]);

    /**
     * An entry as a document lists it.
     *
     * @param id what stays the same when it is edited
     * @param content what changes then
     */
    public record Entry(String id, String content) {}

    /**
     * What a document brought.
     *
     * @param fresh places of entries in it that were never seen, in its order
     * @param revised places of entries in it that say something else than when last seen
     * @param listed entries that it lists, each counted once
     * @param ignored entries beyond {@value #MOST_LISTED}
     * @param after what is seen now
     */
    public record Document(
            List<Integer> fresh,
            List<Integer> revised,
            int listed,
            int ignored,
            SeenEntries after) {}

    /**
     * Reads a document against what was seen. An entry that it lists twice counts where it stands first.
     *
     * @param unlisted how many entries are remembered besides those it lists
     */
    public Document read(List<Entry> entries, int unlisted) {
        Map<Long, Long> known = new LinkedHashMap<>();
        for (int i = 0; i < ids.length; i++) {
            known.put(ids[i], contents[i]);
        }
        Map<Long, Long> listed = new LinkedHashMap<>();
        Set<Integer> fresh = new LinkedHashSet<>();
        Set<Integer> revised = new LinkedHashSet<>();
        int looked = Math.min(entries.size(), MOST_LISTED);
        for (int i = 0; i < looked; i++) {
            long id = fingerprint(entries.get(i).id());
            long content = fingerprint(entries.get(i).content());
            if (listed.putIfAbsent(id, content) != null) {
                continue;
            }
            Long before = known.remove(id);
            if (before == null) {
                fresh.add(i);
            } else if (before != content) {
                revised.add(i);
            }
        }
        return new Document(
                List.copyOf(fresh),
                List.copyOf(revised),
                listed.size(),
                entries.size() - looked,
                of(known, unlisted, listed));
    }

    /** How many entries are remembered. */
    public int size() {
        return ids.length;
    }

    /** The unlisted ones seen last, then the listed ones. */
    private static SeenEntries of(
            Map<Long, Long> unlisted, int mostUnlisted, Map<Long, Long> listed) {
        int kept = Math.min(unlisted.size(), mostUnlisted);
        int dropped = unlisted.size() - kept;
        long[] ids = new long[kept + listed.size()];
        long[] contents = new long[ids.length];
        int place = -dropped;
        for (Map<Long, Long> part : List.of(unlisted, listed)) {
            for (Map.Entry<Long, Long> entry : part.entrySet()) {
                if (place >= 0) {
                    ids[place] = entry.getKey();
                    contents[place] = entry.getValue();
                }
                place++;
            }
        }
        return new SeenEntries(ids, contents);
    }

    private static long fingerprint(String text) {
        return ByteBuffer.wrap(DigestUtils.sha256(text)).getLong();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenEntries seen
                && Arrays.equals(ids, seen.ids)
                && Arrays.equals(contents, seen.contents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids) * 31 + Arrays.hashCode(contents);
    }

    @Override
    public String toString() {
        return ids.length + " seen";
    }
}
