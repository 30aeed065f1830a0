package dev.tidemark.io.outbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one channel is with one message. Immutable.
 *
 * @param state what is to be done, or what became of it
 * @param possibleRepeat true when it may have arrived although no answer is on record: it is marked when it goes out
 * @param alone true when it goes neither into a digest nor into a thread, because one of these was refused
 * @param held true when it waits for the end of quiet hours
 * @param attempts requests made for it
 * @param answer Slack's last answer in a word; null before the first
 * @param ts Slack's id of the message that carried it; null without a bot's token
 * @param thread Slack's id of the first message of its thread; null when it is that message
 * @param notBefore until when Slack is left alone after a request for it; null before one failed
 */
public record Delivery(
        State state,
        boolean possibleRepeat,
        boolean alone,
        boolean held,
        int attempts,
        @Nullable String answer,
        @Nullable String ts,
        @Nullable String thread,
        @Nullable Instant notBefore) {

    /** Nothing done yet. */
    public static final Delivery NEW =
            new Delivery(State.WAITING, false, false, false, 0, null, null, null, null);

    /** What is to be done, or what became of it. */
    public enum State {
        /** To be posted. */
        WAITING,
        /** A request is under way; found after a restart, nobody knows whether it arrived. */
        ATTEMPTING,
        /** Taken. */
        SENT,
        /** Will never be taken. */
        REFUSED,
        /** The channel is gone. */
        DEAD
    }

    /** True when nothing is left to do before the next start of a poster. */
    @JsonIgnore
    public boolean isOver() {
        return state != State.WAITING && state != State.ATTEMPTING;
    }

    /** Kept back until quiet hours are over. */
    public Delivery kept() {
        return new Delivery(
                state, possibleRepeat, alone, true, attempts, answer, ts, thread, notBefore);
    }

    /** Let go by quiet hours. */
    public Delivery released() {
        return new Delivery(
                state, possibleRepeat, alone, false, attempts, answer, ts, thread, notBefore);
    }

    /** A request is about to be made. */
    public Delivery attempting() {
        return new Delivery(
                State.ATTEMPTING,
                possibleRepeat,
                alone,
                held,
                attempts + 1,
                answer,
                ts,
                thread,
                notBefore);
    }

    /**
     * Not taken; to be posted again.
     *
     * @param arrived true when it may have arrived all the same
     * @param time not before this; null: at once
     */
    public Delivery again(String word, boolean arrived, @Nullable Instant time) {
        return new Delivery(
                State.WAITING,
                possibleRepeat || arrived,
                alone,
                held,
                attempts,
                word,
                ts,
                thread,
                time);
    }

    /** To be posted again, on its own. */
    public Delivery alone(String word) {
        return new Delivery(
                State.WAITING, possibleRepeat, true, false, attempts, word, null, null, null);
    }

    /** Taken. */
    public Delivery sent(String word, @Nullable String messageTs, @Nullable String threadTs) {
        return new Delivery(
                State.SENT, possibleRepeat, alone, held, attempts, word, messageTs, threadTs, null);
    }

    /** Not taken, and not tried again by this poster. */
    public Delivery over(State end, String word) {
        return new Delivery(end, possibleRepeat, alone, held, attempts, word, ts, thread, null);
    }
}
