package dev.tidemark.io.slack;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one request.
 *
 * @param meaning what follows from it
 * @param word Slack's word for it, the HTTP status, or the kind of failure; never a secret
 * @param pause how long Slack asks to be left alone; null when it does not ask
 * @param ts Slack's id of the message; null unless it was taken by a bot's token
 */
record Answer(Meaning meaning, String word, @Nullable Duration pause, @Nullable String ts) {

    /** What follows from an answer. */
    enum Meaning {
        /** Slack has the message. */
        TAKEN,
        /** Slack does not have it, and will take it later. */
        LATER,
        /** Nobody knows whether Slack has it; later somebody will. */
        UNKNOWN,
        /** Slack will never take this message. */
        REFUSED,
        /** The channel takes nothing any more. */
        GONE
    }

    /** The meaning of an HTTP status, Slack's or that of something before it. */
    static Meaning meaning(int status) {
        if (status >= 200 && status < 300) {
            return Meaning.TAKEN;
        }
        return switch (status) {
            case 502, 504 -> Meaning.UNKNOWN; // a gateway's: it may have passed the message on
            case 408, 429 -> Meaning.LATER;
            case 401, 403, 404, 410 -> Meaning.GONE;
            default ->
                    status >= 500
                            ? Meaning.LATER
                            : status >= 400 ? Meaning.REFUSED : Meaning.GONE; // moved elsewhere
        };
    }
}
