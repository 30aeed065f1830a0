package dev.tidemark.shift;

import static dev.tidemark.shift.SignalFixture.announced;
import static dev.tidemark.shift.SignalFixture.announcedBy;
import static dev.tidemark.shift.SignalFixture.considered;
import static dev.tidemark.shift.SignalFixture.denied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Ending;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Stance;
import dev.tidemark.model.Tier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a story after it was told, and of one that nearly was. */
class AlertStoryTest {
    private final AlertWalk walk = new AlertWalk();

    @Test
    void reportThatNothingFollowsIsClosedWhenTheNextSignalComes() {
        List<Alert> alerts =
                walk.run(
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
                walk.run(
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
                walk.run(
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
        walk.run(
                Regime.OPEN,
                announced(
                        Speaker.THIRD_PARTY,
                        "heard",
                        "2025-03-01T10:00:00Z",
                        Stance.CLOSED,
                        "Acme has locked Heron away, a rival says"));

        assertThat(walk.nearMisses())
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

        assertThat(walk.run(Regime.MIXED, small)).isEmpty();
        assertThat(walk.run(Regime.MIXED, small, large))
                .extracting(Alert::story)
                .containsExactly("large");
    }

    @Test
    void surgeOfActsThatLeaveTheRegimeWhereItIsIsANotice() {

        assertThat(walk.run(Regime.MIXED, wave(6)))
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
        Signal[] signals = wave(6);

        assertThat(walk.run(Regime.CLOSED, signals)).extracting(Alert::tier).contains(Tier.SHIFT);
        walk.pin();
        assertThat(walk.run(Regime.CLOSED, signals))
                .extracting(Alert::tier)
                .doesNotContain(Tier.SHIFT);
    }

    @Test
    void whatWasPublishedBeforeAStoryBrokeDoesNotAnswerIt() {
        Signal old =
                SignalFixture.publishedAt(
                        "2024-06-01T00:00:00Z",
                        denied("old", "2025-03-02T15:00:00Z", Stance.OPEN, "Nothing has changed"));

        List<Alert> alerts =
                walk.run(
                        Regime.OPEN,
                        considered(
                                "scoop",
                                "2025-03-01T10:00:00Z",
                                Stance.CLOSED,
                                "Sources: Acme weighs secrecy"),
                        old);

        assertThat(alerts).extracting(Alert::ending).containsOnlyNulls().hasSize(1);
    }

    @Test
    void oneStoryOfTheFlagshipAndItsCopyDoNotOpenACompanyAtOnce() {
        Signal[] signals = wave(4);
        signals[0] = SignalFixture.about(Scope.FLAGSHIP, signals[0]);
        Signal copy =
                SignalFixture.about(
                        Scope.FLAGSHIP,
                        announcedBy(
                                "copyist",
                                "copy",
                                "2025-03-01T00:30:00Z",
                                Stance.OPEN,
                                signals[0].title()));

        List<Alert> alerts =
                walk.run(Regime.CLOSED, signals[0], copy, signals[1], signals[2], signals[3]);

        assertThat(alerts)
                .filteredOn(alert -> alert.tier() == Tier.SHIFT)
                .singleElement()
                .satisfies(alert -> assertThat(alert.toRegime()).isEqualTo(Regime.MIXED));
    }

    @Test
    void shiftThatIsUndoneIsClosedByTheOneThatUndoesIt() {
        List<Signal> signals = new ArrayList<>(List.of(wave(4)));
        for (int i = 0; i < 8; i++) {
            signals.add(
                    SignalFixture.about(
                            Scope.FLAGSHIP,
                            announcedBy(
                                    "later" + i,
                                    "back" + i,
                                    "2025-06-0" + (i / 3 + 1) + "T%02d:00:00Z".formatted(i),
                                    Stance.CLOSED,
                                    "k" + i + " l" + i + " m" + i)));
        }

        List<Alert> alerts = walk.run(Regime.CLOSED, signals.toArray(Signal[]::new));

        assertThat(alerts)
                .filteredOn(alert -> alert.ending() == Ending.RETURNED)
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.direction()).isEqualTo(Direction.OPENING);
                            assertThat(alert.tier()).isEqualTo(Tier.SHIFT);
                        });
    }

    private static Signal[] wave(int number) {
        Signal[] wave = new Signal[number];
        for (int i = 0; i < number; i++) {
            wave[i] =
                    announcedBy(
                            "paper" + i,
                            "item" + i,
                            "2025-03-01T%02d:00:00Z".formatted(i),
                            Stance.OPEN,
                            "w" + i + " x" + i + " y" + i);
        }
        return wave;
    }
}
