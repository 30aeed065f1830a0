package dev.tidemark.operator;

import dev.tidemark.config.Corrections;
import dev.tidemark.config.Pin;
import dev.tidemark.config.Regimes;
import dev.tidemark.shift.CompanyState;
import java.time.Instant;
import java.util.Map;

/**
 * Where companies stand by what is known besides their news: the regimes of the list, and the newsroom's pins. Both
 * count from their own time on, whenever somebody asks next, so the answer does not depend on the questions before it.
 *
 * <p>Immutable.
 */
final class Standing {
    private final Map<String, Regimes.Start> starts;
    private final Corrections corrections;

    Standing(Map<String, Regimes.Start> starts, Corrections corrections) {
        this.starts = starts;
        this.corrections = corrections;
    }

    /**
     * The company at a moment.
     *
     * @param known as its last signal left it
     */
    CompanyState at(CompanyState known, String axis, String company, Instant moment) {
        Pin pin = corrections.pin(axis, company, moment);
        if (pin == null) {
            return started(known, company, moment);
        }
        CompanyState started = started(known, company, pin.from());
        return pin.holds(moment) || isNews(pin, started)
                ? started.pinned(pin.regime(), pin.from())
                : started;
    }

    /** True while nothing but the newsroom says where the company stands. */
    boolean isPinned(String axis, String company, Instant moment) {
        return corrections.pinned(axis, company, moment) != null;
    }

    /** A company may be founded, and known to stand somewhere, after the run began. */
    private CompanyState started(CompanyState known, String company, Instant by) {
        Regimes.Start start = starts.get(company);
        return known.regime() != null || start == null || start.from().isAfter(by)
                ? known
                : known.startingAt(CompanyState.starting(start.regime(), start.from()));
    }

    /** Of a pin that is over: nothing has moved the company since it began. */
    private static boolean isNews(Pin pin, CompanyState state) {
        Instant since = state.regimeSince();
        return since == null || since.isBefore(pin.from());
    }
}
