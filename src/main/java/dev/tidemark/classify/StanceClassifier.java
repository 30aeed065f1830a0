package dev.tidemark.classify;

import dev.tidemark.model.Label;
import dev.tidemark.model.Language;
import java.util.List;

/**
 * Reads an item's stance towards openness, company by company.
 *
 * <p>Implementations are thread-safe and take time linear in the text. They need not be serialisable.
 */
public interface StanceClassifier {

    /**
     * The labels of an item, one a company at most, in the order of the company names.
     *
     * <p>A company that is merely mentioned has a NEUTRAL label. Offsets count in {@code title + "\n"
     * + text}, in UTF-16 units; evidence and cues are verbatim.
     *
     * @param title plain text, one line; may be empty
     * @param text plain text; may be empty
     * @param lang in OTHER, companies are found but no stance is judged
     */
    List<Label> classify(String title, String text, Language lang);
}
