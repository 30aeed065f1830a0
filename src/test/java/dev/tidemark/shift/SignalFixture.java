package dev.tidemark.shift;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Claim;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Label;
import dev.tidemark.model.Language;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Signal;
import dev.tidemark.model.SourceClass;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Stance;
import dev.tidemark.model.Tense;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signals about the company Acme, told in one line each. */
public final class SignalFixture {
    private SignalFixture() {}

    /** An announcement by the company, of weight 0.9, by the trade press. */
    public static Signal announced(String itemId, String time, Stance stance, String title) {
        return signal(itemId, time, stance, Certainty.ANNOUNCED, Speaker.COMPANY, title, itemId);
    }

    /** The same as {@link #announced}, credited to a publisher. */
    public static Signal announcedBy(
            String publisher, String itemId, String time, Stance stance, String title) {
        return signal(itemId, time, stance, Certainty.ANNOUNCED, Speaker.COMPANY, title, publisher);
    }

    /** What unnamed sources say the company weighs. */
    public static Signal considered(String itemId, String time, Stance stance, String title) {
        return signal(itemId, time, stance, Certainty.CONSIDERING, Speaker.SOURCE, title, itemId);
    }

    /** An announcement by the word of somebody. */
    static Signal announced(
            Speaker speaker, String itemId, String time, Stance stance, String title) {
        return signal(itemId, time, stance, Certainty.ANNOUNCED, speaker, title, itemId);
    }

    /** What the company denies; like every denial it weighs nothing. */
    static Signal denied(String itemId, String time, Stance stance, String title) {
        return signal(itemId, time, stance, Certainty.DENIED, Speaker.COMPANY, title, itemId)
                .chained(null, 0, 0);
    }

    /** The same signal, its claim about something else. */
    public static Signal about(Scope scope, Signal signal) {
        return with(scope, signal.claims().get(0).origin(), signal.lang(), signal);
    }

    /** The same signal, credited to an origin. */
    static Signal citing(String origin, Signal signal) {
        return with(signal.claims().get(0).scope(), origin, signal.lang(), signal);
    }

    /** The same signal, of a Japanese text. */
    static Signal japanese(Signal signal) {
        return with(
                signal.claims().get(0).scope(),
                signal.claims().get(0).origin(),
                Language.JA,
                signal);
    }

    /** The same signal, published at another time than it was seen. */
    static Signal publishedAt(String time, Signal signal) {
        return with(
                signal.claims().get(0).scope(), null, signal.lang(), Instant.parse(time), signal);
    }

    private static Signal with(Scope scope, @Nullable String origin, Language lang, Signal s) {
        return with(scope, origin, lang, s.publishedAt(), s);
    }

    private static Signal with(
            Scope scope,
            @Nullable String origin,
            Language lang,
            @Nullable Instant publishedAt,
            Signal s) {
        Claim claim = s.claims().get(0);
        Claim changed =
                new Claim(
                        claim.stance(),
                        claim.certainty(),
                        claim.speaker(),
                        origin,
                        scope,
                        claim.tense(),
                        claim.evidence());
        return new Signal(
                s.axis(),
                s.company(),
                s.itemId(),
                s.stance(),
                s.certainty(),
                s.score(),
                s.confidence(),
                s.weight(),
                s.tags(),
                s.evidence(),
                List.of(changed),
                s.chain(),
                s.novelty(),
                s.eventTime(),
                publishedAt,
                s.title(),
                s.url(),
                s.publisher(),
                s.sourceClass(),
                lang,
                s.revision(),
                s.takenAt());
    }

    private static Signal signal(
            String itemId,
            String time,
            Stance stance,
            Certainty certainty,
            Speaker speaker,
            String title,
            String publisher) {
        Evidence evidence = new Evidence(title, 0, title.length(), List.of("cue"));
        Claim claim = new Claim(stance, certainty, speaker, null, Scope.MODEL, Tense.NOW, evidence);
        Instant at = Instant.parse(time);
        return new Signal(
                Label.OPENNESS,
                "Acme",
                itemId,
                stance,
                certainty,
                stance == Stance.OPEN ? 0.9 : stance == Stance.CLOSED ? -0.9 : 0,
                0.8,
                stance == Stance.NEUTRAL ? 0 : 0.9,
                List.of(),
                evidence,
                List.of(claim),
                null,
                0,
                at,
                at,
                title,
                "https://" + publisher + ".example.org/" + itemId,
                publisher,
                SourceClass.TRADE,
                Language.EN,
                0,
                at);
    }
}
