package dev.tidemark.io.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** Stands for hooks.slack.com on the loopback interface; answers "ok" when its script is over. */
public final class SlackServer implements AutoCloseable {
    /** Part of the address; must never be seen anywhere else. */
    public static final String SECRET = "T0SECRET-B0SECRET-xyzzy";

    private static final String PATH = "/services/" + SECRET;

    private final HttpServer server;
    private final Iterator<Reply> script;
    private final LongSupplier clock;
    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();

    /** One message as it arrived, and when, in seconds of the clock. */
    public record Receipt(double second, JsonNode message) {}

    /** How a request is answered; status 0: the connection is dropped. */
    public record Reply(int status, String body, String retryAfter) {
        static Reply of(int status) {
            return new Reply(status, "", null);
        }
    }

    /** Listens on any free port; receipts are timed in nanoseconds of the clock. */
    public SlackServer(LongSupplier clock, Reply... script) throws IOException {
        this.clock = clock;
        this.script = List.of(script).iterator();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    /** The webhook, the secret in it. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
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

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        receipts.add(new Receipt(clock.getAsLong() / 1e9, new ObjectMapper().readTree(body)));
        Reply reply = script.hasNext() ? script.next() : new Reply(200, "ok", null);
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            reply = Reply.of(404);
        }
        if (reply.status() == 0) {
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
}
