package dev.tidemark.embedded.web;

import dev.tidemark.config.InvalidInput;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.util.function.Consumer;

/** A web server that this machine alone reaches, and that {@link Guard} watches. Methods are called from any thread. */
final class LoopbackServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Javalin server;

    /** Prepares, and does not listen. */
    LoopbackServer(Consumer<JavalinConfig> more) {
        this.server =
                Javalin.create(
                        config -> {
                            config.showJavalinBanner = false;
                            config.startupWatcherEnabled = false;
                            more.accept(config);
                        });
        server.before(Guard::check);
    }

    /** Where routes are added. */
    Javalin routes() {
        return server;
    }

    /**
     * Starts to listen; where it cannot, it is closed.
     *
     * @param subject that asks for it, for messages
     * @param option that names the port, for messages
     * @param port to listen on, 0 for any free one
     * @throws InvalidInput when the port is out of range or taken
     */
    void start(String subject, String option, int port) {
        if (port < 0 || port > 65_535) {
            throw new InvalidInput(
                    subject, option, port + " is no port", "1 to 65535, or 0 for any free one");
        }
        try {
            server.start(LOOPBACK, port);
        } catch (JavalinBindException e) {
            close();
            throw new InvalidInput(
                    subject, option, port + " is in use or reserved", "a free port, or 0 for any");
        }
    }

    /** The port that it listens on. */
    int port() {
        return server.port();
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    String url() {
        return "http://" + LOOPBACK + ":" + port();
    }

    /** Stops serving; open requests are cut off. */
    @Override
    public void close() {
        server.stop();
    }
}
