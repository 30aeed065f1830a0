package dev.tidemark.cli;

import dev.tidemark.evaluate.Finding;
import dev.tidemark.evaluate.Gain;
import dev.tidemark.evaluate.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as one JSON document, for scripts.
 *
 * @param rulesVersion of the lists and lexicon that labelled
 * @param errors null unless asked for
 * @param gain null unless compared
 */
record EvaluationJson(
        String rulesVersion, Report report, @Nullable List<Finding> errors, @Nullable Gain gain) {

    String line() {
        return FiguresJson.line(this);
    }
}
