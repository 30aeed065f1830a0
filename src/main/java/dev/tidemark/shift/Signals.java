package dev.tidemark.shift;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Label;
import dev.tidemark.model.LabelledItem;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Signal;
import dev.tidemark.model.SourceClass;
import dev.tidemark.model.Stance;
import dev.tidemark.model.Status;
import java.util.List;

/** From a labelled item to one signal per company in it. */
public final class Signals {
    private Signals() {}

    /** The item's signals in the order of its labels; not yet chained, so of novelty 0. */
    public static List<Signal> of(LabelledItem labelled) {
        return labelled.labels().stream().map(label -> of(labelled, label)).toList();
    }

    /** True when at least one of the labels would carry weight: the item moves a score. */
    public static boolean weigh(List<Label> labels, NewsItem item, SourceClass sourceClass) {
        return labels.stream()
                .anyMatch(label -> SignalWeight.of(label, item.title().length(), sourceClass) > 0);
    }

    /** True when a signal can move or close an alert: it is scored, or is a denial. */
    public static boolean isTold(Signal signal) {
        return isScored(signal)
                || (signal.certainty() == Certainty.DENIED
                        && signal.confidence() >= SignalWeight.LEAST_CONFIDENCE
                        && signal.stance() != Stance.NEUTRAL
                        && signal.revision() == 0
                        && signal.sourceClass().isIndependent());
    }

    /** True when a chained signal belongs in a score: it weighs, and its item was not scored before. */
    public static boolean isScored(Signal signal) {
        return signal.weight() > 0 && signal.chain() != null && signal.revision() == 0;
    }

    private static Signal of(LabelledItem labelled, Label label) {
        NewsItem item = labelled.item();
        return new Signal(
                label.axis(),
                label.company(),
                item.id(),
                label.stance(),
                label.certainty(),
                label.score(),
                label.confidence(),
                counts(labelled.status())
                        ? SignalWeight.of(label, item.title().length(), labelled.sourceClass())
                        : 0,
                label.tags(),
                label.evidence().isEmpty() ? null : label.evidence().get(0),
                label.claims(),
                null,
                0,
                item.eventTime(),
                item.publishedAt(),
                item.title(),
                item.url(),
                labelled.publisher(),
                labelled.sourceClass(),
                item.lang(),
                labelled.revision(),
                labelled.takenAt());
    }

    /** Stale and late items are shown and never scored; a revision keeps its first version's weight. */
    private static boolean counts(Status status) {
        return status != Status.STALE && status != Status.LATE;
    }
}
