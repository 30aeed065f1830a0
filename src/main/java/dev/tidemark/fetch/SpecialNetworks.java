package dev.tidemark.fetch;

import dev.tidemark.config.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The networks that are not the public internet, by IANA's special-purpose address registries (RFC 6890 and its
 * updates).
 *
 * <p>Of IPv6 only global unicast, 2000::/3, is public: that leaves out loopback, link-local, unique local, multicast,
 * NAT64 (64:ff9b::/96) and IPv4-compatible addresses without a word. IPv4-mapped ones are judged as the IPv4 address
 * they are; forms that carry an IPv4 address through a tunnel (6to4, Teredo, ISATAP) are refused, whatever it is.
 */
final class SpecialNetworks {
    private static final Network GLOBAL_UNICAST = network("2000::/3");

    private static final Map<Network, String> TABLE =
            table(
                    "0.0.0.0/8", "this network",
                    "10.0.0.0/8", "private",
                    "100.64.0.0/10", "carrier-grade NAT",
                    "127.0.0.0/8", "loopback",
                    "168.63.129.16/32", "cloud metadata",
                    "169.254.0.0/16", "link-local or cloud metadata",
                    "172.16.0.0/12", "private",
                    "192.0.0.0/24", "protocol assignments",
                    "192.0.2.0/24", "documentation",
                    "192.88.99.0/24", "6to4 relay",
                    "192.168.0.0/16", "private",
                    "198.18.0.0/15", "benchmarking",
                    "198.51.100.0/24", "documentation",
                    "203.0.113.0/24", "documentation",
                    "224.0.0.0/4", "multicast",
                    "240.0.0.0/4", "reserved or broadcast",
                    "2001::/32", "Teredo tunnel",
                    "2001::/23", "protocol assignments",
                    "2001:db8::/32", "documentation",
                    "2002::/16", "6to4 tunnel",
                    "3fff::/20", "documentation");

    private SpecialNetworks() {}

    /** What kind of special address it is; null for one of the public internet. */
    static @Nullable String kindOf(InetAddress address) {
        InetAddress judged = unmapped(address);
        for (Map.Entry<Network, String> row : TABLE.entrySet()) {
            if (row.getKey().contains(judged)) {
                return row.getValue();
            }
        }
        if (judged instanceof Inet4Address) {
            return null;
        }
        if (!GLOBAL_UNICAST.contains(judged)) {
            return judged.isLoopbackAddress() ? "loopback" : "not global unicast";
        }
        return isIsatap(judged.getAddress()) ? "ISATAP tunnel" : null;
    }

    /** Java unmaps what it parses, but not what it is given as sixteen bytes of another class. */
    private static InetAddress unmapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean mapped = bytes.length == 16 && bytes[10] == -1 && bytes[11] == -1;
        for (int i = 0; i < 10 && mapped; i++) {
            mapped = bytes[i] == 0;
        }
        return mapped ? ofBytes(Arrays.copyOfRange(bytes, 12, 16)) : address;
    }

    /** RFC 5214, section 6.1: the interface identifier is 5efe and an IPv4 address. */
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & 0xFD) == 0
                && bytes[9] == 0
                && bytes[10] == 0x5E
                && bytes[11] == (byte) 0xFE;
    }

    private static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Network network(String notation) {
        return Objects.requireNonNull(Network.parse(notation), notation);
    }

    private static Map<Network, String> table(String... rows) {
        Map<Network, String> table = new LinkedHashMap<>();
        for (int i = 0; i < rows.length; i += 2) {
            table.put(network(rows[i]), rows[i + 1]);
        }
        return table;
    }
}
