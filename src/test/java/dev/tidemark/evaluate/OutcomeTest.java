package dev.tidemark.evaluate;

import static dev.tidemark.evaluate.Outcomes.gold;
import static dev.tidemark.evaluate.Outcomes.label;
import static dev.tidemark.evaluate.Outcomes.predicted;
import static dev.tidemark.model.Stance.CLOSED;
import static dev.tidemark.model.Stance.NEUTRAL;
import static dev.tidemark.model.Stance.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private final List<Outcome> outcomes =
            Outcome.of(
                    gold("1", "event", label("Apple", NEUTRAL), label("Meta", OPEN)),
                    List.of(
                            predicted("Apple", NEUTRAL),
                            predicted("Google", CLOSED),
                            predicted("IBM", NEUTRAL)));

    @Test
    void companyThatWasNotFoundIsPredictedNeutral() {
        Confusion confusion = Confusion.of(outcomes, Scoring.STRICT);

        assertThat(confusion.at(OPEN, NEUTRAL)).isEqualTo(1);
    }

    @Test
    void stanceOfACompanyThatNobodyLabelledIsTakenForNeutral() {
        Confusion confusion = Confusion.of(outcomes, Scoring.STRICT);

        assertThat(confusion.at(NEUTRAL, CLOSED)).isEqualTo(1);
        // Apple only: IBM was found, but nothing was said of it.
        assertThat(confusion.at(NEUTRAL, NEUTRAL)).isEqualTo(1);
    }

    @Test
    void companiesAreJudgedByNameWhateverIsSaidOfThem() {
        CompanyFigures companies = CompanyFigures.of(outcomes);

        assertThat(companies.precision()).isEqualTo(new Share(1, 3));
        assertThat(companies.recall()).isEqualTo(new Share(1, 2));
        assertThat(companies.missed()).isEqualTo(Map.of("Meta", 1));
        assertThat(companies.extra()).isEqualTo(Map.of("Google", 1, "IBM", 1));
    }
}
