package dev.tidemark.evaluate;

import static dev.tidemark.evaluate.Outcomes.evidence;
import static dev.tidemark.evaluate.Outcomes.outcome;
import static dev.tidemark.evaluate.Outcomes.predicted;
import static dev.tidemark.model.Certainty.ANNOUNCED;
import static dev.tidemark.model.Certainty.BACKGROUND;
import static dev.tidemark.model.Certainty.DENIED;
import static dev.tidemark.model.Certainty.REPORTED;
import static dev.tidemark.model.Stance.CLOSED;
import static dev.tidemark.model.Stance.MIXED;
import static dev.tidemark.model.Stance.NEUTRAL;
import static dev.tidemark.model.Stance.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Stance;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Certainty and evidence: judged where the stance is right. */
class LabelFiguresTest {
    private static Outcome certain(Stance stance, Certainty gold, String tag, Certainty predicted) {
        GoldLabel label = new GoldLabel("Meta", stance, gold, Set.of(), Set.of(tag), null, false);
        return outcome("event", label, predicted("Meta", OPEN, predicted));
    }

    private static Outcome proven(String gold, Evidence... pieces) {
        GoldLabel label = new GoldLabel("Meta", OPEN, ANNOUNCED, Set.of(), Set.of(), gold, false);
        return outcome("event", label, predicted("Meta", OPEN, ANNOUNCED, pieces));
    }

    @Test
    void certaintyIsJudgedWhereTheStanceIsRight() {
        CertaintyFigures figures =
                CertaintyFigures.of(
                        List.of(
                                certain(OPEN, ANNOUNCED, "tool", ANNOUNCED),
                                certain(OPEN, DENIED, "tool", REPORTED),
                                certain(MIXED, ANNOUNCED, "tool", REPORTED),
                                outcome("event", NEUTRAL, NEUTRAL)));

        assertThat(figures.all()).isEqualTo(new Share(1, 2));
        assertThat(figures.each().get(DENIED)).isEqualTo(new Share(0, 1));
        assertThat(figures.mistakes()).isEqualTo(Map.of("denied → reported", 1));
    }

    @Test
    void reportedDescriptorMayBeBackgroundAndNothingElseMay() {
        assertThat(
                        CertaintyFigures.of(
                                        List.of(
                                                certain(OPEN, REPORTED, "descriptor", BACKGROUND),
                                                certain(OPEN, REPORTED, "tool", BACKGROUND),
                                                certain(OPEN, BACKGROUND, "descriptor", REPORTED)))
                                .all())
                .isEqualTo(new Share(1, 3));
    }

    @Test
    void evidenceHasToTouchTheGoldSentence() {
        EvidenceFigures figures =
                EvidenceFigures.of(
                        List.of(
                                proven("The weights are free.", evidence("weights are free")),
                                proven("The weights are free.", evidence("Nobody was surprised.")),
                                proven(
                                        "The weights are free.",
                                        evidence("Nobody was surprised."),
                                        evidence("The weights are free.")),
                                proven("The weights are free."),
                                proven("A sentence of another item.", evidence("The weights"))));

        assertThat(figures.first()).isEqualTo(new Share(1, 4));
        assertThat(figures.any()).isEqualTo(new Share(2, 4));
        assertThat(figures.lost()).isEqualTo(1);
    }

    @Test
    void goldSentenceCountsWhereverItStands() {
        int lead = (Outcomes.TITLE + "\n" + Outcomes.TEXT).lastIndexOf("s");
        Evidence second = new Evidence("s", lead, lead + 1, List.of());

        assertThat(EvidenceFigures.of(List.of(proven("s", second))).first())
                .isEqualTo(new Share(1, 1));
    }

    @Test
    void evidenceOfAWrongStanceIsNotJudged() {
        GoldLabel label =
                new GoldLabel(
                        "Meta",
                        CLOSED,
                        ANNOUNCED,
                        Set.of(),
                        Set.of(),
                        "The weights are free.",
                        false);
        Outcome wrong =
                outcome(
                        "event",
                        label,
                        predicted("Meta", OPEN, ANNOUNCED, evidence("The weights")));

        assertThat(EvidenceFigures.of(List.of(wrong)).first().of()).isZero();
    }
}
