package dev.tidemark.io.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/**
 * Stands for Slack on the loopback interface, webhook and Web API; takes everything when its script is over.
 *
 * <p>The Web API answers with {@code "ok"} and numbers its messages 1.000000, 2.000000 and so on.
 */
public final class SlackServer implements AutoCloseable {
    /** Part of the address and of the token; must never be seen anywhere else. */
    public static final String SECRET = "T0SECRET-B0SECRET-xyzzy";

    /** A bot's token. */
    public static final String TOKEN = "xoxb-" + SECRET;

    /** For a script: the message is taken, and no answer ever comes. */
    public static final Reply UNANSWERED = Reply.of(Reply.SILENT);

    private static final String HOOK = "/services/" + SECRET;
    private static final String API = "/api/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Iterator<Reply> script;
    private final LongSupplier clock;
    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();

    /** One message as it arrived, and when, in seconds of the clock. */
    public record Receipt(double second, JsonNode message) {}

    /** How a request is answered; {@link #DROPPED}: the connection is closed, {@link #SILENT}: nothing ever comes. */
    public record Reply(int status, String body, String retryAfter) {
        static final int DROPPED = 0;
        static final int SILENT = -1;

        static Reply of(int status) {
            return new Reply(status, "", null);
        }
    }

    /** Listens on any free port; receipts are timed in nanoseconds of the clock. */
    public SlackServer(LongSupplier clock, Reply... script) throws IOException {
        this.clock = clock;
        this.script = List.of(script).iterator();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** The webhook, the secret in it. */
    public String address() {
        return origin() + HOOK;
    }

    /** The Web API. */
    public String api() {
        return origin() + API;
    }

    /** All that arrived, in its order; those that were turned away too. */
    public List<Receipt> receipts() {
        return receipts;
    }

    public List<Double> seconds() {
        return receipts.stream().map(Receipt::second).toList();
    }

    public List<String> texts() {
        return receipts.stream().map(receipt -> receipt.message().get("text").asText()).toList();
    }

    /** One field of each message, "" where it has none. */
    public List<String> each(String field) {
        return receipts.stream().map(receipt -> receipt.message().path(field).asText()).toList();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdown();
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean api = path.equals(API + "chat.postMessage");
        Reply reply;
        synchronized (this) {
            JsonNode message = api ? form(body) : new ObjectMapper().readTree(body);
            receipts.add(new Receipt(clock.getAsLong() / 1e9, message));
            String ok =
                    api ? "{\"ok\":true,\"ts\":\"%d.000000\"}".formatted(receipts.size()) : "ok";
            reply = script.hasNext() ? script.next() : new Reply(200, ok, null);
        }
        String token = "Bearer " + TOKEN;
        if (api
                ? !token.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                : !path.equals(HOOK)) {
            reply = Reply.of(404);
        }
        answer(exchange, reply);
    }

    private void answer(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.status() == Reply.SILENT) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (reply.status() <= 0) {
            exchange.close();
            return;
        }
        if (reply.retryAfter() != null) {
            exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
        }
        byte[] answer = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static ObjectNode form(String body) {
        ObjectNode fields = new ObjectMapper().createObjectNode();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
