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
