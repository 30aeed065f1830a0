package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A JobManager that answers by script; what a real one does is {@link ClusterIT}'s. */
class StopCommandTest {
    private static final String BEGUN = "{\"request-id\": \"r1\"}";
    private static final String BUSY = "{\"status\": {\"id\": \"IN_PROGRESS\"}}";
    private static final String NO_ANSWER = "";

    private final Deque<String> looks = new ArrayDeque<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream usualOut = System.out;
    private final PrintStream usualErr = System.err;
    private int stopStatus = 202;
    private String stopAnswer = BEGUN;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(usualOut);
        System.setErr(usualErr);
        server.stop(0);
    }

    @Test
    void looksWithoutAnAnswerAreTakenAgain() {
        looks.addAll(List.of(BUSY, NO_ANSWER, "<html>busy</html>", BUSY, done("file:/s/1")));

        assertThat(stopLive()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("savepoint file:/s/1\n");
    }

    @Test
    void aJobManagerThatTellsNoMoreIsNoSavepointAndNoneIsDenied() {
        looks.addAll(Collections.nCopies(12, NO_ANSWER));

        assertThat(stopLive()).isEqualTo(1);
        assertThat(line())
                .contains("tells no more: the savepoint, if there is one, is named at")
                .endsWith("/jobs/j1/savepoints/r1");
    }

    @Test
    void aSavepointBehindWhichTheJobFailedIsNamed() {
        looks.add(
                failed(
                        "org.example.StoppingException: A savepoint has been created at: file:/s/2,"
                                + " but the corresponding job j1 failed during stopping.\\n"
                                + "Caused by: java.io.IOException: disk full"));

        assertThat(stopLive()).isEqualTo(1);
        assertThat(line()).contains("the savepoint file:/s/2 was made", "stop it again");
    }

    @Test
    void withoutASavepointTheInnermostReasonIsTold() {
        looks.add(
                failed(
                        "CheckpointException: expired\\nCaused by: IOException: disk full\\n\\tat x"));

        assertThat(stopLive()).isEqualTo(1);
        assertThat(line())
                .isEqualTo(
                        "tidemark: no savepoint was made, the job goes on: IOException: disk full");
    }

    @Test
    void aFolderIsToBlameOnlyWhereFlinkSaysSo() {
        stopAnswer = "{\"errors\": [\"Savepoint directory is not set.\"]}";
        stopStatus = 400;
        assertThat(stopLive()).isEqualTo(2);
        assertThat(line()).contains("--savepoint: absent", "Savepoint directory is not set.");

        err.reset();
        stopAnswer = "{\"errors\": [\"Job could not be found.\"]}";
        stopStatus = 404;
        assertThat(stopLive()).isEqualTo(1);
        assertThat(line()).contains("not stopped: Job could not be found.");
    }

    private int stopLive() {
        return Tidemark.run(
                "stop", "live.yaml", "--cluster", "127.0.0.1:" + server.getAddress().getPort());
    }

    private String line() {
        List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static String done(String location) {
        return "{\"status\": {\"id\": \"COMPLETED\"}, \"operation\": {\"location\": \"%s\"}}"
                .formatted(location);
    }

    private static String failed(String trace) {
        return "{\"status\": {\"id\": \"COMPLETED\"}, \"operation\": {\"failure-cause\": {\"stack-trace\": \"%s\"}}}"
                .formatted(trace);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getRequestBody().readAllBytes();
        if (path.equals("/overview")) {
            send(
                    exchange,
                    200,
                    "{\"flink-version\": \"" + EnvironmentInformation.getVersion() + "\"}");
        } else if (path.equals("/jobs/overview")) {
            send(
                    exchange,
                    200,
                    "{\"jobs\": [{\"jid\": \"j1\", \"name\": \"tidemark live\", \"state\": \"RUNNING\"}]}");
        } else if (path.equals("/jobs/j1/stop")) {
            send(exchange, stopStatus, stopAnswer);
        } else {
            send(exchange, 200, looks.remove());
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        if (body.equals(NO_ANSWER)) {
            exchange.close();
            return;
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
