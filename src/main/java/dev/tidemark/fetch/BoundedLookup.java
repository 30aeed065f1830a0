package dev.tidemark.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lookups that end in time: the system's cannot be interrupted, so they run on threads of their own, at most {@value
 * #THREADS}; one that hangs is left behind there. Thread-safe.
 */
final class BoundedLookup {
    private static final int THREADS = 32;

    private final HostLookup lookup;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    0,
                    THREADS,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    task -> {
                        Thread thread = new Thread(task, "name-lookup");
                        thread.setDaemon(true);
                        return thread;
                    });

    BoundedLookup(HostLookup lookup) {
        this.lookup = lookup;
    }

    /**
     * All addresses of a name; at least one.
     *
     * @throws Refusal when there is none, or not within the time
     */
    List<InetAddress> addressesOf(String host, long nanos) throws Refusal, InterruptedException {
        Future<List<InetAddress>> answer;
        try {
            answer = threads.submit(() -> List.copyOf(lookup.addressesOf(host)));
        } catch (RejectedExecutionException e) {
            throw new Refusal(ErrorClass.DNS, "%d name lookups hang already", THREADS);
        }
        try {
            List<InetAddress> addresses = answer.get(nanos, TimeUnit.NANOSECONDS);
            if (addresses.isEmpty()) {
                throw new Refusal(ErrorClass.DNS, "%s has no address", host);
            }
            return addresses;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new Refusal(ErrorClass.DNS, "the name %s was not resolved in time", host);
        } catch (ExecutionException e) {
            throw new Refusal(ErrorClass.DNS, "the name %s does not resolve", host);
        }
    }
}
