package dev.tidemark.classify;

import dev.tidemark.config.Publisher;
import dev.tidemark.config.Publishers;
import dev.tidemark.model.Label;
import dev.tidemark.model.LabelledItem;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Status;
import dev.tidemark.shift.Signals;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Labels whole items and names their publisher; as safe for threads as the classifier given. */
public final class ItemLabeller {
    private final StanceClassifier classifier;
    private final Publishers publishers;

    /** Labels with a classifier, and looks publishers up in a list. */
    public ItemLabeller(StanceClassifier classifier, Publishers publishers) {
        this.classifier = classifier;
        this.publishers = publishers;
    }

    /** Labels an item that is seen for the first time. */
    public LabelledItem label(NewsItem item) {
        return label(item, null, 0, item.eventTime());
    }

    /**
     * Labels one version of an item.
     *
     * @param settled the class that the item ends in whatever it says; null to let its labels decide
     */
    public LabelledItem label(
            NewsItem item, @Nullable Status settled, int revision, Instant takenAt) {
        Publisher publisher = publishers.publisherOf(item.url(), item.source());
        List<Label> labels = classifier.classify(item.title(), item.text(), item.lang());
        Status status = settled;
        if (status == null) {
            status =
                    Signals.weigh(labels, item, publisher.sourceClass())
                            ? Status.SCORED
                            : Status.NEUTRAL;
        }
        return new LabelledItem(
                item, status, labels, publisher.name(), publisher.sourceClass(), revision, takenAt);
    }
}
