package dev.tidemark.io.slack;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Ending;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Quote;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Sensitivity;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Stance;
import dev.tidemark.model.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One invented story: the Example Times hears that Acme AI will close its models, and Acme AI denies it. */
final class Alerts {
    static final Instant HEARD = Instant.parse("2025-07-14T16:05:00Z");

    private Alerts() {}

    static Alert report() {
        return alert("Acme AI", Tier.REPORT, "story-1", List.of(heard()), List.of(denied()));
    }

    static Alert of(Tier tier, String story) {
        return alert("Acme AI", tier, story, List.of(heard()), List.of());
    }

    static Alert alert(
            String company, Tier tier, String story, List<Quote> evidence, List<Quote> against) {
        return new Alert(
                "openness",
                company,
                tier,
                Direction.CLOSING,
                Regime.OPEN,
                Regime.MIXED,
                HEARD,
                story,
                "a credible publisher attributes a change against the regime to others",
                List.of(new Alert.Threshold("weight", 0.2, 0.375)),
                new ShiftScore(
                        "openness",
                        company,
                        "7d",
                        true,
                        HEARD,
                        -0.5,
                        0.5,
                        -0.6,
                        -2.5,
                        2,
                        1.5,
                        Regime.OPEN,
                        List.of(),
                        1),
                evidence,
                against,
                1,
                List.of("The Example Times"),
                null,
                null,
                null,
                Instant.parse("2023-07-18T00:00:00Z"),
                0.75,
                Sensitivity.NORMAL,
                List.of(new Alert.Share(Certainty.CONSIDERING, 1)),
                List.of(new Alert.Threshold("chains", 3, 1)));
    }

    /** The same alert as the second one of its story. */
    static Alert promoted(Alert alert, Tier from) {
        return with(alert, from, null);
    }

    /** The line that closes an alert. */
    static Alert ended(Alert alert, Ending ending) {
        return with(alert, null, ending);
    }

    private static Alert with(Alert alert, @Nullable Tier from, @Nullable Ending ending) {
        return new Alert(
                alert.axis(),
                alert.company(),
                alert.tier(),
                alert.direction(),
                alert.fromRegime(),
                alert.toRegime(),
                alert.eventTime().plusSeconds(3600),
                alert.story(),
                alert.rule(),
                alert.thresholds(),
                alert.score(),
                alert.evidence(),
                alert.counterClaims(),
                alert.sources(),
                alert.origins(),
                from,
                ending,
                ending == null ? null : alert.eventTime().plusSeconds(3600),
                alert.fromSince(),
                alert.confidence(),
                alert.sensitivity(),
                alert.certainties(),
                alert.missing());
    }

    /** One alert about each of so many companies. */
    static Alert[] many(int number) {
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            alerts.add(
                    alert("Company " + i, Tier.NOTICE, "story-" + i, List.of(heard()), List.of()));
        }
        return alerts.toArray(Alert[]::new);
    }

    static Quote heard() {
        return quote(
                "Acme AI is considering keeping its next model closed, people said.",
                "https://wire.example.org/acme?a=1&b=2",
                Certainty.CONSIDERING,
                Speaker.SOURCE,
                "The Example Times");
    }

    static Quote denied() {
        return quote(
                "“Nothing has changed,” a spokesperson of Acme AI said.",
                "https://paper.example.org/2",
                Certainty.DENIED,
                Speaker.COMPANY,
                null);
    }

    static Quote quote(
            String text,
            @Nullable String url,
            Certainty certainty,
            Speaker speaker,
            @Nullable String origin) {
        return new Quote(
                new Evidence(text, 0, text.length(), List.of()),
                Stance.CLOSED,
                certainty,
                speaker,
                origin,
                "item-1",
                "A title",
                url,
                "wire.example.org",
                HEARD);
    }
}
