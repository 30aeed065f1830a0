package dev.tidemark.embedded.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tidemark.config.InvalidInput;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The page on {@code http://127.0.0.1:PORT} and the JSON that it reads, all of it by GET.
 *
 * <p>It is up before there is anything to show; {@link #show} gives it what to show. Texts leave as
 * JSON strings as they came, markup included: the page puts them in as text. Methods are called from
 * any thread.
 */
public final class MonitorPage implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int ALERTS = 200;
    private static final int ITEMS = 40;

    /** Everything that is served besides JSON: path, resource, type. */
    private static final String[][] FILES = {
        {"/", "/web/index.html", "text/html; charset=utf-8"},
        {"/tidemark.js", "/web/tidemark.js", "text/javascript; charset=utf-8"},
        {"/feeds.js", "/web/feeds.js", "text/javascript; charset=utf-8"},
        {"/tidemark.css", "/web/tidemark.css", "text/css; charset=utf-8"},
        {"/favicon.svg", "/web/favicon.svg", "image/svg+xml"},
        {
            "/echarts.js",
            "/META-INF/resources/webjars/echarts/5.5.0/echarts.esm.min.js",
            "text/javascript; charset=utf-8"
        }
    };

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private final Supplier<Progress> progress;
    private final Javalin server;
    private volatile @Nullable Findings findings;

    private MonitorPage(Supplier<Progress> progress) {
        this.progress = progress;
        this.server = Javalin.create(MonitorPage::configure);
        routes();
    }

    /**
     * Starts serving.
     *
     * @param port to listen on, 0 for any free one
     * @param progress asked at every look at it
     * @throws InvalidInput when the port is out of range or taken
     */
    public static MonitorPage start(int port, Supplier<Progress> progress) {
        if (port < 0 || port > 65_535) {
            throw unusable(port, "is no port", "1 to 65535, or 0 for any free one");
        }
        MonitorPage page = new MonitorPage(progress);
        try {
            page.server.start(LOOPBACK, port);
        } catch (JavalinBindException e) {
            page.close();
            throw unusable(port, "is in use or reserved", "a free port, or 0 for any");
        }
        return page;
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public String url() {
        return "http://" + LOOPBACK + ":" + server.port();
    }

    /** From now on there is something to show. */
    public void show(Findings found) {
        findings = found;
    }

    /** Stops serving; open requests are cut off. */
    @Override
    public void close() {
        server.stop();
    }

    private static void configure(JavalinConfig config) {
        config.showJavalinBanner = false;
        config.startupWatcherEnabled = false;
        config.http.defaultContentType = "application/json; charset=utf-8";
    }

    private void routes() {
        server.before(Guard::check);
        for (String[] file : FILES) {
            byte[] content = resource(file[1]);
            server.get(file[0], request -> request.contentType(file[2]).result(content));
        }
        server.get("/api/progress", request -> json(request, progress.get()));
        server.get(
                "/api/companies",
                request -> {
                    Query.of(request, 1);
                    json(request, found().companies());
                });
        server.get(
                "/api/scores",
                request -> {
                    Query query = Query.of(request, 1, "company");
                    json(request, found().scores(query.requiredCompany()));
                });
        server.get(
                "/api/alerts",
                request -> {
                    Query query = Query.of(request, ALERTS, "company", "limit");
                    json(request, found().alerts(query.company(), query.limit()));
                });
        server.get(
                "/api/items",
                request -> {
                    Query query = Query.of(request, ITEMS, "company", "limit");
                    json(request, found().items(query.company(), query.limit()));
                });
        server.get(
                "/api/feeds",
                request -> {
                    Query.of(request, 1);
                    json(request, found().feeds());
                });
        server.exception(
                HttpResponseException.class,
                (refused, request) ->
                        fail(request, refused.getStatus(), String.valueOf(refused.getMessage())));
        server.exception(
                IOException.class, (e, request) -> fail(request, 503, "the store does not answer"));
        server.exception(Exception.class, (e, request) -> fail(request, 500, "internal error"));
        server.error(404, request -> fail(request, 404, "no such page"));
    }

    private Findings found() {
        Findings found = findings;
        if (found == null) {
            throw new HttpResponseException(
                    HttpStatus.SERVICE_UNAVAILABLE.getCode(), "still starting", Map.of());
        }
        return found;
    }

    private static void json(Context request, Object answer) throws IOException {
        request.contentType("application/json; charset=utf-8")
                .result(JSON.writeValueAsBytes(answer));
    }

    private static void fail(Context request, int status, String line) {
        request.status(status);
        try {
            json(request, Map.of("error", line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String path) {
        try (InputStream in = MonitorPage.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidInput unusable(int port, String problem, String allowed) {
        return new InvalidInput("page", "--port", port + " " + problem, allowed);
    }
}
