package dev.tidemark.io.slack;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Language;
import dev.tidemark.model.Quote;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Sensitivity;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Stance;
import dev.tidemark.model.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invented alert about an invented company: what a channel is shown when it is tried. */
final class SampleAlert {
    private static final String COMPANY = "Example AI";

    private SampleAlert() {}

    /** A report with a denial, heard of at a time. */
    static Alert at(Instant time, Language language) {
        boolean japanese = language == Language.JA;
        Quote report =
                quote(
                        japanese
                                ? "例示AIが次期モデルの非公開を検討していると、関係者が明らかにした。"
                                : "Example AI is considering keeping its next model closed, people said.",
                        Certainty.CONSIDERING,
                        Speaker.SOURCE,
                        japanese ? "例日新聞" : "The Example Times",
                        time);
        Quote denial =
                quote(
                        japanese ? "方針は変わっていない" : "Nothing has changed",
                        Certainty.DENIED,
                        Speaker.COMPANY,
                        null,
                        time);
        return new Alert(
                "openness",
                COMPANY,
                Tier.REPORT,
                Direction.CLOSING,
                Regime.OPEN,
                Regime.CLOSED,
                time,
                "sample",
                "a credible publisher attributes a change against the regime to others",
                List.of(new Alert.Threshold("weight of the item", 0.5, 0.9)),
                score(time),
                List.of(report),
                List.of(denial),
                1,
                List.of(FirstLine.outlet(report)),
                null,
                null,
                null,
                time.minus(Duration.ofDays(365)),
                0.75,
                Sensitivity.NORMAL,
                List.of(new Alert.Share(Certainty.CONSIDERING, 1)),
                List.of(new Alert.Threshold("chains", 3, 1)));
    }

    private static ShiftScore score(Instant time) {
        return new ShiftScore(
                "openness",
                COMPANY,
                "7d",
                true,
                time,
                -0.5,
                0.5,
                -0.6,
                -2.5,
                2,
                1.5,
                Regime.OPEN,
                List.of(),
                1);
    }

    private static Quote quote(
            String text,
            Certainty certainty,
            Speaker speaker,
            @Nullable String origin,
            Instant time) {
        return new Quote(
                new Evidence(text, 0, text.length(), List.of()),
                Stance.CLOSED,
                certainty,
                speaker,
                origin,
                "sample-item",
                "A sample",
                "https://paper.example.org/sample",
                "paper.example.org",
                time);
    }
}
