package dev.tidemark.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes an item fit where it is too long: its text is cut; where that is not what is too long, what no reader knows is left
 * out, then what an item can be without, then its text, and its title is cut.
 *
 * <p>{@value #MARK} says so, as in the documents. The id has to be written out: one made of the words would change with
 * them.
 */
public final class RecordCut {
    /** True on an item whose words are not all there. */
    public static final String MARK = "textTruncated";

    private static final String ARTICLE = "article";

    /** Fields without which an item is the same item, and shorter. */
    private static final Set<String> SPARE =
            Set.of("url", "source", "feed", "lang", "publishedAt", "dateQuality");

    private RecordCut() {}

    /**
     * The item in at most so many bytes.
     *
     * @param json an item with its id; other records are not that long
     * @param mostBytes at least 4096
     */
    public static byte[] to(byte[] json, int mostBytes) {
        if (json.length <= mostBytes) {
            return json;
        }
        ObjectNode item = RecordStamp.object(json);
        item.put(MARK, true);
        // What its page says goes first: the feed's own words are the item.
        item.remove(ARTICLE);
        if (RecordStamp.bytes(item).length <= mostBytes || cut(item, "text", mostBytes)) {
            return RecordStamp.bytes(item);
        }
        Set<String> kept = new HashSet<>(ItemParser.FIELDS);
        kept.add(RecordStamp.LATE);
        kept.add(MARK);
        item.retain(kept);
        if (cut(item, "text", mostBytes)) {
            return RecordStamp.bytes(item);
        }
        item.remove(SPARE);
        if (!cut(item, "text", mostBytes)) {
            item.remove("text");
            cut(item, "title", mostBytes);
        }
        return RecordStamp.bytes(item);
    }

    /** Keeps as much of a text as there is room for; false, and all of it, where it is not the text that is too long. */
    private static boolean cut(ObjectNode item, String field, int mostBytes) {
        String whole = item.path(field).asText();
        int fits = -1;
        int from = 0;
        int to = whole.length();
        while (from <= to) {
            int middle = (from + to) >>> 1;
            put(item, field, whole, middle);
            if (RecordStamp.bytes(item).length <= mostBytes) {
                fits = middle;
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        put(item, field, whole, fits < 0 ? whole.length() : fits);
        return fits >= 0;
    }

    private static void put(ObjectNode item, String field, String whole, int units) {
        if (item.has(field)) {
            item.put(field, WellFormed.cut(whole, units));
        }
    }
}
