package dev.tidemark.io.feeds;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A server of feeds in a process of its own, so that what it costs is not counted: 20 to 50 entries each, by the host
 * that is asked for, and at each poll a tenth of them are new. Ends with its standard input.
 */
final class ChangingFeeds {
    private static final int FEWEST = 20;
    private static final int MORE = 31;
    private static final String TEXT =
            "<p>The laboratory has published the weights of its model, says <b>a person</b> who knows &amp; tells.</p> ".repeat(6);

    private ChangingFeeds() {}

    /** Prints its port once it answers. */
    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ConcurrentHashMap<String, AtomicInteger> polls = new ConcurrentHashMap<>();
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(
                "/",
                exchange -> {
                    String host = exchange.getRequestHeaders().getFirst("Host");
                    answer(exchange, host, polls.computeIfAbsent(host, name -> new AtomicInteger()).getAndIncrement());
                });
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }

    private static void answer(HttpExchange exchange, String host, int poll) throws IOException {
        try (exchange) {
            int size = FEWEST + Math.floorMod(host.hashCode(), MORE);
            int first = poll * Math.max(1, size / 10);
            String items =
                    IntStream.range(first, first + size)
                            .mapToObj(number -> item(host, number))
                            .collect(Collectors.joining());
            byte[] body =
                    ("<?xml version='1.0'?><rss version='2.0'><channel><title>" + host + "</title>" + items + "</channel></rss>")
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("ETag", "\"" + poll + "\"");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String item(String host, int number) {
        return "<item><title>Model " + number + " of " + host + "</title><link>https://" + host + "/" + number
                + "</link><description><![CDATA[" + TEXT + "]]></description><pubDate>Sun, 01 Mar 2026 00:00:00 GMT</pubDate></item>";
    }
}
