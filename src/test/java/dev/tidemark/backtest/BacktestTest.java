package dev.tidemark.backtest;

import static dev.tidemark.backtest.Told.change;
import static dev.tidemark.backtest.Told.days;
import static dev.tidemark.backtest.Told.quiet;
import static dev.tidemark.backtest.Told.results;
import static dev.tidemark.backtest.Told.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.backtest.ChangeOutcome.Standing;
import dev.tidemark.backtest.Expectations.Verdict;
import dev.tidemark.evaluate.Share;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestTest {

    @Test
    void aChangeIsFoundByTheFirstAlertInItsWindowThatIsFirmEnough() {
        Backtest test =
                test(
                        List.of(change("Meta", Tier.NOTICE, "2025-03-10", "2025-03-20")),
                        told("Meta", Tier.REPORT, "2025-03-10T12:00:00Z"),
                        told("Meta", Tier.SHIFT, "2025-03-12T06:00:00Z"),
                        told("Meta", Tier.NOTICE, "2025-03-14T00:00:00Z"));

        ChangeOutcome outcome = test.changes().get(0);
        assertThat(outcome.standing()).isEqualTo(Standing.FOUND);
        assertThat(outcome.alert().tier()).isEqualTo(Tier.SHIFT);
        assertThat(outcome.delayDays()).isEqualTo(2.25);
        assertThat(verdicts(test)).containsExactly(Verdict.RIGHT, Verdict.FIRMER, Verdict.RIGHT);
    }

    @Test
    void theLastDayOfAWindowCountsAndTheNextDoesNot() {
        List<KnownChange> changes =
                List.of(change("Meta", Tier.NOTICE, "2025-03-10", "2025-03-20"));

        Backtest last = test(changes, told("Meta", Tier.NOTICE, "2025-03-20T23:59:59Z"));
        Backtest next = test(changes, told("Meta", Tier.NOTICE, "2025-03-21T00:00:00Z"));

        assertThat(last.changes().get(0).standing()).isEqualTo(Standing.FOUND);
        assertThat(next.changes().get(0).standing()).isEqualTo(Standing.MISSED);
        assertThat(verdicts(next)).containsExactly(Verdict.EXTRA);
        assertThat(next.changes().get(0).nearest().kind()).isEqualTo(NearestMiss.Kind.LATE);
        assertThat(next.changes().get(0).nearest().daysOff()).isZero();
    }

    @Test
    void anotherDirectionOrCompanyFindsNothing() {
        Backtest test =
                test(
                        List.of(change("Meta", Tier.REPORT, "2025-03-10", "2025-03-20")),
                        told("Meta", Tier.SHIFT, Direction.CLOSING, "2025-03-11T00:00:00Z"),
                        told("xAI", Tier.SHIFT, "2025-03-11T00:00:00Z"));

        assertThat(test.changes().get(0).standing()).isEqualTo(Standing.MISSED);
        assertThat(test.changes().get(0).nearest().kind()).isEqualTo(NearestMiss.Kind.OPPOSITE);
        assertThat(verdicts(test)).containsExactly(Verdict.EXTRA, Verdict.EXTRA);
    }

    @Test
    void aChangeToldTooWeaklyIsNotFoundAndSaysWhatWasLacking() {
        Backtest test =
                test(
                        List.of(change("Meta", Tier.SHIFT, "2025-03-10", "2025-03-20")),
                        told("Meta", Tier.REPORT, "2025-03-10T12:00:00Z"),
                        told("Meta", Tier.NOTICE, "2025-03-11T12:00:00Z"));

        ChangeOutcome outcome = test.changes().get(0);
        assertThat(outcome.standing()).isEqualTo(Standing.WEAKER);
        assertThat(outcome.alert().tier()).isEqualTo(Tier.NOTICE);
        assertThat(outcome.delayDays()).isNull();
        assertThat(Wording.nearest(outcome.nearest()))
                .startsWith("told as notice at 2025-03-11 12:00, which lacked chains 1.00 of 3.00");
        assertThat(verdicts(test)).containsOnly(Verdict.RIGHT);
    }

    @Test
    void aChangeFromBeforeTheArchiveIsNeitherFoundNorMissed() {
        Backtest test =
                test(
                        List.of(
                                change("Meta", Tier.SHIFT, "2024-12-20", "2025-01-20"),
                                change("xAI", Tier.SHIFT, "2025-02-01", "2025-02-20")));

        Recall all = test.recall().get(3);
        assertThat(all.outside()).isEqualTo(1);
        assertThat(all.missed()).isEqualTo(1);
        assertThat(all.found()).isEqualTo(new Share(0, 1));
        assertThat(all.delays().median()).isNaN();
    }

    @Test
    void inAQuietStretchOnlyWhatIsAllowedIsNoFalseAlarm() {
        QuietStretch stretch =
                quiet(
                        "Google",
                        "2025-06-01",
                        "2025-08-31",
                        new QuietStretch.Allowance(days("2025-06-10", "2025-06-17"), Tier.NOTICE));
        Backtest test =
                Backtest.of(
                        "calm",
                        results(
                                told("Google", Tier.REPORT, "2025-06-11T00:00:00Z"),
                                told("Google", Tier.SHIFT, "2025-06-12T00:00:00Z"),
                                told("Google", Tier.NOTICE, "2025-07-01T00:00:00Z"),
                                told("Google", Tier.NOTICE, "2025-09-01T00:00:00Z")),
                        new Expectations(List.of(), List.of(stretch)),
                        Told.YEAR,
                        10);

        assertThat(verdicts(test))
                .containsExactly(Verdict.ALLOWED, Verdict.QUIET, Verdict.QUIET, Verdict.UNJUDGED);
        assertThat(test.quiet().get(0).falseAlarms()).hasSize(2);
        assertThat(test.quiet().get(0).daysCovered()).isEqualTo(92);
        assertThat(test.all().falseAlerts()).isEqualTo(2);
        assertThat(test.all().precision()).isNull();
    }

    @Test
    void aKnownChangeExplainsAnAlertInAQuietStretchUnlessItIsFirmerThanTheChange() {
        Backtest test =
                Backtest.of(
                        "calm",
                        results(
                                told("Google", Tier.NOTICE, "2025-06-11T00:00:00Z"),
                                told("Google", Tier.SHIFT, "2025-06-12T00:00:00Z")),
                        new Expectations(
                                List.of(change("Google", Tier.NOTICE, "2025-06-10", "2025-06-20")),
                                List.of(quiet("Google", "2025-06-01", "2025-08-31"))),
                        Told.YEAR,
                        10);

        assertThat(verdicts(test)).containsExactly(Verdict.RIGHT, Verdict.QUIET);
    }

    @Test
    void ratesAreByTheYearAndByTheCompanyYear() {
        Backtest test =
                Backtest.of(
                        "bold",
                        results(
                                told("Meta", Tier.NOTICE, "2025-03-11T00:00:00Z"),
                                told("xAI", Tier.NOTICE, "2025-04-11T00:00:00Z"),
                                told("xAI", Tier.SHIFT, "2025-04-12T00:00:00Z")),
                        new Expectations(
                                List.of(change("Meta", Tier.NOTICE, "2025-03-10", "2025-03-20")),
                                List.of()),
                        new Span(Told.YEAR.from(), Told.YEAR.from().plusMillis(15_778_800_000L)),
                        40);

        TierFigures notices = test.tiers().get(1);
        assertThat(notices.alerts()).isEqualTo(2);
        assertThat(notices.alertsAYear()).isCloseTo(4, within(1e-9));
        assertThat(notices.falseAYear()).isCloseTo(2, within(1e-9));
        assertThat(notices.falseACompanyYear()).isCloseTo(0.05, within(1e-9));
        assertThat(notices.precision()).isEqualTo(new Share(1, 2));
        assertThat(test.all().falseAYear()).isCloseTo(4, within(1e-9));
    }

    @Test
    void withoutKnownChangesNothingIsCalledFalse() {
        Backtest test = test(List.of(), told("Meta", Tier.NOTICE, "2025-03-11T00:00:00Z"));

        assertThat(verdicts(test)).containsExactly(Verdict.UNJUDGED);
        assertThat(test.all().falseAlerts()).isNull();
        assertThat(test.recall()).isEmpty();
    }

    @Test
    void delaysAreSummedUpByTheirMiddleAndByNineInTen() {
        assertThat(Delays.of(List.of(3.0, 1.0))).isEqualTo(new Delays(2, 2, 3));
        assertThat(Delays.of(List.of(9.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 30.0)))
                .isEqualTo(new Delays(10, 5.5, 9));
        assertThat(Delays.of(List.of(4.0))).isEqualTo(new Delays(1, 4, 4));
    }

    @Test
    void aFewStrayDatesDoNotStretchTheSpan() {
        long[] times = new long[2001];
        for (int i = 0; i < times.length; i++) {
            times[i] = Told.YEAR.from().toEpochMilli() + i * 3_600_000L;
        }
        times[0] = 0;
        times[2000] = Long.MAX_VALUE / 2;

        Span span = Span.of(times);

        assertThat(span.from()).isEqualTo("2025-01-01T02:00:00Z");
        assertThat(span.to()).isEqualTo("2025-03-25T06:00:00Z");
        assertThat(Span.of(0).years()).isCloseTo(1 / 365.25, within(1e-9));
    }

    private static Backtest test(List<KnownChange> changes, ToldAlert... alerts) {
        return Backtest.of(
                "calm", results(alerts), new Expectations(changes, List.of()), Told.YEAR, 10);
    }

    private static List<Verdict> verdicts(Backtest test) {
        return test.alerts().stream().map(Expectations.Judged::verdict).toList();
    }
}
