package dev.tidemark.evaluate;

import static dev.tidemark.evaluate.Outcomes.gold;
import static dev.tidemark.evaluate.Outcomes.label;
import static dev.tidemark.evaluate.Outcomes.outcome;
import static dev.tidemark.evaluate.Outcomes.predicted;
import static dev.tidemark.model.Stance.CLOSED;
import static dev.tidemark.model.Stance.NEUTRAL;
import static dev.tidemark.model.Stance.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Stance;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static Outcome tagged(String event, Stance stance, String tag, Stance predicted) {
        GoldLabel label =
                new GoldLabel(
                        "Meta", stance, Certainty.REPORTED, Set.of(), Set.of(tag), null, false);
        return outcome(event, label, predicted("Meta", predicted));
    }

    @Test
    void eventsOfOnePrefixCanCountAsOneLabel() {
        List<Outcome> outcomes =
                List.of(
                        outcome("story-1", CLOSED, CLOSED),
                        outcome("story-1", CLOSED, CLOSED),
                        outcome("story-2", CLOSED, CLOSED),
                        outcome("story-3", CLOSED, NEUTRAL),
                        outcome("other", CLOSED, NEUTRAL));

        Report report = Report.of(5, outcomes, List.of(), List.of("story-"));

        assertThat(report.all().strict().figures(CLOSED).recall()).isEqualTo(3 / 5.0);
        Slice asOne = report.parts().get(1);
        // The story is 3/4 right and weighs 1; the other label is wrong and weighs 1.
        assertThat(asOne.strict().figures(CLOSED).recall()).isEqualTo(0.75 / 2, within(1e-12));
        assertThat(asOne.events()).isEqualTo(2);
        assertThat(asOne.labels()).isEqualTo(5);
        Slice without = report.parts().get(2);
        assertThat(without.strict().figures(CLOSED).support()).isEqualTo(1);
    }

    @Test
    void figuresAreAlsoTakenWithoutDescriptorsAndAccess() {
        List<Outcome> outcomes =
                List.of(
                        tagged("1", OPEN, "descriptor", OPEN),
                        tagged("2", CLOSED, "access", CLOSED),
                        tagged("3", OPEN, "tool", NEUTRAL));

        Slice without = Report.of(3, outcomes, List.of(), List.of()).parts().get(0);

        assertThat(without.labels()).isEqualTo(1);
        assertThat(without.strict().figures(OPEN).recall()).isZero();
    }

    @Test
    void groupsHaveFiguresOfTheirOwn() {
        List<Outcome> outcomes =
                List.of(
                        tagged("1", OPEN, "descriptor", OPEN),
                        tagged("2", OPEN, "tool", NEUTRAL),
                        outcome("3", NEUTRAL, NEUTRAL));

        Report report =
                Report.of(3, outcomes, List.of(Grouping.TAG, Grouping.CERTAINTY), List.of());

        assertThat(report.by().get("tag"))
                .extracting(Slice::name)
                .containsExactly("(none)", "descriptor", "tool");
        assertThat(report.by().get("certainty"))
                .extracting(Slice::name, Slice::labels)
                .containsExactly(tuple("(neutral)", 1), tuple("reported", 2));
    }

    @Test
    void knownWrongCasesCountAndAreNamed() {
        GoldLabel marked =
                new GoldLabel("Meta", OPEN, Certainty.ANNOUNCED, Set.of(), Set.of(), null, true);
        List<Outcome> outcomes =
                List.of(
                        outcome("1", marked, predicted("Meta", CLOSED)),
                        outcome("2", marked, predicted("Meta", OPEN)),
                        outcome("3", CLOSED, CLOSED));

        Report report = Report.of(3, outcomes, List.of(), List.of());

        assertThat(report.all().labels()).isEqualTo(3);
        assertThat(report.knownWrong().wrong()).extracting(Finding::id).containsExactly("1");
        assertThat(report.knownWrong().right()).extracting(Finding::id).containsExactly("2");
    }

    @Test
    void itemMarkedAsAWholeIsRightWhenAllItsLabelsAre() {
        GoldItem marked =
                new GoldItem(
                        Outcomes.item("1"),
                        "event",
                        "",
                        Set.of(),
                        List.of(label("Meta", OPEN), label("OpenAI", CLOSED)),
                        true);
        List<Outcome> half =
                Outcome.of(marked, List.of(predicted("Meta", OPEN), predicted("OpenAI", OPEN)));
        List<Outcome> right =
                Outcome.of(marked, List.of(predicted("Meta", OPEN), predicted("OpenAI", CLOSED)));

        assertThat(KnownWrong.of(half).wrong())
                .extracting(Finding::company)
                .containsExactly("OpenAI");
        assertThat(KnownWrong.of(half).right()).isEmpty();
        assertThat(KnownWrong.of(right).right()).hasSize(2);
    }

    @Test
    void errorsAreWrongStancesCompaniesAndCertainties() {
        List<Outcome> outcomes =
                Outcome.of(
                        gold(
                                "1",
                                "event",
                                label("AI2", OPEN),
                                label("Apple", OPEN),
                                label("Meta", OPEN)),
                        List.of(
                                predicted("AI2", OPEN),
                                predicted("Apple", OPEN, Certainty.DENIED),
                                predicted("IBM", NEUTRAL)));

        assertThat(Report.errors(outcomes))
                .extracting(Finding::company)
                .containsExactly("Apple", "IBM", "Meta");
    }

    @Test
    void drawsWithoutAClassAreNotComparedWithThoseThatHaveIt() {
        List<Outcome> outcomes =
                List.of(
                        outcome("1", CLOSED, NEUTRAL),
                        outcome("2", NEUTRAL, NEUTRAL),
                        outcome("3", NEUTRAL, NEUTRAL));

        Interval interval =
                Report.of(3, outcomes, List.of(), List.of()).all().strict().macroF1Interval();

        // CLOSED is never right: at best half of (0 + F1 of NEUTRAL = 4/5), one CLOSED and two
        // NEUTRAL drawn.
        assertThat(interval.high()).isEqualTo(0.4, within(1e-12));
    }

    @Test
    void gainNamesWhatWasMendedAndWhatWasBroken() {
        GoldItem first = gold("1", "one", label("Meta", OPEN));
        GoldItem second = gold("2", "two", label("Meta", CLOSED));
        List<Outcome> before =
                Outcomes.all(
                        Outcome.of(first, List.of(predicted("Meta", OPEN))),
                        Outcome.of(
                                second, List.of(predicted("Meta", OPEN), predicted("IBM", OPEN))));
        List<Outcome> now =
                Outcomes.all(
                        Outcome.of(first, List.of(predicted("Meta", NEUTRAL))),
                        Outcome.of(second, List.of(predicted("Meta", CLOSED))));

        Gain gain = Gain.of(before, now);

        // Before: OPEN 2/4 = 0.5 (1 right, 3 predicted), CLOSED 0, NEUTRAL 0. Now: OPEN 0, CLOSED
        // 1.
        assertThat(gain.before()).isEqualTo((0.5 + 0 + 0) / 3, within(1e-12));
        assertThat(gain.now()).isEqualTo((0 + 1.0) / 2, within(1e-12));
        assertThat(gain.mended())
                .extracting(Finding::company)
                .containsExactlyInAnyOrder("Meta", "IBM");
        assertThat(gain.broken()).extracting(Finding::id).containsExactly("1");
    }
}
