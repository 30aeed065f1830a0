package dev.tidemark.embedded.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One page of the Chromium of this machine, driven by its DevTools protocol.
 *
 * <p>The usual drivers weigh 25 to 200 MB, which Maven would fetch for every build, tests or not.
 */
public final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final WebSocket socket;
    private final Events events;
    private final AtomicInteger calls = new AtomicInteger();

    private Chromium(Process process, WebSocket socket, Events events) {
        this.process = process;
        this.socket = socket;
        this.events = events;
    }

    /** Where it is installed; empty where it is not. */
    public static Optional<Path> installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it with an empty profile in an empty directory. */
    public static Chromium start(Path binary, Path profile) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                        binary.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank");
        builder.environment().put("TMPDIR", profile.toString());
        Process process =
                builder.redirectErrorStream(true)
                        .redirectOutput(profile.resolve("chromium.log").toFile())
                        .start();
        Path told = profile.resolve("DevToolsActivePort");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(told) || Files.readAllLines(told).size() < 2) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException(Files.readString(profile.resolve("chromium.log")));
            }
        }
        HttpClient http = HttpClient.newHttpClient();
        URI tab =
                URI.create(
                        "http://127.0.0.1:"
                                + Files.readAllLines(told).get(0)
                                + "/json/new?about:blank");
        String opened =
                http.send(
                                HttpRequest.newBuilder(tab).PUT(BodyPublishers.noBody()).build(),
                                BodyHandlers.ofString())
                        .body();
        Events events = new Events();
        WebSocket socket =
                http.newWebSocketBuilder()
                        .buildAsync(
                                URI.create(
                                        JSON.readTree(opened).get("webSocketDebuggerUrl").asText()),
                                events)
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Chromium chromium = new Chromium(process, socket, events);
        for (String domain : List.of("Page", "Runtime", "Log")) {
            chromium.call(domain + ".enable", Map.of());
        }
        return chromium;
    }

    /** Sets the window's size in CSS pixels, and whether its user likes it dark. */
    public void look(int width, int height, boolean dark) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        Map<String, String> scheme =
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    /** Opens an address and waits until an expression on the page is true. */
    public void open(String url, String ready) throws Exception {
        call("Page.navigate", Map.of("url", url));
        await(ready);
    }

    /** Waits until an expression on the page is true. */
    public void await(String expression) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!evaluate("new Promise(r => requestAnimationFrame(() => r(!!(" + expression + "))))")
                .asBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "never true on the page: " + expression + "; " + problems());
            }
        }
    }

    /** The value of an expression on the page; a promise is waited for. */
    public JsonNode evaluate(String expression) throws Exception {
        return call(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "awaitPromise",
                                true,
                                "returnByValue",
                                true))
                .at("/result/value");
    }

    /** Errors and warnings on the console, exceptions and dialogs so far. */
    public List<String> problems() {
        return List.copyOf(events.problems);
    }

    /** Saves what is seen. */
    public void screenshot(Path file) throws Exception {
        String png = call("Page.captureScreenshot", Map.of("format", "png")).get("data").asText();
        Files.write(file, Base64.getDecoder().decode(png));
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        events.answers.put(id, answer);
        socket.sendText(
                        JSON.writeValueAsString(
                                Map.of("id", id, "method", method, "params", parameters)),
                        true)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        for (ProcessHandle child : children) {
            child.destroyForcibly();
            child.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    /** What the browser sends: answers to calls, and events. */
    private static final class Events implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
        private final List<String> problems = new CopyOnWriteArrayList<>();
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                try {
                    take(JSON.readTree(message.toString()));
                } catch (IOException e) {
                    problems.add(e.toString());
                }
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(JsonNode received) {
            if (received.has("id")) {
                answers.remove(received.get("id").asInt()).complete(received.path("result"));
                return;
            }
            String level =
                    received.at("/params/type").asText()
                            + received.at("/params/entry/level").asText();
            switch (received.path("method").asText()) {
                case "Runtime.exceptionThrown", "Page.javascriptDialogOpening" ->
                        problems.add(received.toString());
                case "Runtime.consoleAPICalled", "Log.entryAdded" -> {
                    if (level.equals("error") || level.equals("warning")) {
                        problems.add(received.toString());
                    }
                }
                default -> {
                    // Nothing that a test asks for.
                }
            }
        }
    }
}
