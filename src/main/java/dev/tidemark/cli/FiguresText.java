package dev.tidemark.cli;

import dev.tidemark.evaluate.CertaintyFigures;
import dev.tidemark.evaluate.ClassFigures;
import dev.tidemark.evaluate.CompanyFigures;
import dev.tidemark.evaluate.EvidenceFigures;
import dev.tidemark.evaluate.Interval;
import dev.tidemark.evaluate.Reliability;
import dev.tidemark.evaluate.Report;
import dev.tidemark.evaluate.Scores;
import dev.tidemark.evaluate.Share;
import dev.tidemark.evaluate.Slice;
import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of an evaluation as tables for a terminal; names in them are made fit for it. */
final class FiguresText {
    private static final int LONGEST_NAME = 28;

    private final StringBuilder text = new StringBuilder();

    private FiguresText() {}

    /** All tables. */
    static String of(Report report) {
        FiguresText figures = new FiguresText();
        Slice all = report.all();
        figures.line("%d items, %d labels, %d events", report.items(), all.labels(), all.events());
        figures.scores("strict", all.strict());
        figures.scores("lenient: an alternative counts as right", all.lenient());
        figures.confusion(all.strict());
        List<Slice> parts = new ArrayList<>(List.of(all));
        parts.addAll(report.parts());
        figures.slices("part", parts);
        report.by().forEach(figures::slices);
        figures.companies(report.companies());
        figures.certainty(report.certainty());
        figures.evidence(report.evidence());
        figures.reliability("where a stance was predicted", report.flaggedReliability());
        figures.reliability("wherever the company was found", report.reliability());
        return figures.text.toString();
    }

    private void scores(String name, Scores scores) {
        line("");
        line("%s", name);
        line("  %-9s %9s %9s %9s %9s", "", "precision", "recall", "F1", "support");
        for (Stance stance : Stance.values()) {
            ClassFigures of = scores.figures(stance);
            line(
                    "  %-9s %9s %9s %9s %9s",
                    stance,
                    figure(of.precision()),
                    figure(of.recall()),
                    figure(of.f1()),
                    weight(of.support()));
        }
        line(
                "  macro-F1 of OPEN, CLOSED, NEUTRAL %s, 95 %% interval %s; right %s",
                figure(scores.macroF1()),
                interval(scores.macroF1Interval()),
                figure(scores.accuracy()));
    }

    private void confusion(Scores scores) {
        line("");
        line("gold (down), predicted (across), strict");
        line("  %-9s %9s %9s %9s %9s", row("", Stance.values()));
        scores.confusion()
                .forEach(
                        (gold, row) ->
                                line(
                                        "  %-9s %9s %9s %9s %9s",
                                        row(
                                                gold,
                                                row.values().stream()
                                                        .map(FiguresText::weight)
                                                        .toArray())));
    }

    private static Object[] row(Object first, Object[] others) {
        List<Object> row = new ArrayList<>(List.of(first));
        row.addAll(List.of(others));
        return row.toArray();
    }

    /** One line a part: strict figures, and the macro-F1 of both readings. */
    private void slices(String name, List<Slice> slices) {
        line("");
        line(
                "%-28s %6s %6s %-14s %7s %6s  %-23s %-23s %-23s %-10s",
                name,
                "labels",
                "macro",
                "95 %",
                "lenient",
                "right",
                "OPEN P/R/F1 (n)",
                "CLOSED",
                "NEUTRAL",
                "MIXED R");
        for (Slice slice : slices) {
            Scores strict = slice.strict();
            ClassFigures mixed = strict.figures(Stance.MIXED);
            line(
                    "%-28s %6d %6s %-14s %7s %6s  %-23s %-23s %-23s %-10s",
                    TerminalText.line(slice.name(), LONGEST_NAME),
                    slice.labels(),
                    figure(strict.macroF1()),
                    interval(strict.macroF1Interval()),
                    figure(slice.lenient().macroF1()),
                    figure(strict.accuracy()),
                    brief(strict.figures(Stance.OPEN)),
                    brief(strict.figures(Stance.CLOSED)),
                    brief(strict.figures(Stance.NEUTRAL)),
                    rounded(mixed.recall()) + " (" + weight(mixed.support()) + ")");
        }
    }

    private void companies(CompanyFigures companies) {
        line("");
        line(
                "companies: precision %s, recall %s",
                share(companies.precision()), share(companies.recall()));
        line("  not found: %s", counts(companies.missed()));
        line("  found, not labelled: %s", counts(companies.extra()));
    }

    private void certainty(CertaintyFigures certainty) {
        line("");
        line("certainty, where the stance is right and not NEUTRAL: %s", share(certainty.all()));
        certainty
                .each()
                .forEach(
                        (value, share) -> {
                            if (share.of() > 0) {
                                line("  %-12s %s", value.word(), share(share));
                            }
                        });
        line("  mistakes: %s", counts(certainty.mistakes()));
    }

    private void evidence(EvidenceFigures evidence) {
        line("");
        line(
                "evidence overlaps the gold sentence, where the stance is right and not NEUTRAL: %s;"
                        + " any piece of it %s",
                share(evidence.first()), share(evidence.any()));
        if (evidence.lost() > 0) {
            line("  %d gold sentences are not in their item", evidence.lost());
        }
    }

    private void reliability(String which, Reliability reliability) {
        line("");
        line(
                "confidence %s: expected calibration error %s over %d",
                which, figure(reliability.expectedCalibrationError()), reliability.count());
        line("  %-11s %6s %11s %6s", "confidence", "labels", "mean", "right");
        for (Reliability.Bin bin : reliability.bins()) {
            line(
                    "  %.1f to %.1f  %6d %11s %6s",
                    bin.from(),
                    bin.to(),
                    bin.count(),
                    figure(bin.meanConfidence()),
                    figure(bin.right()));
        }
    }

    private static String brief(ClassFigures of) {
        return "%s/%s/%s (%s)"
                .formatted(
                        rounded(of.precision()),
                        rounded(of.recall()),
                        rounded(of.f1()),
                        weight(of.support()));
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(entry -> TerminalText.line(entry.getKey()) + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String share(Share share) {
        return figure(share.value()) + " (" + share.right() + " of " + share.of() + ")";
    }

    static String interval(Interval interval) {
        return figure(interval.low()) + "–" + figure(interval.high());
    }

    static String figure(double figure) {
        return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, "%.3f", figure);
    }

    private static String rounded(double figure) {
        return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, "%.2f", figure);
    }

    private static String weight(double weight) {
        return weight == Math.rint(weight)
                ? Long.toString((long) weight)
                : String.format(Locale.ROOT, "%.1f", weight);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
