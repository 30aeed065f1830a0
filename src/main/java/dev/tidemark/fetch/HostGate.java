package dev.tidemark.fetch;

import dev.tidemark.config.PollSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests through to one host so many at a time, and so far apart. Holds a host only while it has to; thread-safe,
 * and never waits itself.
 */
public final class HostGate {
    private static final int TIDY_AT = 1_000;

    private final int perHost;
    private final Duration spacing;
    private final Map<String, Traffic> hosts = new HashMap<>();
    private int tidyAt = TIDY_AT;

    /**
     * What goes on at a host.
     *
     * @param running requests let through and not over
     * @param notBefore earliest time of the next
     */
    private record Traffic(int running, Instant notBefore) {}

    /** A gate by these settings. */
    public HostGate(PollSettings settings) {
        this(settings.perHost(), Duration.ofMillis((long) (settings.spacingSeconds() * 1_000)));
    }

    /** A gate that lets so many requests to a host at a time, and starts them so far apart. */
    public HostGate(int perHost, Duration spacing) {
        this.perHost = perHost;
        this.spacing = spacing;
    }

    /**
     * Asks to be let through.
     *
     * @param host in lower case, as {@link #hostOf} gives it
     * @return null: go, and {@link #leave} when the fetch is over; else the time to ask again
     */
    public synchronized @Nullable Instant enter(String host, Instant now) {
        Traffic traffic = hosts.getOrDefault(host, new Traffic(0, now));
        if (traffic.notBefore().isAfter(now)) {
            return traffic.notBefore();
        }
        if (traffic.running() >= perHost) {
            return now.plus(
                    spacing.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : spacing);
        }
        tidy(now);
        hosts.put(host, new Traffic(traffic.running() + 1, now.plus(spacing)));
        return null;
    }

    /** A fetch is over; the next may start one spacing later. */
    public synchronized void leave(String host, Instant now) {
        hosts.computeIfPresent(
                host,
                (name, traffic) ->
                        new Traffic(
                                Math.max(0, traffic.running() - 1),
                                later(traffic.notBefore(), now.plus(spacing))));
    }

    /** The host asks to be left alone, by all its feeds. */
    public synchronized void holdOff(String host, Instant until) {
        hosts.merge(
                host,
                new Traffic(0, until),
                (traffic, held) ->
                        new Traffic(traffic.running(), later(traffic.notBefore(), until)));
    }

    /** The host of an address, by which traffic is counted; the address itself where it has none. */
    public static String hostOf(String address) {
        var url = WebAddress.parse(address);
        return url == null ? address : url.host();
    }

    /** Hosts under watch. */
    synchronized int size() {
        return hosts.size();
    }

    private void tidy(Instant now) {
        if (hosts.size() >= tidyAt) {
            hosts.values()
                    .removeIf(
                            traffic -> traffic.running() == 0 && !traffic.notBefore().isAfter(now));
            tidyAt = Math.max(TIDY_AT, hosts.size() * 2);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
