package dev.tidemark.backtest;

import static dev.tidemark.backtest.Told.change;
import static dev.tidemark.backtest.Told.results;
import static dev.tidemark.backtest.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backtest.Comparison.Turn;
import dev.tidemark.model.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Expectations EXPECTED =
            new Expectations(
                    List.of(
                            change("Meta", Tier.NOTICE, "2025-03-10", "2025-03-20"),
                            change("xAI", Tier.NOTICE, "2025-04-10", "2025-04-20"),
                            change("Cohere", Tier.NOTICE, "2025-05-10", "2025-05-20"),
                            change("Baidu", Tier.NOTICE, "2025-06-10", "2025-06-20"),
                            change("Google", Tier.SHIFT, "2025-07-10", "2025-07-20"),
                            change("Apple", Tier.SHIFT, "2025-08-10", "2025-08-20")),
                    List.of());

    @Test
    void eachKnownChangeThatWentDifferentlyIsNamed() {
        Comparison comparison =
                Comparison.of(
                        test(
                                told("xAI", Tier.NOTICE, "2025-04-12T00:00:00Z"),
                                told("Cohere", Tier.NOTICE, "2025-05-14T00:00:00Z"),
                                told("Baidu", Tier.NOTICE, "2025-06-12T00:00:00Z"),
                                told("Google", Tier.NOTICE, "2025-07-12T00:00:00Z")),
                        test(
                                told("Meta", Tier.NOTICE, "2025-03-12T00:00:00Z"),
                                told("Cohere", Tier.NOTICE, "2025-05-11T00:00:00Z"),
                                told("Baidu", Tier.NOTICE, "2025-06-19T12:00:00Z"),
                                told("Apple", Tier.NOTICE, "2025-08-12T00:00:00Z")));

        assertThat(comparison.changes())
                .extracting(one -> one.now().change().company() + " " + one.turn())
                .containsExactly(
                        "Meta " + Turn.GAINED,
                        "xAI " + Turn.LOST,
                        "Cohere " + Turn.EARLIER,
                        "Baidu " + Turn.LATER,
                        "Google " + Turn.WEAKER,
                        "Apple " + Turn.STRONGER);
    }

    @Test
    void anAlertThatAnotherItemSetOffWithinAWeekIsMovedNotGoneAndAdded() {
        Comparison comparison =
                Comparison.of(
                        test(
                                told("Meta", Tier.NOTICE, "2025-03-12T00:00:00Z"),
                                told("Baidu", Tier.NOTICE, "2025-06-01T00:00:00Z")),
                        test(
                                told("Meta", Tier.NOTICE, "2025-03-14T00:00:00Z"),
                                told("Baidu", Tier.NOTICE, "2025-06-12T00:00:00Z")));

        assertThat(comparison.alerts())
                .extracting(
                        one ->
                                one.either().alert().company()
                                        + (one.before() == null
                                                ? " added"
                                                : one.now() == null ? " gone" : " moved"))
                .containsExactly("Meta moved", "Baidu gone", "Baidu added");
    }

    @Test
    void theSameResultsDifferInNothing() {
        Backtest test = test(told("Meta", Tier.NOTICE, "2025-03-12T00:00:00Z"));

        Comparison comparison = Comparison.of(test, test);

        assertThat(comparison.changes()).isEmpty();
        assertThat(comparison.alerts()).isEmpty();
    }

    private static Backtest test(ToldAlert... alerts) {
        return Backtest.of("some", results(alerts), EXPECTED, Told.YEAR, 10);
    }
}
