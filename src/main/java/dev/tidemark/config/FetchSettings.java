package dev.tidemark.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How feeds and pages are fetched, and what is refused; the {@code feeds.fetch:} section of a job file. Every setting
 * may be left out.
 *
 * @param userAgent under which requests are made; what stands before its first slash is the name that robots.txt knows.
 *     Printable ASCII, default {@value #DEFAULT_USER_AGENT}. Better with an address where the desk can be reached
 * @param deadlineSeconds for a whole fetch, names, redirects and body included. Seconds, 0.1 to 600, default 30. Too
 *     small: slow newsrooms are never heard. Too large: a server that stalls holds a place for that long
 * @param slowSeconds over which speed is measured, and how long a server may be silent. Seconds, 0.1 to 120, default 10
 * @param bytesPerSecond a body that comes slower is given up. 0 to 1,000,000, default 200
 * @param bodyMegabytes largest body as it comes over the wire. 1 to 100, default 10
 * @param inflatedMegabytes largest body after decompression, default 20. 1 to 200; fetches under way times this is the
 *     memory that hostile feeds can occupy
 * @param inflationRatio how many times larger than its compressed form a body may be. 2 to 1000, default 100
 * @param redirects followed in one fetch. 0 to 20, default 5
 * @param ports that may be connected to, default 80, 443, 8000, 8008, 8080, 8443; {@code allow} opens others
 * @param allow hosts and networks that may be fetched although private
 * @param certificates trusted besides the platform's, from a PEM file; null: none
 * @param proxy {@code host:port} of an HTTP proxy, null: none, whatever the environment says. With a proxy it is the
 *     proxy that resolves names: refused are then only private addresses that stand in the URL
 */
public record FetchSettings(
        String userAgent,
        double deadlineSeconds,
        double slowSeconds,
        int bytesPerSecond,
        int bodyMegabytes,
        int inflatedMegabytes,
        int inflationRatio,
        int redirects,
        Set<Integer> ports,
        AllowList allow,
        @Nullable Certificates certificates,
        @Nullable String proxy)
        implements Serializable {

    /** The name unless a job file gives another. */
    public static final String DEFAULT_USER_AGENT = "Tidemark/0.1 (news monitor)";

    private static final Set<Integer> DEFAULT_PORTS = Set.of(80, 443, 8000, 8008, 8080, 8443);

    /** Keeps a copy of the ports. */
    public FetchSettings {
        ports = Set.copyOf(ports);
    }

    static FetchSettings read(Section section, Path folder) {
        String userAgent =
                section.text(
                        "userAgent",
                        "[A-Za-z][\\x20-\\x7E]{0,199}",
                        "1 to 200 printable ASCII characters, a letter first");
        return new FetchSettings(
                userAgent == null ? DEFAULT_USER_AGENT : userAgent,
                section.number("deadlineSeconds", 30, 0.1, 600),
                section.number("slowSeconds", 10, 0.1, 120),
                section.whole("bytesPerSecond", 200, 0, 1_000_000),
                section.whole("bodyMegabytes", 10, 1, 100),
                section.whole("inflatedMegabytes", 20, 1, 200),
                section.whole("inflationRatio", 100, 2, 1_000),
                section.whole("redirects", 5, 0, 20),
                ports(section),
                AllowList.read(section, "allow"),
                Certificates.read(section, "certificates", folder),
                section.text(
                        "proxy",
                        "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(?:[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])",
                        "host:port"));
    }

    /** All defaults. */
    public static FetchSettings defaults() {
        return Section.defaults(section -> read(section, Path.of("")));
    }

    /**
     * The same for smaller things in less time.
     *
     * @param seconds that a fetch may take at most, however many the settings allow
     * @param megabytes that a body may have at most, compressed or not
     */
    public FetchSettings within(double seconds, int megabytes) {
        return new FetchSettings(
                userAgent,
                Math.min(deadlineSeconds, seconds),
                slowSeconds,
                bytesPerSecond,
                Math.min(bodyMegabytes, megabytes),
                Math.min(inflatedMegabytes, megabytes),
                inflationRatio,
                redirects,
                ports,
                allow,
                certificates,
                proxy);
    }

    private static Set<Integer> ports(Section section) {
        JsonNode list = section.tree("ports");
        if (list == null) {
            return DEFAULT_PORTS;
        }
        Set<Integer> ports = new TreeSet<>();
        for (JsonNode port : list) {
            if (!port.isInt() || port.intValue() < 1 || port.intValue() > 65_535) {
                throw section.invalid("ports", port, "port numbers from 1 to 65535");
            }
            ports.add(port.intValue());
        }
        if (ports.isEmpty()) {
            throw section.invalid("ports", list, "a list of at least one port number");
        }
        return ports;
    }
}
