package dev.tidemark.io.feeds;

import java.util.List;
import java.util.Set;

/**
 * Which hosts readers hold and which wait for one: the state of the enumerator.
 *
 * @param assigned hosts that some reader holds, with the state of their feeds
 * @param waiting those that none holds, in no order
 */
public record HostAssignment(Set<String> assigned, List<HostSplit> waiting) {

    /** Before the first reader has come. */
    static final HostAssignment NONE = new HostAssignment(Set.of(), List.of());

    /** Keeps copies. */
    public HostAssignment {
        assigned = Set.copyOf(assigned);
        waiting = List.copyOf(waiting);
    }
}
