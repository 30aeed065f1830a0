package dev.tidemark.fetch;

import dev.tidemark.config.FetchSettings;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The internet for a client that is part of a job: public addresses end at one server on the loopback interface, whatever
 * else is connected to ends at a canary, so that no stranger is disturbed and none is overlooked.
 *
 * @param addresses by name; of several, lookups are answered with one after the other
 * @param port of the server, by whose own address it is reached too
 * @param canary port of the server that nobody may reach
 */
public record PlayedInternet(Map<String, List<String>> addresses, int port, int canary)
        implements Serializable {
    private static final Map<String, AtomicInteger> LOOKUPS = new ConcurrentHashMap<>();

    /** Keeps a copy. */
    public PlayedInternet {
        Map<String, List<String>> copy = new TreeMap<>();
        addresses.forEach((name, answers) -> copy.put(name, List.copyOf(answers)));
        addresses = copy;
    }

    /** A client that lives in it. */
    public FeedClient client(FetchSettings settings, Clock clock) {
        return new FeedClient(settings, clock, this::lookup, this::route);
    }

    /** How often a name was looked up in this process. */
    public static int lookups(String host) {
        return LOOKUPS.getOrDefault(host, new AtomicInteger()).get();
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        int before = LOOKUPS.computeIfAbsent(host, name -> new AtomicInteger()).getAndIncrement();
        List<String> answers = addresses.get(host);
        if (answers == null) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByName(answers.get(before % answers.size())));
    }

    private InetSocketAddress route(InetSocketAddress to) {
        InetAddress address = to.getAddress();
        boolean itself = address.isLoopbackAddress() && to.getPort() == port;
        boolean played = itself || address.getHostAddress().startsWith("93.184.");
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), played ? port : canary);
    }
}
