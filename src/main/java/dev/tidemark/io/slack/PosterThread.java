package dev.tidemark.io.slack;

import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.outbox.Outbox;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one poster of an outbox, on a thread of its own: the job never waits for Slack, and Slack's troubles never end the
 * job. While another process posts from the same outbox, it waits for its turn.
 */
final class PosterThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PosterThread.class);

    /** A pause after trouble with the outbox's disk. */
    private static final Duration TROUBLE = Duration.ofSeconds(10);

    /** Longer than a request takes: one that is under way is waited for, so that its answer is on record. */
    private static final Duration FAREWELL = Duration.ofSeconds(20);

    private final Path folder;
    private final SlackSettings settings;
    private final Machine machine;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile int waiting;
    private volatile @Nullable Instant waitingSince;

    private PosterThread(Path folder, SlackSettings settings, Machine machine) {
        this.folder = folder;
        this.settings = settings;
        this.machine = machine;
        this.thread = new Thread(this::run, "slack poster");
        thread.setDaemon(true);
    }

    /**
     * Starts to post.
     *
     * @throws dev.tidemark.config.InvalidInput when a channel's secret is missing
     */
    static PosterThread start(Path folder, SlackSettings settings, Machine machine) {
        Poster.secrets(settings, machine);
        PosterThread poster = new PosterThread(folder, settings, machine);
        poster.thread.start();
        return poster;
    }

    /** Number of messages that are not done, as of the last look. */
    int waiting() {
        return waiting;
    }

    /** For how long the oldest of them has waited, in seconds; 0 when all are done. */
    long oldestWaitingSeconds() {
        Instant since = waitingSince;
        return since == null ? 0 : Duration.between(since, machine.now()).toSeconds();
    }

    /** Ends when the request under way has its answer, at most {@link #FAREWELL} later. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.join(FAREWELL.toMillis());
    }

    private void run() {
        try {
            while (!stopping) {
                try (FileChannel lock = Outbox.at(folder).lock()) {
                    if (lock == null) {
                        machine.sleep(Poster.LOOK);
                    } else {
                        post();
                    }
                } catch (IOException | RuntimeException e) {
                    LOG.error("Slack: trouble with the outbox {}; tried again", folder, e);
                    if (waitingSince == null) {
                        waitingSince = machine.now(); // What waits there cannot be seen.
                    }
                    sleep(TROUBLE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void post() throws IOException, InterruptedException {
        try (Poster poster =
                new Poster(Outbox.at(folder), settings, machine, destination -> destination)) {
            boolean troubled = false;
            while (!stopping) {
                try {
                    Duration rest = poster.step();
                    troubled = false;
                    look(poster);
                    sleep(rest == null ? Poster.LOOK : rest);
                } catch (IOException e) {
                    // The poster remembers what the disk does not know yet: it is kept.
                    if (!troubled) {
                        LOG.error("Slack: trouble with the outbox {}; tried again", folder, e);
                    }
                    troubled = true;
                    look(poster);
                    sleep(TROUBLE);
                }
            }
        }
    }

    private void look(Poster poster) {
        waiting = poster.waiting();
        waitingSince = poster.waitingSince();
    }

    /** In short naps: closing does not interrupt, lest it cut a request off. */
    private void sleep(Duration time) throws InterruptedException {
        Duration left = time;
        while (!stopping && left.compareTo(Duration.ZERO) > 0) {
            Duration nap = left.compareTo(Poster.LOOK) > 0 ? Poster.LOOK : left;
            machine.sleep(nap);
            left = left.minus(nap);
        }
    }
}
