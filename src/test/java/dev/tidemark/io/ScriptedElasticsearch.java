package dev.tidemark.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks as much of the bulk API as a sink needs, and fails on cue; loopback only. */
final class ScriptedElasticsearch implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it has taken: {@code index/id} to source, in the order of the names. */
    final Map<String, JsonNode> taken = new ConcurrentSkipListMap<>();

    /** The {@code Authorization} of each bulk; "none" where it had none. */
    final List<String> authorizations = new CopyOnWriteArrayList<>();

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Iterator<Reply> script;

    /** How one bulk is answered. */
    sealed interface Reply {
        /** Taken, except documents of these ids, which get a status. */
        record Items(Map<String, Integer> troubles) implements Reply {}

        /** Refused as a whole. */
        record Whole(int status, String body) implements Reply {}

        /** No answer, and the connection closed at once. */
        record Broken() implements Reply {}

        /** No answer as long as the server is up. */
        record Silent() implements Reply {}
    }

    /** Answers one bulk after the other as the script says, and takes everything after its end. */
    ScriptedElasticsearch(Reply... script) throws IOException {
        this.script = List.of(script).iterator();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/_bulk", this::bulk);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns once the first bulk has arrived. */
    void awaitBulk() throws InterruptedException {
        arrived.await();
    }

    synchronized boolean isScriptOver() {
        return !script.hasNext();
    }

    private synchronized Reply next() {
        return script.hasNext() ? script.next() : new Reply.Items(Map.of());
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void bulk(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(authorization == null ? "none" : authorization);
        arrived.countDown();
        Reply reply = next();
        if (reply instanceof Reply.Whole whole) {
            answer(exchange, whole.status(), whole.body());
        } else if (reply instanceof Reply.Items items) {
            items(exchange, body, items.troubles());
        } else {
            if (reply instanceof Reply.Silent) {
                untilClosed();
            }
            exchange.close();
        }
    }

    private void untilClosed() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void items(HttpExchange exchange, String body, Map<String, Integer> troubles)
            throws IOException {
        String[] lines = body.split("\n");
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < lines.length; i += 2) {
            JsonNode action = JSON.readTree(lines[i]).get("index");
            String index = action.get("_index").asText();
            String id = action.get("_id").asText();
            Integer trouble = troubles.get(id);
            items.add(Map.of("index", trouble == null ? done(index, id) : no(index, id, trouble)));
            if (trouble == null) {
                taken.put(index + "/" + id, JSON.readTree(lines[i + 1]));
            }
        }
        answer(
                exchange,
                200,
                JSON.writeValueAsString(
                        Map.of("took", 1, "errors", !troubles.isEmpty(), "items", items)));
    }

    private static Map<String, Object> done(String index, String id) {
        return Map.of(
                "_index",
                index,
                "_type",
                "_doc",
                "_id",
                id,
                "_version",
                1,
                "result",
                "created",
                "_seq_no",
                0,
                "_primary_term",
                1,
                "_shards",
                Map.of("total", 1, "successful", 1, "failed", 0),
                "status",
                201);
    }

    private static Map<String, Object> no(String index, String id, int status) {
        return Map.of(
                "_index", index,
                "_type", "_doc",
                "_id", id,
                "status", status,
                "error", Map.of("type", "scripted_exception", "reason", "as the script says"));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
