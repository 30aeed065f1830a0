package dev.tidemark.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one poll of a feed brought, and how the feed is doing after it.
 *
 * @param url its address as listed, by which it is known
 * @param name what a person calls it
 * @param source whom its items credit
 * @param sourceClass what kind of source that is
 * @param language that it is mostly written in
 * @param polledAt when the answer was there
 * @param listed entries in the document, each counted once; 0 when there was none or it had not changed
 * @param fresh entries never seen before
 * @param revised entries that say something else than when last seen
 * @param refused entries that are no items
 * @param undated fresh and revised entries without a date that can be trusted to the day
 * @param newest the latest publication date of all that is listed; null when none is known
 * @param malformed what is wrong with its markup or encoding although it could be read, one line; null: nothing
 * @param errors failures in a row, with this poll; 0 when it succeeded
 * @param errorClass of this poll's failure, in words; null: it succeeded
 * @param reason of this poll's failure, one line for people; null likewise
 * @param lastSuccess when it last answered as it should; null: never
 * @param overruns polls in a row that brought only entries never seen, so that others may have come and gone
 * @param retired whether it says that it is gone for good
 * @param nextPoll not before
 * @param intervalSeconds between two polls while all is well
 */
public record FeedReport(
        String url,
        String name,
        String source,
        SourceClass sourceClass,
        Language language,
        Instant polledAt,
        int listed,
        int fresh,
        int revised,
        int refused,
        int undated,
        @Nullable Instant newest,
        @Nullable String malformed,
        int errors,
        @Nullable String errorClass,
        @Nullable String reason,
        @Nullable Instant lastSuccess,
        int overruns,
        boolean retired,
        Instant nextPoll,
        int intervalSeconds) {}
