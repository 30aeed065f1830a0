package dev.tidemark.config;

import java.io.Serializable;

/**
 * What it takes to raise an alert. For every threshold: too small is false alarms, too large is shifts told late or
 * never.
 *
 * @param cooldownDays after an alert, none of the same company, tier and direction for this long. Days, 0 to 365,
 *     default 7. Too small: one story alerts again and again. Too large: the next change is kept quiet
 * @param minimumChains independent stories that a shift needs. 1 to 100, default 3
 * @param minimumPublishers publishers that a shift needs. 1 to 100, default 2
 * @param surpriseThreshold surprise that a shift needs, in standard deviations. 0 to 100, default 3
 * @param effectThreshold effect that a shift needs, in stance units. 0 to 2, default 0.3
 * @param chainDays a copy this much later still belongs to its story. Days, 1 to 30, default 3. Too small: rewrites
 *     count as news. Too large: the next story of the same words does not count
 */
public record AlertSettings(
        int cooldownDays,
        int minimumChains,
        int minimumPublishers,
        double surpriseThreshold,
        double effectThreshold,
        int chainDays)
        implements Serializable {

    static AlertSettings read(Section section) {
        return new AlertSettings(
                section.whole("cooldownDays", 7, 0, 365),
                section.whole("minimumChains", 3, 1, 100),
                section.whole("minimumPublishers", 2, 1, 100),
                section.number("surpriseThreshold", 3.0, 0, 100),
                section.number("effectThreshold", 0.3, 0, 2),
                section.whole("chainDays", 3, 1, 30));
    }
}
