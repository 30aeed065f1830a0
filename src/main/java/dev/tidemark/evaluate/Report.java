package dev.tidemark.evaluate;

import dev.tidemark.evaluate.Reliability.Forecast;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All figures of an evaluation.
 *
 * @param items number of gold items
 * @param all every label
 * @param parts the labels without those that are easy, hard or alike; see {@link #of}
 * @param flaggedReliability of the confidence where a stance was predicted
 * @param reliability of the confidence wherever the company was found
 * @param by the figures of each group, under the grouping's name
 */
public record Report(
        int items,
        Slice all,
        List<Slice> parts,
        CertaintyFigures certainty,
        CompanyFigures companies,
        Reliability flaggedReliability,
        Reliability reliability,
        EvidenceFigures evidence,
        KnownWrong knownWrong,
        Map<String, List<Slice>> by) {

    /**
     * Takes all figures.
     *
     * @param items number of gold items
     * @param outcomes of all items, bare mentions included
     * @param groupings what to tell apart
     * @param oneEvent prefixes of events: those of one prefix are shown as one label, and left out
     */
    public static Report of(
            int items,
            Collection<Outcome> outcomes,
            Collection<Grouping> groupings,
            Collection<String> oneEvent) {
        List<Slice> parts = new ArrayList<>();
        parts.add(
                Slice.without(
                        "without descriptor, access",
                        outcomes,
                        o -> o.isTagged("descriptor") || o.isTagged("access")));
        for (String prefix : oneEvent) {
            parts.add(Slice.asOneEvent(prefix, outcomes));
            parts.add(
                    Slice.without("without " + prefix + "*", outcomes, o -> Slice.isOf(prefix, o)));
        }
        Map<String, List<Slice>> by = new LinkedHashMap<>();
        groupings.forEach(grouping -> by.put(grouping.word(), grouping.slices(outcomes)));
        return new Report(
                items,
                Slice.of("all", outcomes),
                parts,
                CertaintyFigures.of(outcomes),
                CompanyFigures.of(outcomes),
                reliability(outcomes.stream().filter(Outcome::isFlagged).toList()),
                reliability(outcomes.stream().filter(Outcome::isCounted).toList()),
                EvidenceFigures.of(outcomes),
                KnownWrong.of(outcomes),
                by);
    }

    private static Reliability reliability(Collection<Outcome> outcomes) {
        List<Forecast> forecasts = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome.predicted() != null) {
                forecasts.add(new Forecast(outcome.predicted().confidence(), outcome.isRight()));
            }
        }
        return Reliability.of(forecasts);
    }

    /** What is wrong: stances, companies, or certainties of right stances. */
    public static List<Finding> errors(Collection<Outcome> outcomes) {
        return outcomes.stream()
                .filter(
                        o ->
                                !o.isRight()
                                        || o.gold() == null
                                        || o.predicted() == null
                                        || CertaintyFigures.isWrong(o))
                .map(Finding::of)
                .toList();
    }
}
