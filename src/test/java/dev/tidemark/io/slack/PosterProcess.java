package dev.tidemark.io.slack;

import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.outbox.Outbox;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A process that posts from an outbox until nothing is due, and stands still where the test wants to kill it: it prints
 * "here" and waits. Arguments: the outbox, and the place, or "nowhere".
 */
public final class PosterProcess {
    private PosterProcess() {}

    /** Posts. The webhook is in the environment variable that is the default. */
    public static void main(String[] args) throws Exception {
        Outbox outbox = Outbox.at(Path.of(args[0]));
        SlackSettings settings =
                new SlackSettings(
                        List.of(Desk.channel("desk", SlackSettings.DEFAULT_WEBHOOK_VARIABLE)),
                        Desk.TOKYO,
                        null,
                        10,
                        SlackSettings.DEFAULT_API);
        Machine machine = Machine.here(Clock.systemUTC());
        try (FileChannel lock = Objects.requireNonNull(outbox.lock());
                Poster poster =
                        new Poster(outbox, settings, machine, seen -> new Halting(seen, args[1]))) {
            for (Duration rest = poster.step(); rest != null; rest = poster.step()) {
                if (args[1].equals("backoff") && rest.compareTo(Duration.ofSeconds(3)) > 0) {
                    stand();
                }
                machine.sleep(rest);
            }
            System.out.println("posted, lock " + lock.isOpen());
        }
    }

    /** What Slack is reached by, with a stop on either side of a request. */
    private record Halting(Destination seen, String place) implements Destination {
        @Override
        public Answer post(Message message, @Nullable String thread, boolean aloud)
                throws InterruptedException {
            if (place.equals("before")) {
                stand();
            }
            Answer answer = seen.post(message, thread, aloud);
            if (place.equals("after")) {
                stand();
            }
            return answer;
        }

        @Override
        public void close() throws Exception {
            seen.close();
        }
    }

    private static void stand() throws InterruptedException {
        System.out.println("here");
        new java.util.concurrent.CountDownLatch(1).await();
    }
}
