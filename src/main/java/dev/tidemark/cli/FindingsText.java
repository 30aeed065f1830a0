package dev.tidemark.cli;

import dev.tidemark.evaluate.Finding;
import dev.tidemark.evaluate.Gain;
import dev.tidemark.evaluate.KnownWrong;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Stance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single labels as text for a terminal: what was expected, what came out, and on what it rests. */
final class FindingsText {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_SENTENCE = 300;

    private FindingsText() {}

    /** Each error with its explanation. */
    static String errors(List<Finding> errors) {
        return explained("errors: " + errors.size(), errors);
    }

    /** The cases that are marked as known to be wrong, one a line; nothing when none is marked. */
    static String knownWrong(KnownWrong cases) {
        if (cases.wrong().isEmpty() && cases.right().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        text.append(
                "%nknown wrong: %d, and %d that are right now%n"
                        .formatted(cases.wrong().size(), cases.right().size()));
        cases.wrong().forEach(finding -> text.append("  ").append(head(finding)).append('\n'));
        cases.right().forEach(finding -> text.append("  ").append(head(finding)).append('\n'));
        return text.toString();
    }

    /** What changed since an earlier prediction. */
    static String gain(Gain gain, boolean each) {
        String text =
                "%nagainst the earlier labels: macro-F1 %s, now %s; difference %s, 95 %% interval %s to %s%n"
                        .formatted(
                                FiguresText.figure(gain.before()),
                                FiguresText.figure(gain.now()),
                                FiguresText.figure(gain.now() - gain.before()),
                                FiguresText.figure(gain.difference().low()),
                                FiguresText.figure(gain.difference().high()));
        String mended = gain.mended().size() + " mended";
        String broken = gain.broken().size() + " broken";
        return each
                ? text + explained(mended, gain.mended()) + explained(broken, gain.broken())
                : text + "  " + mended + ", " + broken + "; --errors lists them\n";
    }

    private static String explained(String heading, List<Finding> findings) {
        StringBuilder text = new StringBuilder("\n" + heading + "\n");
        for (Finding finding : findings) {
            text.append(head(finding)).append('\n');
            text.append("    ")
                    .append(TerminalText.line(finding.title(), LONGEST_TITLE))
                    .append('\n');
            for (Evidence piece : finding.evidence()) {
                text.append("    rests on: ")
                        .append(TerminalText.line(piece.text(), LONGEST_SENTENCE))
                        .append("  [")
                        .append(
                                TerminalText.line(
                                        String.join(" | ", piece.cues()), LONGEST_SENTENCE))
                        .append("]\n");
            }
            if (finding.goldEvidence() != null) {
                text.append("    gold:     ")
                        .append(TerminalText.line(finding.goldEvidence(), LONGEST_SENTENCE))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String head(Finding finding) {
        return TerminalText.line(finding.id(), LONGEST_TITLE)
                + "  "
                + TerminalText.line(finding.company(), LONGEST_TITLE)
                + ": "
                + (finding.labelled()
                        ? said(finding.gold(), finding.goldCertainty())
                        : "not labelled")
                + " → "
                + (finding.found()
                        ? said(finding.predicted(), finding.predictedCertainty())
                                + " ("
                                + FiguresText.figure(finding.confidence())
                                + ")"
                        : "not found")
                + (finding.acceptable() && finding.gold() != finding.predicted()
                        ? ", acceptable"
                        : "")
                + (finding.knownWrong() ? ", known wrong" : "");
    }

    private static String said(Stance stance, @Nullable Certainty certainty) {
        return stance == Stance.NEUTRAL || certainty == null
                ? stance.name()
                : stance + " " + certainty.word();
    }
}
