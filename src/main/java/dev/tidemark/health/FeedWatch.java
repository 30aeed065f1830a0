package dev.tidemark.health;

import dev.tidemark.model.FeedCondition;
import dev.tidemark.model.FeedReport;
import dev.tidemark.model.FeedStanding;
import dev.tidemark.model.HealthAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Watches all feeds of a job, report by report, and decides what people are told.
 *
 * <p>A feed is down when it is retired, failed three times in a row, or has been silent for longer than its {@link Rhythm}
 * allows. It is told of when it is retired; when it has been failing for as long as it may usually be silent, but for one
 * hour at least and six at most; when it was found silent half an hour ago. A group is gone when four fifths of its feeds
 * are down, three at least, until more than half of them are back; it is told of half an hour later, so that a wider group
 * that goes with it is told of in its stead. While a group is gone, its feeds are not told of one by one, nor are narrower
 * groups of which four fifths are accounted for by then. Who was told that something is gone is told once that it is back.
 * Its feeds that were not asked since wait for their next poll. Of the same feed or group no other alert is opened within a day.
 *
 * <p>Time is that of the report at hand: the same reports in the same order lead to the same alerts. A feed whose next
 * poll is more than an hour overdue, as after a stop of our own, neither counts nor is told of. A feed's silence is
 * judged at its own polls, where it is known; everything else at every report. Costs a microsecond a feed and
 * report. One thread.
 */
public final class FeedWatch {
    /** Of more feeds than this, the one not heard of for longest is forgotten. */
    static final int MOST_FEEDS = 20_000;

    private static final int NAMES = 20;

    private final Map<String, FeedMemory> feeds = new TreeMap<>();
    private final Map<String, GroupMemory> groups = new TreeMap<>();

    /**
     * What follows from a report.
     *
     * @param standing of its feed
     * @param alerts opened and closed, in the order in which to tell them
     */
    public record Outcome(FeedStanding standing, List<HealthAlert> alerts) {}

    /** Remembers a feed; of one address the last counts. */
    public void restore(FeedMemory feed) {
        feeds.put(feed.last().url(), feed);
    }

    /** Remembers a group likewise. */
    public void restore(GroupMemory group) {
        groups.put(group.subject(), group);
    }

    /** What is remembered of feeds, by address. */
    public Collection<FeedMemory> feeds() {
        return List.copyOf(feeds.values());
    }

    /** What is remembered of groups that are gone, or were lately. */
    public Collection<GroupMemory> groups() {
        return List.copyOf(groups.values());
    }

    /** Takes a report in. */
    public Outcome observe(FeedReport report) {
        FeedMemory known = feeds.get(report.url());
        FeedMemory feed = known == null ? FeedMemory.of(report) : known.after(report);
        feeds.put(report.url(), feed);
        forget();
        Instant now = report.polledAt();
        List<HealthAlert> alerts = new ArrayList<>();
        Set<String> covered = judgeGroups(now, alerts);
        feeds.replaceAll((url, one) -> judged(one, covered.contains(url), now, alerts));
        return new Outcome(feed.standing(), List.copyOf(alerts));
    }

    /** Addresses of the feeds that gone groups account for. */
    private Set<String> judgeGroups(Instant now, List<HealthAlert> alerts) {
        Set<String> covered = new HashSet<>();
        Set<String> counted = new HashSet<>();
        for (GroupCount count : GroupCount.of(feeds.values(), now)) {
            GroupMemory fresh = new GroupMemory(count.kind(), count.value(), Telling.NOTHING);
            GroupMemory known = groups.getOrDefault(fresh.subject(), fresh);
            counted.add(fresh.subject());
            boolean gone = count.isGone(known.telling().found() != null);
            Telling telling =
                    gone
                            ? told(known, count, isAccounted(count, covered), now, alerts)
                            : closed(known.telling(), now, alerts);
            count.down().stream()
                    .filter(feed -> gone || isOfBefore(feed, telling.lastBack()))
                    .forEach(feed -> covered.add(feed.last().url()));
            groups.put(fresh.subject(), known.with(telling));
        }
        // A group of which nothing is heard at the moment stays as it was.
        groups.values()
                .removeIf(
                        group ->
                                group.telling().isForgettable(now)
                                        && counted.contains(group.subject()));
        return covered;
    }

    private static Telling told(
            GroupMemory group,
            GroupCount count,
            boolean accounted,
            Instant now,
            List<HealthAlert> alerts) {
        Telling telling = group.telling().gone(now);
        if (accounted || !telling.isSettled(now) || !telling.mayOpen(now)) {
            return telling;
        }
        HealthAlert alert = alert(group.with(telling), count, now);
        alerts.add(alert);
        return telling.with(alert);
    }

    private static FeedMemory judged(
            FeedMemory feed, boolean covered, Instant now, List<HealthAlert> alerts) {
        if (!feed.state().isDown()) {
            return feed.telling().found() == null
                    ? feed
                    : feed.with(closed(feed.telling(), now, alerts));
        }
        Telling telling = feed.telling().gone(now);
        FeedMemory found = telling == feed.telling() ? feed : feed.with(telling);
        if (covered || !feed.isCurrent(now) || !found.matters(now) || !telling.mayOpen(now)) {
            return found;
        }
        HealthAlert alert = alert(found, now);
        alerts.add(alert);
        return found.with(telling.with(alert));
    }

    private static Telling closed(Telling telling, Instant now, List<HealthAlert> alerts) {
        if (telling.told() != null) {
            alerts.add(telling.told().ended(now));
        }
        return telling.back(now);
    }

    /** True for a feed that was not asked since its group is back: it may be back as well. */
    private static boolean isOfBefore(FeedMemory feed, @Nullable Instant back) {
        return back != null && feed.last().polledAt().isBefore(back);
    }

    private static boolean isAccounted(GroupCount count, Set<String> covered) {
        long accounted =
                count.down().stream().filter(feed -> covered.contains(feed.last().url())).count();
        return accounted * 5 >= count.down().size() * 4L;
    }

    private static HealthAlert alert(FeedMemory feed, Instant now) {
        boolean silent = feed.state() == FeedCondition.SILENT;
        Double usual = feed.usualHours();
        return new HealthAlert(
                silent ? HealthAlert.Kind.SILENT : HealthAlert.Kind.FAILING,
                feed.last().url(),
                feed.last().name(),
                null,
                feed.goneSince(),
                now,
                null,
                usual == null ? null : Math.round(usual * 3_600),
                silent ? null : feed.last().errorClass(),
                silent ? null : feed.last().reason(),
                1,
                1,
                List.of());
    }

    private static HealthAlert alert(GroupMemory group, GroupCount count, Instant now) {
        Instant found = group.telling().found();
        return new HealthAlert(
                HealthAlert.Kind.GROUP_GONE,
                group.subject(),
                group.value(),
                group.kind(),
                found == null ? now : found,
                now,
                null,
                null,
                null,
                null,
                count.down().size(),
                count.members(),
                count.down().stream()
                        .map(feed -> feed.last().name())
                        .sorted()
                        .limit(NAMES)
                        .toList());
    }

    private void forget() {
        if (feeds.size() > MOST_FEEDS) {
            feeds.values().stream()
                    .min(java.util.Comparator.comparing(feed -> feed.last().polledAt()))
                    .ifPresent(oldest -> feeds.remove(oldest.last().url()));
        }
    }
}
