package dev.tidemark.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Web servers that play a script, each at a loopback address of its own: whoever asks has as many hosts before him. Two
 * more take in those that are sent elsewhere.
 */
public final class Stage implements AutoCloseable {
    private static final int MOVED_TO = 8;
    private static final int PASSING = 9;
    private static final long DRIP_MILLIS = 100;

    private final Clock clock;
    private final Instant start;
    private final Map<String, PlayedFeed> feeds;
    private final Map<Integer, HttpServer> hosts = new HashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What was asked so far. */
    public final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();

    /** Answers without a body, since nothing had changed. */
    public final AtomicInteger unchanged = new AtomicInteger();

    /** Who asked which host for what, and when. */
    public record Request(String agent, int host, String path, Instant at) {}

    /** Opens all hosts on ports that are free. */
    public Stage(Script script, Clock clock) throws IOException {
        this.clock = clock;
        this.start = clock.instant();
        this.feeds =
                script.feeds().stream()
                        .collect(Collectors.toMap(PlayedFeed::path, Function.identity()));
        for (int host = 1; host <= PASSING; host++) {
            int number = host;
            InetAddress address = InetAddress.getByName("127.0.0." + host);
            HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(exchange, number));
            server.start();
            hosts.put(host, server);
        }
    }

    /** The hour of the script. */
    public double hour() {
        return Duration.between(start, clock.instant()).toMillis() / 3.6e6;
    }

    /** Where a feed is, as its readers have it on their lists. */
    public String url(PlayedFeed feed) {
        return url(feed.host(), feed.path());
    }

    private String url(int host, String path) {
        return "http://127.0.0.%d:%d%s"
                .formatted(host, hosts.get(host).getAddress().getPort(), path);
    }

    private void answer(HttpExchange exchange, int host) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String agent = exchange.getRequestHeaders().getFirst("User-Agent");
            requests.add(new Request(agent, host, path, clock.instant()));
            double hour = hour();
            PlayedFeed feed = feeds.get(path);
            Mishap.Kind obstacle = host >= MOVED_TO ? null : feed.obstacle(hour).orElse(null);
            if (obstacle == null) {
                document(exchange, feed, hour);
            } else {
                obstruct(exchange, obstacle, path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void document(HttpExchange exchange, PlayedFeed feed, double hour) throws IOException {
        byte[] body = feed.document(start, hour);
        String tag = "\"" + Arrays.hashCode(body) + "\"";
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            unchanged.incrementAndGet();
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        exchange.getResponseHeaders().set("ETag", tag);
        // Wrong for every one of them: servers are.
        exchange.getResponseHeaders().set("Content-Type", "text/plain" + feed.encoding().inHeader);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private void obstruct(HttpExchange exchange, Mishap.Kind obstacle, String path)
            throws IOException, InterruptedException {
        switch (obstacle) {
            case WEB_PAGE -> {
                byte[] page =
                        "<!DOCTYPE html><html><head><title>Members only</title></head><body><form>Sign in</form></body></html>"
                                .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
            case STALL -> {
                exchange.sendResponseHeaders(200, 10_000);
                exchange.getResponseBody().write("<rss>".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                closing.await(10, TimeUnit.SECONDS);
            }
            case DRIP -> {
                exchange.sendResponseHeaders(200, 0);
                // Until the reader has had enough.
                while (!closing.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            }
            default -> {
                if (obstacle == Mishap.Kind.MOVED || obstacle == Mishap.Kind.ELSEWHERE) {
                    int there = obstacle == Mishap.Kind.MOVED ? MOVED_TO : PASSING;
                    exchange.getResponseHeaders().set("Location", url(there, path));
                }
                if (obstacle == Mishap.Kind.THROTTLED) {
                    exchange.getResponseHeaders().set("Retry-After", "7200");
                }
                exchange.sendResponseHeaders(obstacle.status, -1);
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        hosts.values().forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
