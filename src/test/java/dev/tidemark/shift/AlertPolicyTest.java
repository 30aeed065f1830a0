package dev.tidemark.shift;

import static dev.tidemark.shift.SignalFixture.announced;
import static dev.tidemark.shift.SignalFixture.announcedBy;
import static dev.tidemark.shift.SignalFixture.considered;
import static dev.tidemark.shift.SignalFixture.denied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Ending;
import dev.tidemark.model.Quote;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Sensitivity;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Stance;
import dev.tidemark.model.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The whole way from signals to alerts for one company, as the operators walk it. */
class AlertPolicyTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final RegimeTracker.Gate GATE = new RegimeTracker.Gate(0.3, 3, 3, 2, 2);

    private final StoryChains chains = new StoryChains(Duration.ofDays(3), Duration.ofDays(30));
    private final ShiftScorer scorer = new ShiftScorer(WEEK, Duration.ofDays(60), 6);
    private final RegimeTracker tracker = new RegimeTracker(WEEK, 6, Sensitivity.NORMAL, GATE);
    private final AlertPolicy policy =
            new AlertPolicy(
                    new AlertPolicy.Settings(
                            Sensitivity.NORMAL,
                            WEEK,
                            Duration.ofDays(90),
                            Duration.ofDays(45),
                            Duration.ofDays(30),
                            WEEK,
                            GATE));

    private final List<Alert> nearMisses = new ArrayList<>();
    private boolean pinned;

    @Test
    void anExclusiveThatAttributesAChangeToSourcesIsAReport() {
        List<Alert> alerts =
                run(
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

        assertThat(run(Regime.CLOSED, signal)).isEmpty();
        assertThat(run(null, signal)).isEmpty();
    }

    @Test
    void aCopyOfAReportIsNotToldAgain() {
        List<Alert> alerts =
                run(
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
                run(
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

        assertThat(run(Regime.CLOSED, copies.toArray(Signal[]::new)))
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

        assertThat(run(Regime.CLOSED, talk.toArray(Signal[]::new)))
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

        assertThat(run(Regime.CLOSED, wave.toArray(Signal[]::new)))
                .filteredOn(alert -> alert.tier() == Tier.SHIFT)
                .hasSize(1);
    }

    @Test
    void mixedSignalNeitherMovesTheRegimeNorHidesTheShiftBehindIt() {
        List<Alert> alerts =
                run(
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
                run(
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

        assertThat(run(null, signals.toArray(Signal[]::new)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.fromRegime()).isEqualTo(Regime.OPEN));
    }

    @Test
    void reportThatNothingFollowsIsClosedWhenTheNextSignalComes() {
        List<Alert> alerts =
                run(
                        Regime.OPEN,
                        considered(
                                "scoop",
                                "2025-03-01T10:00:00Z",
                                Stance.CLOSED,
                                "Sources: Acme weighs secrecy"),
                        announcedBy(
                                "daily",
                                "later",
                                "2025-05-20T10:00:00Z",
                                Stance.OPEN,
                                "Acme hands out Heron weights"));

        assertThat(alerts).extracting(Alert::ending).containsExactly(null, Ending.EXPIRED);
        assertThat(alerts.get(1).endedAt()).isEqualTo("2025-03-31T10:00:00Z");
        assertThat(alerts.get(1).story()).isEqualTo("scoop");
    }

    @Test
    void denialClosesAReportAndAConfirmationSoonAfterContinuesIt() {
        List<Alert> alerts =
                run(
                        Regime.OPEN,
                        considered(
                                "scoop",
                                "2025-03-01T10:00:00Z",
                                Stance.CLOSED,
                                "Sources: Acme weighs secrecy"),
                        denied(
                                "denial",
                                "2025-03-01T15:00:00Z",
                                Stance.OPEN,
                                "Nothing has changed"),
                        announcedBy(
                                "daily",
                                "act",
                                "2025-03-04T10:00:00Z",
                                Stance.CLOSED,
                                "Heron will stay in the house after all"));

        assertThat(alerts)
                .extracting(Alert::tier)
                .containsExactly(Tier.REPORT, Tier.REPORT, Tier.NOTICE);
        assertThat(alerts.get(1).ending()).isEqualTo(Ending.CONTRADICTED);
        assertThat(alerts.get(2).promotedFrom()).isEqualTo(Tier.REPORT);
        assertThat(alerts.get(2).story()).isEqualTo("scoop");
    }

    @Test
    void furtherModelOfACompanyThatHasBegunToPublishIsNoNewsUntilItWasSilentForLong() {
        List<Alert> alerts =
                run(
                        Regime.CLOSED,
                        announcedBy(
                                "a", "one", "2025-01-01T10:00:00Z", Stance.OPEN, "Heron weights"),
                        announcedBy(
                                "b", "two", "2025-02-20T10:00:00Z", Stance.OPEN, "Egret download"),
                        announcedBy(
                                "c",
                                "three",
                                "2025-08-01T10:00:00Z",
                                Stance.OPEN,
                                "Stork repository"));

        assertThat(alerts).extracting(Alert::story).containsExactly("one", "three");
    }

    @Test
    void whatLacksOneThresholdIsWrittenDownWithIt() {
        run(
                Regime.OPEN,
                announced(
                        Speaker.THIRD_PARTY,
                        "heard",
                        "2025-03-01T10:00:00Z",
                        Stance.CLOSED,
                        "Acme has locked Heron away, a rival says"));

        assertThat(nearMisses)
                .singleElement()
                .satisfies(
                        near -> {
                            assertThat(near.tier()).isEqualTo(Tier.NOTICE);
                            assertThat(near.missing())
                                    .extracting(Alert.Threshold::name)
                                    .containsExactly("said or done by the company");
                        });
    }

    @Test
    void companyInBetweenIsNewsByItsFlagshipOnly() {
        Signal small =
                announcedBy(
                        "a", "small", "2025-03-01T10:00:00Z", Stance.OPEN, "Pocket Heron weights");
        Signal large =
                SignalFixture.about(
                        Scope.FLAGSHIP,
                        announcedBy(
                                "b",
                                "large",
                                "2025-03-20T10:00:00Z",
                                Stance.OPEN,
                                "Great Heron given away"));

        assertThat(run(Regime.MIXED, small)).isEmpty();
        assertThat(run(Regime.MIXED, small, large))
                .extracting(Alert::story)
                .containsExactly("large");
    }

    @Test
    void surgeOfActsThatLeaveTheRegimeWhereItIsIsANotice() {
        List<Signal> wave = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            wave.add(
                    announcedBy(
                            "paper" + i,
                            "item" + i,
                            "2025-03-01T1" + i + ":00:00Z",
                            Stance.OPEN,
                            "w" + i + " x" + i + " y" + i));
        }

        assertThat(run(Regime.MIXED, wave.toArray(Signal[]::new)))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.tier()).isEqualTo(Tier.NOTICE);
                            assertThat(alert.sources()).isGreaterThan(1);
                            assertThat(alert.missing())
                                    .extracting(Alert.Threshold::name)
                                    .containsExactly("chains that tell of an act");
                        });
    }

    @Test
    void aPinnedCompanyStaysWhereTheNewsroomPutIt() {
        List<Signal> wave = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            wave.add(
                    announcedBy(
                            "paper" + i,
                            "item" + i,
                            "2025-03-01T1" + i + ":00:00Z",
                            Stance.OPEN,
                            "w" + i + " x" + i + " y" + i));
        }
        Signal[] signals = wave.toArray(Signal[]::new);

        assertThat(run(Regime.CLOSED, signals)).extracting(Alert::tier).contains(Tier.SHIFT);
        pinned = true;
        assertThat(run(Regime.CLOSED, signals)).extracting(Alert::tier).doesNotContain(Tier.SHIFT);
    }

    private List<Alert> run(@Nullable Regime start, Signal... signals) {
        StoryChains.Memory told = StoryChains.Memory.EMPTY;
        CompanyState state = CompanyState.starting(start, Instant.parse("2024-01-01T00:00:00Z"));
        AlertMemory memory = AlertMemory.EMPTY;
        List<Alert> alerts = new ArrayList<>();
        for (Signal signal : signals) {
            StoryChains.Placed placed = chains.place(told, signal);
            told = placed.memory();
            if (!Signals.isScored(placed.signal())) {
                Assessment aside =
                        tracker.aside(
                                state,
                                placed.signal(),
                                scorer.look(state, "openness", "Acme", signal.eventTime()));
                AlertPolicy.Decision decision = policy.consider(memory, aside);
                memory = decision.memory();
                alerts.addAll(decision.alerts());
                continue;
            }
            ShiftScorer.Scored scored = scorer.fold(state, placed.signal());
            RegimeTracker.Assessed assessed =
                    tracker.assess(scored.state(), placed.signal(), scored.score(), pinned);
            state = assessed.state();
            AlertPolicy.Decision decision = policy.consider(memory, assessed.assessment());
            memory = decision.memory();
            alerts.addAll(decision.alerts());
            if (decision.nearMiss() != null) {
                nearMisses.add(decision.nearMiss());
            }
        }
        return alerts;
    }
}
