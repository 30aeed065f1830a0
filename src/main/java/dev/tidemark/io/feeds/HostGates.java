package dev.tidemark.io.feeds;

import dev.tidemark.config.PollSettings;
import dev.tidemark.fetch.HostGate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The gates of this process, one for each source of feeds: readers of one source pass through the same, and so do those
 * that take over after a failure. So feeds that have moved to the host of others, and a restart, do not crowd it.
 *
 * <p>A gate stays as long as the job's classes do, and holds next to nothing while nobody passes.
 */
final class HostGates {
    private static final Map<String, HostGate> BY_SOURCE = new ConcurrentHashMap<>();

    private HostGates() {}

    /** The gate of a source. */
    static HostGate of(String source, PollSettings settings) {
        return BY_SOURCE.computeIfAbsent(source, name -> new HostGate(settings));
    }
}
