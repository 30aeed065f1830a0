package dev.tidemark.operator;

import dev.tidemark.classify.ItemLabeller;
import dev.tidemark.classify.QuoteCap;
import dev.tidemark.model.LabelledItem;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Labels every item, and settles the class of those that are not settled yet. Of an article that was read for it, no more
 * goes on than may be quoted.
 */
public final class ClassifyFunction extends RichMapFunction<Admitted, LabelledItem> {
    private static final long serialVersionUID = 1L;

    private final Rules rules;

    private transient ItemLabeller labeller;
    private transient QuoteCap quotes;

    /** Classifies by the given rules. */
    public ClassifyFunction(Rules rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        labeller = rules.labeller();
        quotes = rules.quotes();
    }

    @Override
    public LabelledItem map(Admitted admitted) {
        return quotes.of(
                labeller.label(
                        admitted.item(),
                        admitted.status(),
                        admitted.revision(),
                        admitted.takenAt()));
    }
}
