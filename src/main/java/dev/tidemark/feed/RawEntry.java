package dev.tidemark.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry as its format has it, before anything is cleaned or believed.
 *
 * @param guid the feed's own id; null when absent
 * @param url absolute web address; null when absent
 * @param title HTML
 * @param text HTML
 * @param source who is credited, as HTML; empty when absent
 * @param language as stated; empty when absent
 * @param published dates of publication, the most telling first
 * @param updated dates of change, the most telling first
 * @param problem why it cannot be an entry; null when nothing is known against it
 */
record RawEntry(
        @Nullable String guid,
        @Nullable String url,
        String title,
        String text,
        String source,
        String language,
        List<String> published,
        List<String> updated,
        @Nullable String problem) {

    /** An entry of which nothing could be read. */
    static RawEntry unreadable(String problem) {
        return new RawEntry(null, null, "", "", "", "", List.of(), List.of(), problem);
    }
}
