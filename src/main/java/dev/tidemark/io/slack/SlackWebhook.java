package dev.tidemark.io.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import com.slack.api.webhook.Payload;
import com.slack.api.webhook.WebhookResponse;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One incoming webhook. Its address is a secret: whoever knows it can post, so it appears in no log
 * line, no exception, no {@code toString}. One thread at a time.
 */
final class SlackWebhook implements AutoCloseable {
    private static final int CALL_TIMEOUT_MS = 15_000;

    /** What Slack's own rate limit asks for when an answer does not say. */
    private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(30);

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Slack slack;
    private final String address;

    private SlackWebhook(Slack slack, String address) {
        this.slack = slack;
        this.address = address;
    }

    /**
     * What became of one request.
     *
     * @param status HTTP status; 0 when none arrived
     * @param reason Slack's word for it, or the kind of failure; never the address
     * @param retryAfter how long Slack asks to be left alone; only for status 429
     */
    record Answer(int status, String reason, Duration retryAfter) {}

    /**
     * Prepares a webhook, without a request.
     *
     * @param variable name of the environment variable that the address comes from, for the message
     * @throws InvalidInput when there is no address or it is none; the message does not repeat it
     */
    static SlackWebhook at(@Nullable String address, String variable) {
        if (address == null || address.isBlank()) {
            throw invalid(variable + " is not set");
        }
        String trimmed = address.strip();
        if (!isUsable(trimmed)) {
            throw invalid(variable + " holds something else (not shown)");
        }
        SlackConfig config = new SlackConfig();
        config.setHttpClientCallTimeoutMillis(CALL_TIMEOUT_MS);
        // The library's own listeners would write the request, address included, to the debug log.
        config.setHttpClientResponseHandlers(List.of());
        SlackHttpClient client =
                new SlackHttpClient(
                        SlackHttpClient.buildOkHttpClient(config)
                                .newBuilder()
                                .followRedirects(false)
                                .followSslRedirects(false)
                                // A silent second request would be a second message.
                                .retryOnConnectionFailure(false)
                                .build());
        return new SlackWebhook(Slack.getInstance(config, client), trimmed);
    }

    /**
     * Sends one message, once; takes 15 s at most.
     *
     * @throws InterruptedException when the thread was interrupted while it waited
     */
    Answer post(Payload payload) throws InterruptedException {
        try {
            WebhookResponse response = slack.send(address, payload);
            return new Answer(
                    response.getCode(), reason(response), retryAfter(response.getHeaders()));
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            // Only its kind: the message, and that of its causes, may hold the address.
            return new Answer(0, e.getClass().getSimpleName(), Duration.ZERO);
        }
    }

    @Override
    public void close() throws Exception {
        slack.close();
    }

    /** Slack answers with a word such as {@code no_service}; what a proxy says may repeat the address. */
    private static String reason(WebhookResponse response) {
        String body = response.getBody() == null ? "" : response.getBody().strip();
        return body.matches("[a-z_]{1,40}") ? body : "";
    }

    private static Duration retryAfter(Map<String, List<String>> headers) {
        String seconds = headers.getOrDefault("retry-after", List.of("")).get(0).strip();
        return seconds.matches("\\d{1,9}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : DEFAULT_RETRY_AFTER;
    }

    private static boolean isUsable(String address) {
        try {
            URI uri = URI.create(address);
            boolean safe =
                    "https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
            return safe && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static InvalidInput invalid(String problem) {
        return new InvalidInput(
                InvalidInput.JOB_FILE,
                "slack.webhookVariable",
                problem,
                "a variable with an https address in the environment of every worker");
    }
}
