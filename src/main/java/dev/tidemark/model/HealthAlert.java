package dev.tidemark.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a newsroom is told of its feeds: that one of them, or a group, brings nothing any more, or is back.
 *
 * @param kind what is the matter
 * @param subject address of the feed, or the group in words: {@code language ja}
 * @param name what a person calls the feed; of a group its value, as in {@code ja}, empty for all feeds
 * @param group what the feeds have in common; null for a single feed
 * @param since when it began: the last new item, the first failure, or when the group was found gone
 * @param toldAt by the time of the reports
 * @param endedAt when it was found back; null while it is not
 * @param usualSeconds silence of the feed that is normal; null when its rhythm is not known, and for a group
 * @param errorClass of a feed's last failure; null when it is not failing
 * @param reason of that failure, one line; null likewise
 * @param down feeds concerned, 1 for a feed
 * @param members feeds of the group that are being asked, 1 for a feed
 * @param feeds names of feeds concerned, by name, twenty at most; none for a single feed
 */
public record HealthAlert(
        Kind kind,
        String subject,
        String name,
        @Nullable FeedGroup group,
        Instant since,
        Instant toldAt,
        @Nullable Instant endedAt,
        @Nullable Long usualSeconds,
        @Nullable String errorClass,
        @Nullable String reason,
        int down,
        int members,
        List<String> feeds) {

    /** What is the matter. */
    public enum Kind implements Word {
        /** A feed answers and brings nothing new. */
        SILENT,
        /** A feed cannot be had. */
        FAILING,
        /** Nearly all feeds of a group are silent or failing. */
        GROUP_GONE
    }

    /** The same alert, closed. */
    public HealthAlert ended(Instant when) {
        return new HealthAlert(
                kind,
                subject,
                name,
                group,
                since,
                toldAt,
                when,
                usualSeconds,
                errorClass,
                reason,
                down,
                members,
                feeds);
    }
}
