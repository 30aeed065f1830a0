package dev.tidemark.classify;

import dev.tidemark.model.Claim;
import dev.tidemark.model.Label;
import dev.tidemark.text.Languages;
import java.util.List;
import java.util.stream.Collectors;

/** Short ways to classify a text and to write down what came out. */
final class Items {
    static final CueClassifier CLASSIFIER =
            CueClassifier.of(Watchlist.bundled(), Lexicon.bundled(), TrainedModels.bundled());

    private Items() {}

    static List<Label> labels(String title, String text) {
        return CLASSIFIER.classify(title, text, Languages.of(title + "\n" + text));
    }

    /** As in "Meta OPEN announced, OpenAI NEUTRAL". */
    static String stances(String title, String text) {
        return labels(title, text).stream()
                .map(
                        label ->
                                label.company()
                                        + " "
                                        + label.stance()
                                        + (label.claims().isEmpty()
                                                ? ""
                                                : " " + label.certainty().word()))
                .collect(Collectors.joining(", "));
    }

    static List<Claim> claims(String title, String text) {
        return labels(title, text).stream().flatMap(label -> label.claims().stream()).toList();
    }
}
