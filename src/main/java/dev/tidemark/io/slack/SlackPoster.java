package dev.tidemark.io.slack;

import com.slack.api.webhook.Payload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts messages one after the other, at most one request a second.
 *
 * <p>429 is waited out as long as Slack asks; 5xx, time-outs and broken connections are tried again
 * after 1, 2, 4 … 30 s. After {@link #PATIENCE} a message is given up, because the pipeline waits
 * behind it; while Slack stays away, those that follow get one try each, and none while Slack has
 * asked for silence. Any other refusal ends that message only, except 404 and 410: the webhook was
 * revoked, and nothing is posted any more. One thread.
 */
final class SlackPoster {
    /** How long one message may hold the pipeline up. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(SlackPoster.class);
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
    private static final int REMEMBERED = 10_000;

    private final SlackWebhook webhook;
    private final Machine machine;
    private final Map<String, Boolean> posted =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** Earliest time of the next request, by the machine's clock; null before the first. */
    private @Nullable Long notBefore;

    private boolean away;
    private boolean revoked;

    SlackPoster(SlackWebhook webhook, Machine machine) {
        this.webhook = webhook;
        this.machine = machine;
    }

    /** What became of a message. */
    enum Outcome {
        /** Slack took it. */
        POSTED,
        /** Was posted before under this id; no request was made. */
        REPEATED,
        /** Slack refuses this message, or could not be reached in time. */
        LOST,
        /** The webhook is no more; no request was made, or the last one. */
        REVOKED
    }

    /**
     * Posts a message unless one with this id was posted by this object.
     *
     * @param id deterministic id of the alert
     */
    Outcome post(String id, Payload payload) throws InterruptedException {
        if (revoked) {
            return Outcome.REVOKED;
        }
        if (posted.containsKey(id)) {
            return Outcome.REPEATED;
        }
        long giveUpAt = machine.nanoTime() + (away ? BETWEEN_REQUESTS : PATIENCE).toNanos();
        Duration backoff = BETWEEN_REQUESTS;
        while (true) {
            if (notBefore != null && notBefore - giveUpAt > 0) {
                return lost(id, "Slack asks for silence, or is away for too long");
            }
            pause();
            SlackWebhook.Answer answer = webhook.post(payload);
            int status = answer.status();
            waitAtLeast(BETWEEN_REQUESTS);
            if (status >= 200 && status < 300) {
                away = false;
                posted.put(id, true);
                return Outcome.POSTED;
            }
            if (status == 404 || status == 410) {
                revoked = true;
                LOG.error(
                        "Slack: HTTP {} {}: the webhook was revoked; no alert is posted any more",
                        status,
                        answer.reason());
                return Outcome.REVOKED;
            }
            if (status != 0 && status != 429 && status < 500) {
                return lost(id, "HTTP " + status + " " + answer.reason());
            }
            Duration wait = status == 429 ? answer.retryAfter() : backoff;
            backoff = min(backoff.multipliedBy(2), LONGEST_BACKOFF);
            waitAtLeast(wait);
            away = true;
            LOG.warn(
                    "Slack: {} {}; next request in {} s at the earliest",
                    status == 0 ? "no answer," : "HTTP " + status,
                    answer.reason(),
                    wait.toSeconds());
        }
    }

    private void pause() throws InterruptedException {
        if (notBefore != null && notBefore - machine.nanoTime() > 0) {
            // Up, not down: a sleep of whole milliseconds must not end before the second is over.
            machine.sleep(Duration.ofNanos(notBefore - machine.nanoTime()).plusMillis(1));
        }
    }

    private void waitAtLeast(Duration time) {
        notBefore = machine.nanoTime() + time.toNanos();
    }

    private static Outcome lost(String id, String reason) {
        // Ids hold ids of items, and those come from feeds.
        LOG.error("Slack: alert {} not posted: {}", id.replaceAll("\\p{Cntrl}", " "), reason);
        return Outcome.LOST;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
