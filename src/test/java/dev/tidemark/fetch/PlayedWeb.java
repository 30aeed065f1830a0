package dev.tidemark.fetch;

import dev.tidemark.config.AllowList;
import dev.tidemark.config.Certificates;
import dev.tidemark.config.FetchSettings;
import dev.tidemark.config.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import okhttp3.tls.HeldCertificate;

/**
 * The internet, as far as a test needs it: names have public addresses, and a connection to one of those ends at a
 * server on the loopback interface. Any other address is really connected to, if the client lets itself be led there.
 */
final class PlayedWeb implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, List<String>> addresses = new HashMap<>();
    private final Map<String, RawServer> servers = new HashMap<>();
    private final Map<String, RawServer> byAddress = new HashMap<>();
    private final Map<String, Integer> shut = new HashMap<>();
    private final List<String> lookups = new CopyOnWriteArrayList<>();

    /** Puts a server at a name; at ports 80 and 443. */
    PlayedWeb host(String name, RawServer.Answer answer) throws IOException {
        return host(name, ServerSocketFactory.getDefault(), answer);
    }

    PlayedWeb host(String name, ServerSocketFactory sockets, RawServer.Answer answer)
            throws IOException {
        String address = "93.184.216." + (servers.size() + 1);
        RawServer server = new RawServer(sockets, answer);
        servers.put(name, server);
        byAddress.put(address, server);
        return resolves(name, address);
    }

    /** Has a name resolve to these addresses. */
    PlayedWeb resolves(String name, String... answer) {
        addresses.put(name, List.of(answer));
        return this;
    }

    /** The address of a host that is there. */
    String addressOf(String name) {
        return addresses.get(name).get(0);
    }

    /** Has nobody listen at a host. */
    void shut(String name) throws IOException {
        try (ServerSocket never = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            shut.put(addressOf(name), never.getLocalPort());
        }
    }

    List<RawServer.Request> requests(String name) {
        return servers.get(name).requests();
    }

    /** Names in the order in which they were looked up. */
    List<String> lookups() {
        return lookups;
    }

    FeedClient client(FetchSettings settings) {
        return client(settings, this::lookup);
    }

    FeedClient client(FetchSettings settings, HostLookup lookup) {
        return new FeedClient(settings, Clock.fixed(NOW, ZoneOffset.UTC), lookup, this::route);
    }

    FetchAnswer fetch(String url) {
        return client(patient()).fetch(FetchRequest.feed(url));
    }

    /** A deadline that no honest exchange on the loopback interface comes near. */
    static FetchSettings patient() {
        return settings(20, 10, Set.of());
    }

    /** Gives up after 0.8 s altogether, however busy the server. */
    static FetchSettings hasty() {
        return settings(0.8, 10, Set.of());
    }

    /** Gives up on a server that is silent or slow for 0.3 s, long before any deadline. */
    static FetchSettings nervous() {
        return settings(20, 0.3, Set.of());
    }

    /** Patient, with an allow-list of networks and places. */
    static FetchSettings allowing(String... entries) {
        return settings(20, 10, Set.of(entries));
    }

    static FetchSettings trusting(HeldCertificate authority) {
        return with(patient(), new Certificates(authority.certificatePem()), null);
    }

    static FetchSettings behind(String proxy) {
        return with(patient(), null, proxy);
    }

    @Override
    public void close() throws IOException {
        for (RawServer server : servers.values()) {
            server.close();
        }
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        lookups.add(host);
        List<InetAddress> answer = new ArrayList<>();
        for (String address : addresses.getOrDefault(host, List.of())) {
            answer.add(InetAddress.getByName(address));
        }
        if (answer.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return answer;
    }

    private InetSocketAddress route(InetSocketAddress to) {
        String address = to.getAddress().getHostAddress();
        RawServer server = byAddress.get(address);
        return server == null
                ? to
                : new InetSocketAddress(
                        InetAddress.getLoopbackAddress(),
                        shut.getOrDefault(address, server.port()));
    }

    private static FetchSettings settings(double deadline, double slow, Set<String> allowed) {
        List<Network> networks =
                allowed.stream().map(Network::parse).filter(Objects::nonNull).toList();
        Set<String> places = new HashSet<>(allowed);
        places.removeIf(entry -> Network.parse(entry) != null);
        FetchSettings defaults = FetchSettings.defaults();
        return new FetchSettings(
                defaults.userAgent(),
                deadline,
                slow,
                defaults.bytesPerSecond(),
                defaults.bodyMegabytes(),
                defaults.inflatedMegabytes(),
                defaults.inflationRatio(),
                defaults.redirects(),
                defaults.ports(),
                new AllowList(networks, places),
                null,
                null);
    }

    private static FetchSettings with(FetchSettings from, Certificates certificates, String proxy) {
        return new FetchSettings(
                from.userAgent(),
                from.deadlineSeconds(),
                from.slowSeconds(),
                from.bytesPerSecond(),
                from.bodyMegabytes(),
                from.inflatedMegabytes(),
                from.inflationRatio(),
                from.redirects(),
                from.ports(),
                from.allow(),
                certificates,
                proxy);
    }
}
