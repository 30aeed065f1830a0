package dev.tidemark.health;

import dev.tidemark.model.FeedGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many feeds of a group there are at a moment, and which of them are down. One thread. */
final class GroupCount {
    private static final int LEAST_DOWN = 3;

    private final FeedGroup kind;
    private final String value;
    private final List<FeedMemory> down = new ArrayList<>();
    private int members;

    private GroupCount(FeedGroup kind, String value) {
        this.kind = kind;
        this.value = value;
    }

    /** Counts feeds by what they have in common, wide groups first, by name. Those not heard of lately do not count. */
    static Collection<GroupCount> of(Collection<FeedMemory> feeds, Instant now) {
        Map<FeedGroup, Map<String, GroupCount>> counts = new EnumMap<>(FeedGroup.class);
        for (FeedGroup kind : FeedGroup.values()) {
            counts.put(kind, new HashMap<>());
        }
        for (FeedMemory feed : feeds) {
            if (feed.isCurrent(now)) {
                counts.forEach((kind, groups) -> count(groups, kind, feed));
            }
        }
        List<GroupCount> all = new ArrayList<>();
        counts.values().forEach(groups -> all.addAll(groups.values()));
        all.sort(Comparator.comparing(GroupCount::kind).thenComparing(GroupCount::value));
        return all;
    }

    FeedGroup kind() {
        return kind;
    }

    String value() {
        return value;
    }

    int members() {
        return members;
    }

    /** Those that are down, in the order of their names. */
    List<FeedMemory> down() {
        return Collections.unmodifiableList(down);
    }

    /**
     * True when four fifths of its feeds are down, and three at least.
     *
     * @param before whether it was gone already: then it is until more than half of them are back
     */
    boolean isGone(boolean before) {
        return before
                ? down.size() * 2 >= members
                : down.size() >= LEAST_DOWN && down.size() * 5 >= members * 4;
    }

    private static void count(Map<String, GroupCount> groups, FeedGroup kind, FeedMemory feed) {
        String value = common(kind, feed);
        if (value != null) {
            GroupCount group = groups.computeIfAbsent(value, key -> new GroupCount(kind, key));
            group.members++;
            if (feed.state().isDown()) {
                group.down.add(feed);
            }
        }
    }

    private static @Nullable String common(FeedGroup kind, FeedMemory feed) {
        return switch (kind) {
            case ALL -> "";
            case LANGUAGE -> feed.last().language().word();
            case SOURCE_CLASS -> feed.last().sourceClass().word();
            case HOST -> feed.host();
        };
    }
}
