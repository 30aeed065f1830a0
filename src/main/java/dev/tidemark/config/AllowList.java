package dev.tidemark.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may be fetched although it is not on the public internet: feeds of an intranet.
 *
 * @param networks blocks whose addresses are allowed, at any port
 * @param places {@code host:port} in lower case, allowed wherever that host is
 */
public record AllowList(List<Network> networks, Set<String> places) implements Serializable {

    private static final String ALLOWED =
            "host:port, or a network as in 10.1.0.0/16 with a prefix of at least 8";

    private static final Pattern PLACE =
            Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");

    /** Keeps copies. */
    public AllowList {
        networks = List.copyOf(networks);
        places = Set.copyOf(places);
    }

    static AllowList read(Section section, String name) {
        JsonNode list = section.tree(name);
        List<Network> networks = new ArrayList<>();
        Set<String> places = new HashSet<>();
        if (list != null && !list.isArray()) {
            throw section.invalid(name, list, "a list of " + ALLOWED);
        }
        for (JsonNode entry : list == null ? List.<JsonNode>of() : list) {
            String text = entry.isTextual() ? entry.textValue().strip() : "";
            Network network = Network.parse(text);
            var place = PLACE.matcher(text);
            if (network != null && network.prefix() >= 8) {
                networks.add(network);
            } else if (place.matches() && isPort(place.group(1))) {
                places.add(text.toLowerCase(Locale.ROOT));
            } else {
                throw section.invalid(name, entry, ALLOWED);
            }
        }
        return new AllowList(networks, places);
    }

    /** Whether a host and port are allowed by name. */
    public boolean allowsPlace(String host, int port) {
        String bare = host.contains(":") ? "[" + host + "]" : host;
        return places.contains(bare.toLowerCase(Locale.ROOT) + ":" + port);
    }

    /** Whether an address is in an allowed network. */
    public boolean allowsAddress(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65_535;
    }
}
