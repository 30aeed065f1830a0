package dev.tidemark.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Feeds at two hosts that list one entry more with each document they answer, and two documents later have every fourth one
 * corrected: whoever forgets what it has read is found out.
 */
public final class GrowingFeeds implements AutoCloseable {
    private static final List<String> PATHS = List.of("/1/a", "/1/b", "/1/c", "/2/d", "/2/e");

    private final List<HttpServer> hosts = new ArrayList<>();
    private final Map<String, Integer> documents = new TreeMap<>();
    private boolean complete;

    /** What was asked, at a time in nanoseconds. */
    public final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();

    /** The first digit of the path is the host. */
    public record Request(String path, long nanos) {
        /** The host that was asked. */
        public String host() {
            return path.substring(1, 2);
        }
    }

    /** Opens both hosts. */
    public GrowingFeeds() throws IOException {
        for (int host = 1; host <= 2; host++) {
            InetAddress address = InetAddress.getByName("127.0.0." + host);
            HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
            server.createContext("/", this::answer);
            server.start();
            hosts.add(server);
        }
    }

    /** Their addresses. */
    public List<String> urls() {
        return PATHS.stream()
                .map(
                        path -> {
                            int host = path.charAt(1) - '0';
                            int port = hosts.get(host - 1).getAddress().getPort();
                            return "http://127.0.0.%d:%d%s".formatted(host, port, path);
                        })
                .toList();
    }

    /** From now on nothing new is listed; returns the last title of each entry there ever was. */
    public synchronized List<String> complete() {
        complete = true;
        return documents.keySet().stream().flatMap(path -> titles(path).stream()).toList();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(new Request(path, System.nanoTime()));
            if (!complete) {
                documents.merge(path, 1, Integer::sum);
            }
            byte[] body = document(path).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String document(String path) {
        List<String> titles = titles(path);
        return IntStream.range(0, titles.size())
                .mapToObj(
                        i ->
                                "<item><title>%s</title><link>https://press.example%s/%d</link></item>"
                                        .formatted(titles.get(i), path, i + 1))
                .collect(Collectors.joining("", "<rss><channel>", "</channel></rss>"));
    }

    private List<String> titles(String path) {
        int count = documents.getOrDefault(path, 0);
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        i ->
                                path
                                        + " no. "
                                        + i
                                        + (i % 4 == 0 && i + 2 <= count ? " corrected" : ""))
                .toList();
    }

    @Override
    public void close() {
        hosts.forEach(server -> server.stop(0));
    }
}
