package dev.tidemark.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as its format has it, before anything is cleaned or believed.
 *
 * @param format by its content
 * @param title HTML; empty when absent
 * @param homePage absolute address; null when absent
 * @param self the feed's own address, as it says; null when absent
 * @param language as stated; empty when absent
 * @param entries in the feed's order
 * @param malformed what is wrong with the markup; null when nothing is
 */
record RawFeed(
        FeedFormat format,
        String title,
        @Nullable String homePage,
        @Nullable String self,
        String language,
        List<RawEntry> entries,
        @Nullable String malformed) {}
