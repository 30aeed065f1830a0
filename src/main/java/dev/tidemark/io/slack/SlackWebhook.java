package dev.tidemark.io.slack;

import com.slack.api.webhook.Payload;
import com.slack.api.webhook.WebhookResponse;
import dev.tidemark.config.SlackSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One incoming webhook; it knows no threads. Its address appears in no log line, no exception, no {@code toString}. */
final class SlackWebhook implements Destination {
    private final SlackConnection connection;
    private final Secret address;
    private final Machine machine;

    SlackWebhook(Secret address, Machine machine) {
        this(address, machine, new SlackConnection(SlackSettings.DEFAULT_API));
    }

    SlackWebhook(Secret address, Machine machine, SlackConnection connection) {
        this.connection = connection;
        this.address = address;
        this.machine = machine;
    }

    @Override
    public Answer post(Message message, @Nullable String thread, boolean aloud)
            throws InterruptedException {
        Payload payload =
                Payload.builder()
                        .text(message.text())
                        .blocks(message.blocks())
                        .unfurlLinks(false)
                        .unfurlMedia(false)
                        .build();
        try {
            return answer(connection.forCall().send(address.reveal(), payload));
        } catch (IOException | RuntimeException e) {
            return connection.failed(e);
        }
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }

    private Answer answer(WebhookResponse response) {
        int status = response.getCode();
        List<String> header = response.getHeaders().getOrDefault("retry-after", List.of());
        Duration wait = null;
        if (status == 429 || !header.isEmpty()) {
            wait = RetryAfter.of(header.isEmpty() ? null : header.get(0), machine.now());
        }
        return new Answer(
                Answer.meaning(status),
                ("HTTP " + status + " " + reason(response)).strip(),
                wait,
                null);
    }

    /** Slack answers with a word such as {@code no_service}; what a proxy says may repeat the address. */
    private static String reason(WebhookResponse response) {
        String body = response.getBody() == null ? "" : response.getBody().strip();
        return body.matches("[a-z_]{1,40}") ? body : "";
    }
}
