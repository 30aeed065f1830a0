package dev.tidemark.cli;

import dev.tidemark.classify.Explanation;
import dev.tidemark.classify.Explanation.Marked;
import dev.tidemark.classify.Explanation.Reason;
import dev.tidemark.classify.Explanation.Stretch;
import dev.tidemark.model.Label;
import dev.tidemark.model.Language;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Stance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Why an item is labelled as it is, for a person at a terminal. */
final class ExplanationText {
    private static final int LONGEST = 1_200;

    private ExplanationText() {}

    /** One paragraph a company, at least one. */
    static String of(String title, List<Explanation> explanations) {
        StringBuilder text = new StringBuilder(TerminalText.line(title, LONGEST)).append('\n');
        explanations.forEach(explanation -> paragraph(explanation, text));
        return text.toString();
    }

    /**
     * Why there is nothing to explain of an item: whom it names, what it does not say, in which language.
     *
     * @param labels of the companies that are named all the same
     */
    static String ofNothing(NewsItem item, List<Label> labels) {
        String named =
                labels.stream()
                        .map(label -> TerminalText.line(label.company()))
                        .collect(Collectors.joining(", "));
        String reason =
                named.isEmpty()
                        ? "no watched company is named"
                        : named
                                + (item.lang() == Language.OTHER
                                        ? ": named, but not judged"
                                        : ": named, but with no word of openness");
        return TerminalText.line(item.title(), LONGEST)
                + "\n  "
                + reason
                + "; the item is in "
                + switch (item.lang()) {
                    case JA -> "Japanese";
                    case EN -> "English";
                    case OTHER -> "neither Japanese nor English";
                }
                + "\n";
    }

    private static void paragraph(Explanation explanation, StringBuilder text) {
        Label label = explanation.label();
        text.append("  ").append(TerminalText.line(label.company())).append(": ");
        text.append(stance(label)).append('\n');
        explanation
                .sentences()
                .forEach(sentence -> text.append("    ").append(marked(sentence)).append('\n'));
        text.append("    because ").append(explanation.ground().words()).append('\n');
        text.append("    rules alone: ").append(stance(explanation.rules())).append('\n');
        if (!explanation.chances().isEmpty()) {
            text.append("    chances: ").append(chances(explanation.chances())).append('\n');
        }
        if (!explanation.reasons().isEmpty()) {
            text.append("    weighed most: ").append(reasons(explanation.reasons())).append('\n');
        }
    }

    private static String stance(Label label) {
        String certainty = label.stance() == Stance.NEUTRAL ? "" : ", " + label.certainty().word();
        return String.format(
                Locale.ROOT, "%s%s (%.2f)", label.stance(), certainty, label.confidence());
    }

    /** The sentence with each stretch in square brackets, behind what it is. */
    private static String marked(Marked sentence) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Stretch stretch : sentence.stretches()) {
            text.append(sentence.text(), at, stretch.start())
                    .append('[')
                    .append(stretch.mark().name().toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(sentence.text(), stretch.start(), stretch.end())
                    .append(']');
            at = stretch.end();
        }
        return TerminalText.line(text + sentence.text().substring(at), LONGEST);
    }

    private static String chances(Map<Stance, Double> chances) {
        return chances.entrySet().stream()
                .map(one -> String.format(Locale.ROOT, "%s %.2f", one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String reasons(List<Reason> reasons) {
        return reasons.stream()
                .map(
                        reason ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %+.2f",
                                        TerminalText.line(reason.feature(), LONGEST),
                                        reason.weight()))
                .collect(Collectors.joining(", "));
    }
}
