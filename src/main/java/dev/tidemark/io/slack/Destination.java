package dev.tidemark.io.slack;

import dev.tidemark.config.SlackAccess;
import org.jspecify.annotations.Nullable;

/** A Slack channel that messages are sent to. One thread at a time. */
interface Destination extends AutoCloseable {

    /**
     * Sends one message, once; takes 15 s at most.
     *
     * @param thread Slack's id of the message to answer to; null: none
     * @param aloud true to show an answer in the channel, too
     */
    Answer post(Message message, @Nullable String thread, boolean aloud)
            throws InterruptedException;

    @Override
    void close() throws Exception;

    /** Prepares a channel, without a request. */
    static Destination of(Secret secret, SlackAccess access, String api, Machine machine) {
        return access.channel() == null
                ? new SlackWebhook(secret, machine)
                : new SlackBot(secret, access.channel(), api, machine);
    }
}
