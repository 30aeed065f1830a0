package dev.tidemark.fetch;

import dev.tidemark.config.FetchSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * Decides where a request may go, so that no feed, redirect or name server can point us at a neighbour (server-side
 * request forgery).
 *
 * <p>A name is resolved once; every address of the answer has to be fit, and only those are then connected to, so that a
 * second answer of the name server ("rebinding") has no say. What is allowed in an intranet is allowed to feeds of the
 * intranet: a redirect from the internet into it is refused all the same. Thread-safe.
 */
final class AddressGuard {
    private final FetchSettings settings;
    private final BoundedLookup lookup;

    AddressGuard(FetchSettings settings, HostLookup lookup) {
        this.settings = settings;
        this.lookup = new BoundedLookup(lookup);
    }

    /**
     * What a request may connect to.
     *
     * @param addresses checked; of the proxy where there is one
     * @param internal whether it is fit only because it is on the allow-list
     */
    record Target(List<InetAddress> addresses, boolean internal) {}

    /**
     * Checks one hop.
     *
     * @param fromInternet whether a server of the public internet sent us there
     * @param nanos within which names have to resolve
     * @throws Refusal with the reason when it must not be contacted
     */
    Target check(HttpUrl url, boolean fromInternet, long nanos)
            throws Refusal, InterruptedException {
        String host = url.host();
        if (WebAddress.isAmbiguousNumber(host)) {
            throw refused("%s: a host that is written as a number", host);
        }
        boolean place = settings.allow().allowsPlace(host, url.port());
        String proxy = settings.proxy();
        List<InetAddress> addresses =
                WebAddress.isLiteral(host)
                        ? List.of(literal(host))
                        : proxy == null ? lookup.addressesOf(host, nanos) : List.of();
        boolean internal = proxy != null && addresses.isEmpty() && isLocalName(host);
        if (internal && !place) {
            throw refused("%s is a local name", host);
        }
        boolean network = !addresses.isEmpty();
        for (InetAddress address : addresses) {
            boolean listed = settings.allow().allowsAddress(address);
            network &= listed;
            String kind = SpecialNetworks.kindOf(address);
            if (kind != null && !place && !listed) {
                throw refused("%s is at %s: %s", host, address.getHostAddress(), kind);
            }
            internal |= kind != null;
        }
        if (!place && !network && !settings.ports().contains(url.port())) {
            throw refused("port %d is not one of the web's", url.port());
        }
        if (internal && fromInternet) {
            throw refused("%s: a redirect from the internet into the intranet", host);
        }
        return new Target(proxy == null ? addresses : ofProxy(proxy, nanos), internal);
    }

    private List<InetAddress> ofProxy(String proxy, long nanos)
            throws Refusal, InterruptedException {
        String host = proxy.substring(0, proxy.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
        return lookup.addressesOf(host, nanos);
    }

    /** What a proxy would take for itself or for its neighbourhood (RFC 6761, RFC 6762, ICANN's .internal). */
    private static boolean isLocalName(String host) {
        return host.matches("(?:.*\\.)?(?:localhost|local|internal|home\\.arpa)\\.?|[^.]+");
    }

    private static InetAddress literal(String host) throws Refusal {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw refused("%s is no IP address", host);
        }
    }

    private static Refusal refused(String format, Object... values) {
        return new Refusal(ErrorClass.REFUSED_ADDRESS, format, values);
    }
}
