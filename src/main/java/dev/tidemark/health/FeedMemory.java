package dev.tidemark.health;

import dev.tidemark.model.FeedCondition;
import dev.tidemark.model.FeedReport;
import dev.tidemark.model.FeedStanding;
import dev.tidemark.model.Language;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of one feed: about a kilobyte and a half, however long it is watched. Immutable.
 *
 * @param last its latest report
 * @param host its address's, in lower case; null where there is none
 * @param polls number of reports
 * @param items what it brought lately
 * @param rhythm null until it was had for the first time
 * @param newest the latest publication date it ever listed; null: none known
 * @param malformed what was wrong with its latest document; null: nothing
 * @param failingSince the first of its failures in a row; null: none
 * @param state how it is doing
 * @param since when it was first found so
 * @param telling what people were told of it
 */
public record FeedMemory(
        FeedReport last,
        @Nullable String host,
        long polls,
        RecentItems items,
        @Nullable Rhythm rhythm,
        @Nullable Instant newest,
        @Nullable String malformed,
        @Nullable Instant failingSince,
        FeedCondition state,
        Instant since,
        Telling telling) {
    /** Failures in a row with which a feed counts as failing. */
    static final int FAILURES = 3;

    private static final int TOKYO_SECONDS = 9 * 3_600;
    private static final Duration LEAST_GAP = Duration.ofHours(2);
    private static final Duration POLL_GRACE = Duration.ofHours(1);
    private static final Duration LEAST_PATIENCE = Duration.ofHours(1);
    private static final Duration MOST_PATIENCE = Duration.ofHours(6);

    /** After the first report of a feed. */
    static FeedMemory of(FeedReport first) {
        Instant now = first.polledAt();
        return new FeedMemory(
                        first,
                        host(first.url()),
                        0,
                        RecentItems.starting(now),
                        null,
                        null,
                        null,
                        null,
                        FeedCondition.NEW,
                        now,
                        Telling.NOTHING)
                .after(first);
    }

    /** After another report; one whose clock was set back counts as made at the time of the last. */
    FeedMemory after(FeedReport report) {
        Instant now =
                report.polledAt().isBefore(last.polledAt()) ? last.polledAt() : report.polledAt();
        boolean had = report.errors() == 0;
        Rhythm known = had ? rhythmAfter(report, now) : rhythm;
        String wrong =
                report.listed() > 0 || report.malformed() != null ? report.malformed() : malformed;
        Instant failing = had ? null : failingSince == null ? now : failingSince;
        FeedCondition found = condition(report, known, wrong, now);
        return new FeedMemory(
                report,
                host,
                polls + 1,
                items.plus(report, now, rhythm == null),
                known,
                later(newest, report.newest()),
                wrong,
                failing,
                found,
                found == state ? since : now,
                telling);
    }

    /** The same, with what people were told since. */
    FeedMemory with(Telling further) {
        return new FeedMemory(
                last,
                host,
                polls,
                items,
                rhythm,
                newest,
                malformed,
                failingSince,
                state,
                since,
                further);
    }

    /** True while its latest report tells how it is: its next poll is not long overdue, as after a stop of our own. */
    boolean isCurrent(Instant now) {
        return !now.isAfter(last.nextPoll().plus(POLL_GRACE));
    }

    /** True when it is gone for long enough to bother people with it. */
    boolean matters(Instant now) {
        return switch (state) {
            case RETIRED -> true;
            case FAILING -> {
                // Nothing is known beyond the next poll, however late it is.
                Instant until = now.isBefore(last.nextPoll()) ? now : last.nextPoll();
                yield Duration.between(goneSince(), until).compareTo(patience()) >= 0;
            }
            case SILENT -> telling.isSettled(now);
            case MALFORMED, NEW, OK -> false;
        };
    }

    /** When it stopped to bring anything: the last arrival, or the first failure. */
    Instant goneSince() {
        Instant quiet = rhythm == null ? null : rhythm.lastNew();
        Instant began = state == FeedCondition.SILENT ? quiet : failingSince;
        return began == null ? since : began;
    }

    /** Within how many hours something new mostly comes; null: too little is known. */
    @Nullable Double usualHours() {
        return rhythm == null || !rhythm.speaks(last.polledAt()) ? null : rhythm.usualHours();
    }

    /** As the document that people read. */
    FeedStanding standing() {
        Double usual = usualHours();
        return new FeedStanding(
                last.url(),
                last.name(),
                last.source(),
                last.sourceClass(),
                last.language(),
                host,
                state,
                since,
                last.polledAt(),
                last.lastSuccess(),
                rhythm == null ? null : rhythm.lastNew(),
                newest,
                items.itemsPerDay(),
                items.seenShare(),
                items.datedShare(),
                last.errors(),
                last.errorClass(),
                last.reason(),
                failingSince,
                malformed,
                usual,
                rhythm == null || usual == null ? null : rhythm.limitHours(),
                last.overruns(),
                last.nextPoll(),
                last.intervalSeconds(),
                polls);
    }

    private Rhythm rhythmAfter(FeedReport report, Instant now) {
        if (rhythm == null) {
            return Rhythm.starting(now);
        }
        Instant before = last.errors() == 0 ? last.polledAt() : last.lastSuccess();
        boolean brought = report.fresh() > 0;
        // What came in a time that was not watched came at nobody knows when. Silence after a
        // stop of our own is silence all the same, unless the feed itself failed.
        boolean unknown =
                before == null || isTooLong(before, now) && (brought || last.errors() > 0);
        int offset = report.language() == Language.JA ? TOKYO_SECONDS : 0;
        return rhythm.watched(unknown ? null : before, now, report.fresh(), offset);
    }

    private boolean isTooLong(Instant before, Instant now) {
        Duration span = Duration.between(before, now);
        Duration watched = Duration.ofSeconds(3L * Math.max(last.intervalSeconds(), 0));
        return span.compareTo(watched) > 0 && span.compareTo(LEAST_GAP) > 0;
    }

    private static @Nullable String host(String url) {
        try {
            String host = new URI(url).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static FeedCondition condition(
            FeedReport report, @Nullable Rhythm rhythm, @Nullable String malformed, Instant now) {
        if (report.retired()) {
            return FeedCondition.RETIRED;
        }
        if (report.errors() >= FAILURES) {
            return FeedCondition.FAILING;
        }
        if (rhythm != null && rhythm.isSilent(now)) {
            return FeedCondition.SILENT;
        }
        if (malformed != null) {
            return FeedCondition.MALFORMED;
        }
        return rhythm == null || !rhythm.speaks(now) ? FeedCondition.NEW : FeedCondition.OK;
    }

    private Duration patience() {
        Double usual = usualHours();
        if (usual == null) {
            return MOST_PATIENCE;
        }
        Duration own = Duration.ofSeconds((long) (usual * 3_600));
        return own.compareTo(LEAST_PATIENCE) < 0
                ? LEAST_PATIENCE
                : own.compareTo(MOST_PATIENCE) > 0 ? MOST_PATIENCE : own;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }
}
