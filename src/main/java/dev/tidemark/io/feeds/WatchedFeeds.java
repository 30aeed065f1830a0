package dev.tidemark.io.feeds;

import dev.tidemark.config.Feed;
import dev.tidemark.config.FeedList;
import dev.tidemark.fetch.FeedState;
import dev.tidemark.fetch.HostGate;
import dev.tidemark.fetch.PollSchedule;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The list of feeds as this run has it, by host. It decides what is watched; checkpoints only remember how far. A feed is
 * known by its address as listed: its name, class, language and login may change between two runs.
 */
final class WatchedFeeds implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, LinkedHashMap<String, Feed>> byHost = new LinkedHashMap<>();

    WatchedFeeds(FeedList list) {
        for (Feed feed : list.feeds()) {
            byHost.computeIfAbsent(HostGate.hostOf(feed.url()), host -> new LinkedHashMap<>())
                    .put(feed.url(), feed);
        }
    }

    /** All hosts, in the order of the list. */
    Set<String> hosts() {
        return byHost.keySet();
    }

    /** A feed of the list, by its address. */
    Feed feed(String url) {
        Map<String, Feed> feeds = byHost.get(HostGate.hostOf(url));
        Feed feed = feeds == null ? null : feeds.get(url);
        if (feed == null) {
            throw new IllegalStateException("a feed that is not on the list");
        }
        return feed;
    }

    /**
     * The feeds of a host as they go on: those of the list, with what is remembered of them. None when the list has
     * nothing at this host any more.
     *
     * @param schedule knows where a feed begins that nothing is remembered of
     */
    List<FeedState> goingOn(HostSplit split, PollSchedule schedule, Instant now) {
        Map<String, FeedState> remembered = new LinkedHashMap<>();
        split.feeds().forEach(state -> remembered.put(state.url(), state));
        List<FeedState> states = new ArrayList<>();
        for (String url : byHost.getOrDefault(split.host(), new LinkedHashMap<>()).keySet()) {
            FeedState before = remembered.get(url);
            states.add(before == null ? schedule.first(url, now) : schedule.resumed(before, now));
        }
        return states;
    }
}
