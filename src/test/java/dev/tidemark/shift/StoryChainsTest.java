package dev.tidemark.shift;

import static dev.tidemark.shift.SignalFixture.announced;
import static dev.tidemark.shift.SignalFixture.announcedBy;
import static dev.tidemark.shift.SignalFixture.citing;
import static dev.tidemark.shift.SignalFixture.japanese;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Signal;
import dev.tidemark.model.Stance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryChainsTest {
    private final StoryChains chains = new StoryChains(Duration.ofDays(3), Duration.ofDays(30));

    @Test
    void firstOfAStoryIsNovelAndItsCopyWeighsLittle() {
        List<Signal> placed =
                place(
                        announced(
                                "a",
                                "2025-03-01T10:00:00Z",
                                Stance.OPEN,
                                "Acme opens the weights of its Heron model"),
                        announced(
                                "b",
                                "2025-03-01T12:00:00Z",
                                Stance.OPEN,
                                "Acme opens weights of Heron model"));

        assertThat(placed).extracting(Signal::chain).containsExactly("a", "a");
        assertThat(placed.get(0).novelty()).isEqualTo(1);
        assertThat(placed.get(1).novelty()).isLessThan(0.2);
        assertThat(placed.get(1).weight()).isLessThan(0.2 * placed.get(0).weight());
    }

    @Test
    void japaneseRewritesOfOneHeadlineFormOneChain() {
        List<Signal> placed =
                place(
                        announced(
                                "a",
                                "2025-03-01T10:00:00Z",
                                Stance.OPEN,
                                "アクメ、大規模言語モデル「鷺」の重みを公開し商用利用も許可"),
                        announced(
                                "b",
                                "2025-03-01T11:00:00Z",
                                Stance.OPEN,
                                "アクメが大規模言語モデル「鷺」の重みを公開、商用利用を許可"));

        assertThat(placed).extracting(Signal::chain).containsExactly("a", "a");
    }

    @Test
    void whoRetellsTheSamePaperIsNoSecondWitness() {
        List<Signal> placed =
                place(
                        citing(
                                "Daily Ledger",
                                announced(
                                        "a",
                                        "2025-03-01T10:00:00Z",
                                        Stance.CLOSED,
                                        "Insiders hear of locked doors at Acme")),
                        citing(
                                "daily ledger",
                                announced(
                                        "b",
                                        "2025-03-01T15:00:00Z",
                                        Stance.CLOSED,
                                        "Heron may never leave the lab, the Daily Ledger learns")),
                        announced(
                                "c",
                                "2025-03-01T16:00:00Z",
                                Stance.CLOSED,
                                "A developer finds the repository gone"));

        assertThat(placed).extracting(Signal::chain).containsExactly("a", "a", "c");
    }

    @Test
    void aTranslationKeepsNamesAndNumbersAndJoinsWhileAnotherReportDoesNot() {
        List<Signal> placed =
                place(
                        announced(
                                "a",
                                "2025-03-01T10:00:00Z",
                                Stance.OPEN,
                                "Acme puts HERON-70B and HERON-8B on GitHub, 128K context, 15T tokens"),
                        japanese(
                                announced(
                                        "b",
                                        "2025-03-01T12:00:00Z",
                                        Stance.OPEN,
                                        "アクメ、HERON-70BとHERON-8BをGitHubで公開 文脈長128K、学習15T")),
                        japanese(
                                announced(
                                        "c",
                                        "2025-03-01T13:00:00Z",
                                        Stance.OPEN,
                                        "HERON-8Bを手元のM4で試した")));

        assertThat(placed).extracting(Signal::chain).containsExactly("a", "a", "c");
    }

    @Test
    void anEditedHeadlineOfOnePublisherUnderAnotherAddressAddsNothing() {
        List<Signal> placed =
                place(
                        announcedBy(
                                "daily",
                                "a",
                                "2025-03-01T10:00:00Z",
                                Stance.OPEN,
                                "Acme opens the weights of its Heron model today"),
                        announcedBy(
                                "daily",
                                "b",
                                "2025-03-01T11:00:00Z",
                                Stance.OPEN,
                                "Acme opens the weights of its Heron model"));

        assertThat(placed.get(1).chain()).isEqualTo("a");
        assertThat(placed.get(1).weight()).isZero();
    }

    @Test
    void anotherStoryAnOppositeStanceAndAnOldStoryEachOpenAChain() {
        String title = "Acme opens the weights of its Heron model";
        List<Signal> placed =
                place(
                        announced("a", "2025-03-01T10:00:00Z", Stance.OPEN, title),
                        announced(
                                "other",
                                "2025-03-01T11:00:00Z",
                                Stance.OPEN,
                                "New licence lets anybody sell products built on Acme code"),
                        announced("opposite", "2025-03-01T12:00:00Z", Stance.CLOSED, title),
                        announced("later", "2025-03-09T10:00:00Z", Stance.OPEN, title));

        assertThat(placed)
                .extracting(Signal::chain)
                .containsExactly("a", "other", "opposite", "later");
    }

    @Test
    void revisionKeepsItsPlaceAndIsNotHeardTwice() {
        Signal first = announced("a", "2025-03-01T10:00:00Z", Stance.OPEN, "Acme opens Heron");
        StoryChains.Placed placed = chains.place(StoryChains.Memory.EMPTY, first);
        Signal edited =
                revised(
                        announced(
                                "a",
                                "2025-03-01T10:00:00Z",
                                Stance.OPEN,
                                "Correction: something else"));

        StoryChains.Placed again = chains.place(placed.memory(), edited);

        assertThat(again.signal().chain()).isEqualTo("a");
        assertThat(again.signal().novelty()).isEqualTo(1);
        assertThat(again.signal().weight()).isEqualTo(placed.signal().weight());
        assertThat(again.memory()).isEqualTo(placed.memory());
    }

    @Test
    void neutralSignalsPassUnchained() {
        Signal mention = announced("a", "2025-03-01T10:00:00Z", Stance.NEUTRAL, "Acme hires");

        StoryChains.Placed placed = chains.place(StoryChains.Memory.EMPTY, mention);

        assertThat(placed.signal().chain()).isNull();
        assertThat(placed.memory().members()).isEmpty();
    }

    private List<Signal> place(Signal... signals) {
        StoryChains.Memory memory = StoryChains.Memory.EMPTY;
        List<Signal> placed = new ArrayList<>();
        for (Signal signal : signals) {
            StoryChains.Placed next = chains.place(memory, signal);
            memory = next.memory();
            placed.add(next.signal());
        }
        return placed;
    }

    private static Signal revised(Signal s) {
        return new Signal(
                s.axis(),
                s.company(),
                s.itemId(),
                s.stance(),
                s.certainty(),
                s.score(),
                s.confidence(),
                s.weight(),
                s.tags(),
                s.evidence(),
                s.claims(),
                s.chain(),
                s.novelty(),
                s.eventTime(),
                s.publishedAt(),
                s.title(),
                s.url(),
                s.publisher(),
                s.sourceClass(),
                s.lang(),
                1,
                s.takenAt());
    }
}
