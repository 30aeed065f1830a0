package dev.tidemark.shift;

import static dev.tidemark.shift.SignalFixture.announcedBy;
import static dev.tidemark.shift.SignalFixture.considered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Quote;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Stance;
import dev.tidemark.model.Tier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole way from signals to alerts for one company, as the operators walk it. */
class AlertPolicyTest {
    private final AlertWalk walk = new AlertWalk();

    @Test
    void anExclusiveThatAttributesAChangeToSourcesIsAReport() {
        List<Alert> alerts =
                walk.run(
                        Regime.OPEN,
                        considered(
                                "scoop",
                                "2025-03-01T10:00:00Z",
                                Stance.CLOSED,
                                "Sources: Acme weighs keeping its next model to itself"));

        assertThat(alerts).hasSize(1);
        Alert alert = alerts.get(0);
        assertThat(alert.tier()).isEqualTo(Tier.REPORT);
        assertThat(alert.direction()).isEqualTo(Direction.CLOSING);
        assertThat(alert.fromRegime()).isEqualTo(Regime.OPEN);
        assertThat(alert.toRegime()).isEqualTo(Regime.MIXED);
        assertThat(alert.story()).isEqualTo("scoop");
        assertThat(alert.evidence()).extracting(Quote::itemId).containsExactly("scoop");
    }

    @Test
    void whatFitsTheRegimeIsNoNewsAndAnUnknownRegimeIsNeverAlerted() {
        Signal signal =
                considered("a", "2025-03-01T10:00:00Z", Stance.CLOSED, "Acme weighs secrecy");

        assertThat(walk.run(Regime.CLOSED, signal)).isEmpty();
        assertThat(walk.run(null, signal)).isEmpty();
    }

    @Test
    void aCopyOfAReportIsNotToldAgain() {
        List<Alert> alerts =
                walk.run(
                        Regime.OPEN,
                        considered(
                                "first",
                                "2025-03-01T10:00:00Z",
                                Stance.CLOSED,
                                "Sources say Acme weighs a closed model"),
                        considered(
                                "copy",
                                "2025-03-01T11:00:00Z",
                                Stance.CLOSED,
                                "Sources say Acme weighs a closed model"),
                        considered(
                                "another",
                                "2025-03-03T11:00:00Z",
                                Stance.CLOSED,
                                "Insiders hear talk of secrecy in the lab"));

        assertThat(alerts).hasSize(1);
    }

    @Test
    void reportIsPromotedToNoticeThenShiftOfTheSameStory() {
        List<Alert> alerts =
                walk.run(
                        Regime.CLOSED,
                        considered(
                                "scoop",
                                "2025-03-01T10:00:00Z",
                                Stance.OPEN,
                                "Sources: Acme thinks of publishing Heron"),
                        announcedBy(
                                "acme",
                                "own",
                                "2025-03-02T10:00:00Z",
                                Stance.OPEN,
                                "Heron weights are now public"),
                        announcedBy(
                                "daily",
                                "second",
                                "2025-03-02T12:00:00Z",
                                Stance.OPEN,
                                "A rival's newest system can be downloaded by all"),
                        announcedBy(
                                "herald",
                                "third",
                                "2025-03-02T13:00:00Z",
                                Stance.OPEN,
                                "Why developers cheer about permissive terms"));

        assertThat(alerts)
                .extracting(Alert::tier)
                .containsExactly(Tier.REPORT, Tier.NOTICE, Tier.SHIFT);
        assertThat(alerts).extracting(Alert::story).containsOnly("scoop");
        assertThat(alerts.get(2).promotedFrom()).isEqualTo(Tier.NOTICE);
        assertThat(alerts.get(2).fromRegime()).isEqualTo(Regime.CLOSED);
        assertThat(alerts.get(2).toRegime()).isEqualTo(Regime.MIXED);
        assertThat(alerts.get(2).sources()).isEqualTo(3);
        assertThat(alerts.get(2).thresholds()).allMatch(t -> t.reached() >= t.needed());
    }

    @Test
    void copiesAloneNeverMakeAShift() {
        List<Signal> copies = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            copies.add(
                    announcedBy(
                            "paper" + i,
                            "copy" + i,
                            "2025-03-01T10:0" + i % 10 + ":00Z",
                            Stance.OPEN,
                            "Heron weights are now public"));
        }

        assertThat(walk.run(Regime.CLOSED, copies.toArray(Signal[]::new)))
                .extracting(Alert::tier)
                .doesNotContain(Tier.SHIFT);
    }

    @Test
    void talkAloneNeverMovesTheRegime() {
        List<Signal> talk = new ArrayList<>();
        List<String> titles =
                List.of(
                        "Acme weighs publishing Heron",
                        "Insiders expect permissive terms",
                        "A laboratory rethinks secrecy",
                        "Pressure grows on management to share",
                        "Developers may get the weights");
        for (int i = 0; i < titles.size(); i++) {
            talk.add(
                    considered(
                            "talk" + i,
                            "2025-03-0" + (i + 1) + "T10:00:00Z",
                            Stance.OPEN,
                            titles.get(i)));
        }

        assertThat(walk.run(Regime.CLOSED, talk.toArray(Signal[]::new)))
                .extracting(Alert::tier)
                .containsOnly(Tier.REPORT);
    }

    @Test
    void oneWaveOfNewsMovesTheRegimeOnlyOneStep() {
        List<Signal> wave = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            wave.add(
                    announcedBy(
                            "paper" + i,
                            "item" + i,
                            "2025-03-01T%02d:00:00Z".formatted(i),
                            Stance.OPEN,
                            "w" + i + " x" + i + " y" + i));
        }

        assertThat(walk.run(Regime.CLOSED, wave.toArray(Signal[]::new)))
                .filteredOn(alert -> alert.tier() == Tier.SHIFT)
                .hasSize(1);
    }

    @Test
    void mixedSignalNeitherMovesTheRegimeNorHidesTheShiftBehindIt() {
        List<Alert> alerts =
                walk.run(
                        Regime.CLOSED,
                        announcedBy(
                                "a", "one", "2025-03-01T10:00:00Z", Stance.OPEN, "First weights"),
                        announcedBy(
                                "b", "two", "2025-03-01T11:00:00Z", Stance.OPEN, "Second licence"),
                        announcedBy(
                                "c", "mixed", "2025-03-01T12:00:00Z", Stance.MIXED, "Both ways"),
                        announcedBy(
                                "d", "three", "2025-03-01T13:00:00Z", Stance.OPEN, "Third story"));

        assertThat(alerts).extracting(Alert::tier).containsExactly(Tier.NOTICE, Tier.SHIFT);
        assertThat(alerts.get(1).evidence()).extracting(Quote::itemId).contains("three");
    }

    @Test
    void storiesOfOnePaperAndItsReprintsAreOnePublisher() {
        List<Alert> alerts =
                walk.run(
                        Regime.CLOSED,
                        announcedBy(
                                "paper",
                                "one",
                                "2025-03-01T10:00:00Z",
                                Stance.OPEN,
                                "First weights"),
                        announcedBy(
                                "paper",
                                "two",
                                "2025-03-01T11:00:00Z",
                                Stance.OPEN,
                                "Second licence"),
                        announcedBy(
                                "paper",
                                "three",
                                "2025-03-01T12:00:00Z",
                                Stance.OPEN,
                                "Third story"),
                        announcedBy(
                                "reprint",
                                "copy",
                                "2025-03-01T13:00:00Z",
                                Stance.OPEN,
                                "Third story"));

        assertThat(alerts).extracting(Alert::tier).doesNotContain(Tier.SHIFT);
    }

    @Test
    void companyWithoutAPriorGetsItsFirstRegimeUntoldAndAlertsFromThereOn() {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            signals.add(
                    announcedBy(
                            "p" + i,
                            "open" + i,
                            "2025-03-01T1" + i + ":00:00Z",
                            Stance.OPEN,
                            "o" + i + " p" + i));
        }
        signals.add(
                considered("turn", "2025-06-01T10:00:00Z", Stance.CLOSED, "Acme weighs secrecy"));

        assertThat(walk.run(null, signals.toArray(Signal[]::new)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.fromRegime()).isEqualTo(Regime.OPEN));
    }
}
