package dev.tidemark.io.feeds;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A web server on the loopback interface whose feeds change with time. By {@code localhost} and by {@code 127.0.0.1} it is
 * two hosts to whoever asks.
 */
final class FeedServer implements AutoCloseable {
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Function<Instant, String>> feeds = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger unchanged = new AtomicInteger();

    /** What was asked, where and when. */
    record Request(String host, String path, Instant at) {}

    FeedServer(Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Puts a feed there; its document is a function of the time. */
    String feed(String host, String path, Function<Instant, String> document) {
        feeds.put(path, document);
        return "http://" + host + ":" + port() + path;
    }

    List<Request> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Instant now = clock.instant();
            String host = Objects.requireNonNull(exchange.getRequestHeaders().getFirst("Host"));
            String path = exchange.getRequestURI().getPath();
            requests.add(new Request(host, path, now));
            Function<Instant, String> feed = feeds.get(path);
            if (feed == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = feed.apply(now).getBytes(StandardCharsets.UTF_8);
            String tag = "\"" + Arrays.hashCode(body) + "\"";
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                unchanged.incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
