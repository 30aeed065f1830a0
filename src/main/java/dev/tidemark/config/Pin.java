package dev.tidemark.config;

import dev.tidemark.model.Regime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A company stands where the newsroom says, whatever the score says. After the pin's end it stands there until news
 * moves it.
 *
 * <p>A running job knows the pins that stood in the file when it started. Scores show one from the first midnight (UTC)
 * or item after its beginning.
 *
 * @param from event time from which it holds
 * @param until the last day on which it holds, in UTC
 */
public record Pin(
        String axis,
        String company,
        Regime regime,
        Instant from,
        LocalDate until,
        String reason,
        String by,
        Instant time)
        implements Decision {

    /** The first moment at which it no longer holds. */
    public Instant end() {
        return until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** True while nothing but the newsroom moves the company, of a moment not before the beginning. */
    public boolean holds(Instant time) {
        return time.isBefore(end());
    }

    @Override
    public boolean isAbout(Decision other) {
        return other instanceof Pin pin && pin.axis.equals(axis) && pin.company.equals(company);
    }

    /** A pin that starts when it is decided starts again with each repetition: that makes no difference. */
    @Override
    public boolean repeats(Decision other) {
        return other instanceof Pin pin
                && equals(
                        new Pin(
                                pin.axis,
                                pin.company,
                                pin.regime,
                                pin.from.equals(pin.time) && from.equals(time) ? from : pin.from,
                                pin.until,
                                pin.reason,
                                pin.by,
                                time));
    }
}
