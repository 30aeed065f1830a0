package dev.tidemark.text;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What makes an item the same item, wherever it comes from: its own id, else its page, else its words. */
public final class ItemId {
    /** Longer ids are replaced by their hash: Elasticsearch refuses ids above 512 bytes, and ours are made of parts. */
    public static final int LONGEST_BYTES = 256;

    private ItemId() {}

    /**
     * The id of an item.
     *
     * @param stated the item's own id, or null; hashed where it is longer than {@link #LONGEST_BYTES} in UTF-8
     * @param url where to read it, or null; counts where it names a page, not only a site
     * @param contentHash of title and text, see {@link #contentHash}
     */
    public static String of(@Nullable String stated, @Nullable String url, String contentHash) {
        if (stated != null) {
            return stated.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES
                    ? stated
                    : ContentHash.of(stated);
        }
        String page = CanonicalUrl.ofPage(url);
        return page == null ? contentHash : ContentHash.of(page);
    }

    /** The fingerprint of an item's words, both as plain text. */
    public static String contentHash(String title, String text) {
        return ContentHash.of(title + "\n" + text);
    }
}
