package dev.tidemark.article;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.config.AllowList;
import dev.tidemark.config.FetchSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A publisher's site on the loopback interface; what it does not know is not found. */
public final class PageServer implements AutoCloseable {

    /** Answers one request. */
    @FunctionalInterface
    public interface Answer {
        /** Writes head and body. */
        void write(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    work -> {
                        Thread thread = new Thread(work, "page-server");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final HttpServer server;

    /** Starts on a port of its own. */
    public PageServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Has a path answered. */
    public PageServer at(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** Has a path answered by a page in UTF-8. */
    public PageServer page(String path, String html) {
        return at(
                path,
                exchange ->
                        send(
                                exchange,
                                "text/html; charset=utf-8",
                                html.getBytes(StandardCharsets.UTF_8)));
    }

    /** The address of a path. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The same under the name of another host, which politeness knows apart. */
    public String urlOfLocalhost(String path) {
        return url(path).replace("127.0.0.1", "localhost");
    }

    /** Paths asked for, in order. */
    public List<String> requests() {
        return requests;
    }

    /** Blocks until the server closes. */
    public void hang() throws InterruptedException {
        closed.await();
    }

    /** Sends a whole answer. */
    public static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Settings under which nothing but these servers may be fetched from. */
    public static FetchSettings settings(PageServer... servers) {
        FetchSettings defaults = FetchSettings.defaults();
        return new FetchSettings(
                defaults.userAgent(),
                defaults.deadlineSeconds(),
                defaults.slowSeconds(),
                defaults.bytesPerSecond(),
                defaults.bodyMegabytes(),
                defaults.inflatedMegabytes(),
                defaults.inflationRatio(),
                defaults.redirects(),
                defaults.ports(),
                new AllowList(
                        List.of(),
                        Stream.of(servers)
                                .map(server -> server.server.getAddress().getPort())
                                .flatMap(
                                        port -> Stream.of("127.0.0.1:" + port, "localhost:" + port))
                                .collect(Collectors.toSet())),
                null,
                null);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        Answer answer = answers.get(path);
        try (exchange) {
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                answer.write(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
