package dev.tidemark.config;

import dev.tidemark.model.Tier;
import java.io.Serializable;
import java.time.LocalTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a channel is left alone, by the clock on the desk's wall; across midnight where the end is before the beginning.
 *
 * @param from the first minute
 * @param to the first minute after, another than {@code from}
 * @param ignoredFrom alerts of this tier and stronger ones are posted all the same; null: none
 */
public record QuietHours(LocalTime from, LocalTime to, @Nullable Tier ignoredFrom)
        implements Serializable {

    static QuietHours read(Section section) {
        LocalTime from = required(section, "from");
        LocalTime to = required(section, "to");
        if (from.equals(to)) {
            throw section.invalid("to", section.tree("to"), "another time than from");
        }
        String tier = section.text("ignoredFrom", "report|notice|shift", "report, notice, shift");
        return new QuietHours(
                from, to, tier == null ? null : Tier.valueOf(tier.toUpperCase(Locale.ROOT)));
    }

    /** True when it is quiet at a time of the day. */
    public boolean contains(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }

    /** True when an alert of this tier is posted in spite of them. */
    public boolean areIgnoredBy(Tier tier) {
        return ignoredFrom != null && tier.compareTo(ignoredFrom) >= 0;
    }

    /** A time of the day; null when it is absent. */
    static @Nullable LocalTime time(Section section, String name) {
        String time =
                section.text(
                        name,
                        "([01]\\d|2[0-3]):[0-5]\\d",
                        "a time of the day in quotes, as in \"07:00\"");
        return time == null ? null : LocalTime.parse(time);
    }

    private static LocalTime required(Section section, String name) {
        LocalTime time = time(section, name);
        if (time == null) {
            throw section.invalid(name, null, "a time of the day in quotes, as in \"07:00\"");
        }
        return time;
    }
}
