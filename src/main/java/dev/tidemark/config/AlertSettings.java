package dev.tidemark.config;

import dev.tidemark.model.Sensitivity;
import java.io.Serializable;
import java.util.Locale;

/**
 * What it takes to raise an alert. For every threshold: too small is false alarms, too large is shifts told late or
 * never.
 *
 * @param sensitivity how easily the monitor speaks up: low, normal or high, default normal. It sets what single items
 *     have to weigh and how sure they have to be, and the evidence that the sequential test wants
 * @param cooldownDays for this long after it was last heard, what points the same way belongs to a story, and can only
 *     promote it. Days, 0 to 365, default 7. Too small: one story alerts again and again. Too large: the next change is
 *     taken for the last
 * @param repeatNoticeDays how long a company has to be silent in a direction before its next notice. Days, 0 to 3650,
 *     default 90. Too small: each further model of a company that has begun to publish is told. Too large: a second
 *     beginning is kept quiet
 * @param repeatReportDays the same for reports. Days, 0 to 3650, default 45
 * @param expiryDays a report that nothing follows for this long is closed. Days, 1 to 365, default 30
 * @param minimumChains independent stories that a shift needs. 1 to 100, default 3
 * @param minimumPublishers publishers that a shift needs. 1 to 100, default 2
 * @param minimumActs stories of them that have to tell of something done, not only said. 1 to 100, default 2
 * @param surpriseThreshold surprise that a shift of a company needs that is rarely in the news, in standard deviations. 0.1
 *     to 100, default 3; of the others the sequential test decides
 * @param effectThreshold effect that a shift needs, in stance units. 0 to 2, default 0.3
 * @param chainDays a copy this much later still belongs to its story. Days, 1 to 30, default 3. Too small: rewrites
 *     count as news. Too large: the next story of the same words does not count
 */
public record AlertSettings(
        Sensitivity sensitivity,
        int cooldownDays,
        int repeatNoticeDays,
        int repeatReportDays,
        int expiryDays,
        int minimumChains,
        int minimumPublishers,
        int minimumActs,
        double surpriseThreshold,
        double effectThreshold,
        int chainDays)
        implements Serializable {

    static AlertSettings read(Section section) {
        String word = section.text("sensitivity", "low|normal|high", "low, normal, high");
        return new AlertSettings(
                word == null
                        ? Sensitivity.NORMAL
                        : Sensitivity.valueOf(word.toUpperCase(Locale.ROOT)),
                section.whole("cooldownDays", 7, 0, 365),
                section.whole("repeatNoticeDays", 90, 0, 3_650),
                section.whole("repeatReportDays", 45, 0, 3_650),
                section.whole("expiryDays", 30, 1, 365),
                section.whole("minimumChains", 3, 1, 100),
                section.whole("minimumPublishers", 2, 1, 100),
                section.whole("minimumActs", 2, 1, 100),
                section.number("surpriseThreshold", 3.0, 0.1, 100),
                section.number("effectThreshold", 0.3, 0, 2),
                section.whole("chainDays", 3, 1, 30));
    }
}
