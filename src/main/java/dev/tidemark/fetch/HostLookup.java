package dev.tidemark.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Resolves names; safe to call from many threads. */
@FunctionalInterface
public interface HostLookup {

    /** The system's own way: hosts file, DNS, what else it is set up for. */
    HostLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * All addresses of a name, as one answer.
     *
     * @throws UnknownHostException when there is none
     */
    List<InetAddress> addressesOf(String host) throws UnknownHostException;
}
