package dev.tidemark.config;

import java.io.Serializable;
import java.util.List;

/**
 * How a window is compared with the past before it.
 *
 * @param axis what is being watched; part of every id. Only "openness" has rules
 * @param windowDays length of the window. Days, 1 to 90, default 7. Too small: single stories decide. Too large: a
 *     change shows late
 * @param alsoWindowDays lengths of windows scored beside it, for reading: no regime and no alert rests on them. Up to 5,
 *     ascending, days, 1 to 90, default 1 and 30; windowDays itself is left out. Each adds a score to every score of the
 *     main one, and one a day for as long as it lasts. Empty: the main window alone
 * @param baselineHalfLifeDays after this long a signal of the past weighs half. Days, 1 to 3650, default 60. Too small:
 *     the baseline follows the window and nothing ever shifts. Too large: an old shift is found again and again
 * @param priorWeight pseudo-items that the starting regime is worth. 0 to 1000, default 6. Too small: the first few
 *     items of a company look like a shift. Too large: real shifts are explained away
 */
public record ShiftSettings(
        String axis,
        int windowDays,
        List<Integer> alsoWindowDays,
        int baselineHalfLifeDays,
        double priorWeight)
        implements Serializable {

    private static final String OPENNESS = "openness";
    private static final int MAX_DAYS = 90;

    static ShiftSettings read(Section section) {
        String axis = section.text("axis", OPENNESS, OPENNESS);
        int windowDays = section.whole("windowDays", 7, 1, MAX_DAYS);
        List<Integer> also = section.ascending("alsoWindowDays", List.of(1, 30), MAX_DAYS, 5);
        return new ShiftSettings(
                axis == null ? OPENNESS : axis,
                windowDays,
                also.stream().filter(days -> days != windowDays).toList(),
                section.whole("baselineHalfLifeDays", 60, 1, 3_650),
                section.number("priorWeight", 6.0, 0, 1_000));
    }
}
