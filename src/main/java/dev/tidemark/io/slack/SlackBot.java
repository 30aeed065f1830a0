package dev.tidemark.io.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import dev.tidemark.io.slack.Answer.Meaning;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One channel that a bot writes to by {@code chat.postMessage}, in threads where it can. The token appears in no log
 * line, no exception, no {@code toString}.
 */
final class SlackBot implements Destination {
    /** Errors of the method after which this message can be taken later, or may have been. */
    private static final Set<String> LATER =
            Set.of("ratelimited", "rate_limited", "service_unavailable");

    private static final Set<String> UNKNOWN =
            Set.of("internal_error", "fatal_error", "request_timeout");

    /** Errors that are of this message alone; whatever else Slack says is of the token or the channel. */
    private static final Set<String> REFUSED =
            Set.of(
                    "invalid_blocks",
                    "invalid_blocks_format",
                    "invalid_arguments",
                    "invalid_arg_name",
                    "invalid_form_data",
                    "invalid_charset",
                    "msg_too_long",
                    "msg_blocks_too_long",
                    "no_text",
                    "message_not_found",
                    "cannot_reply_to_message",
                    "thread_not_found");

    private final SlackConnection connection;
    private final Secret token;
    private final String channel;
    private final Machine machine;

    SlackBot(Secret token, String channel, String api, Machine machine) {
        this.connection = new SlackConnection(api);
        this.token = token;
        this.channel = channel;
        this.machine = machine;
    }

    @Override
    public Answer post(Message message, @Nullable String thread, boolean aloud)
            throws InterruptedException {
        ChatPostMessageRequest request =
                ChatPostMessageRequest.builder()
                        .channel(channel)
                        .text(message.text())
                        .blocks(message.blocks())
                        .threadTs(thread)
                        .replyBroadcast(thread != null && aloud)
                        .unfurlLinks(false)
                        .unfurlMedia(false)
                        .build();
        try {
            return answer(connection.forCall().methods(token.reveal()).chatPostMessage(request));
        } catch (SlackApiException e) {
            int status = e.getResponse().code();
            String header = e.getResponse().header("retry-after");
            return new Answer(
                    Answer.meaning(status),
                    "HTTP " + status,
                    status == 429 || header != null ? RetryAfter.of(header, machine.now()) : null,
                    null);
        } catch (IOException | RuntimeException e) {
            return connection.failed(e);
        }
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }

    private static Answer answer(ChatPostMessageResponse response) {
        if (response.isOk()) {
            return new Answer(Meaning.TAKEN, "ok", null, response.getTs());
        }
        String error = response.getError() == null ? "" : response.getError();
        Meaning meaning =
                LATER.contains(error)
                        ? Meaning.LATER
                        : UNKNOWN.contains(error)
                                ? Meaning.UNKNOWN
                                : REFUSED.contains(error) ? Meaning.REFUSED : Meaning.GONE;
        Duration wait = meaning == Meaning.LATER ? RetryAfter.UNSAID : null;
        return new Answer(
                meaning, error.matches("[a-z_]{1,40}") ? error : "no reason given", wait, null);
    }
}
