package dev.tidemark.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed is doing after its latest poll.
 *
 * @param url its address as listed, by which it is known
 * @param name what a person calls it
 * @param source whom its items credit
 * @param sourceClass what kind of source that is
 * @param lang that it is mostly written in
 * @param host its server's name in lower case; null where the address has none
 * @param state how it is doing, in a word
 * @param since when it was first found so
 * @param polledAt its latest poll
 * @param lastSuccess when it last answered as it should; null: never
 * @param lastNew when it last brought something new, its first poll not counted; null: not yet
 * @param newest the latest publication date it has listed; null: none known
 * @param itemsPerDay new items a day, the last week weighing most
 * @param seenShare share of the entries it lists that were seen before, in [0, 1]; null: nothing listed since its first
 *     poll
 * @param datedShare share of its items whose date can be trusted to the day, in [0, 1]; null: no item yet
 * @param errors failures in a row
 * @param errorClass of the last of them; null: none
 * @param reason of the last of them, one line; null: none
 * @param errorSince the first of them; null: none
 * @param malformed what is wrong with its markup or encoding; null: nothing
 * @param usualSilenceHours within which something new mostly comes; null: too little is known
 * @param silenceLimitHours silence, in hours of an average day, after which it counts as silent; null likewise
 * @param overruns polls in a row that brought only entries never seen, so that others may have come and gone
 * @param nextPoll not before
 * @param intervalSeconds between two polls while all is well
 * @param polls reports of it so far; the document's version
 */
public record FeedStanding(
        String url,
        String name,
        String source,
        SourceClass sourceClass,
        Language lang,
        @Nullable String host,
        FeedCondition state,
        Instant since,
        Instant polledAt,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastNew,
        @Nullable Instant newest,
        double itemsPerDay,
        @Nullable Double seenShare,
        @Nullable Double datedShare,
        int errors,
        @Nullable String errorClass,
        @Nullable String reason,
        @Nullable Instant errorSince,
        @Nullable String malformed,
        @Nullable Double usualSilenceHours,
        @Nullable Double silenceLimitHours,
        int overruns,
        Instant nextPoll,
        int intervalSeconds,
        long polls) {}
