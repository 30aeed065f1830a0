package dev.tidemark.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a feed's silences usually are, and whether this one is longer.
 *
 * <p>An arrival is a poll that brought something new. A gap between two arrivals is measured in hours of an average day:
 * its time weighed with the feed's {@link WeekShape}. If arrivals were a Poisson process with that weekly rhythm, gaps
 * so measured would be exponentially distributed, whatever the rhythm (time rescaling: Brown, Barbieri, Ventura, Kass,
 * Frank, Neural Computation 14, 2002). Real feeds come in bursts or by the clock, so only the upper gaps are taken to
 * fall off exponentially, from their own threshold u and with their own mean excess (peaks over threshold: Pickands,
 * Annals of Statistics 3, 1975). Of n gaps of mean m let k be u or longer. Then, with {@value #PRIOR} made-up excesses of
 * max(m, mean excess), K = k + {@value #PRIOR} and β the mean of all K,
 *
 * <pre>
 *   P(gap &gt; u + y) = k/n · (1 + y / (K β))^-K
 * </pre>
 *
 * which is an exponential tail whose rate is known from K gaps only. A silence is too long when that probability is less
 * than {@value #FALSE_ALARMS_A_YEAR} · m / (hours of a year), that is, so many false alarms a feed and year if the feed
 * goes on as it was; u is the quantile 0.75, 0.875 or 0.95, whichever gives the longest, the last two only where k is
 * {@value #LEAST_TAIL} at least: in bursts most gaps are short, and the long ones begin late. Nothing shorter than
 * {@value #LEAST_SILENCE_HOURS} hours is called silence, because polls are too coarse to tell. The first
 * {@value #LEAST_DAYS} days serve to learn the week: gaps are counted from then on, and nothing is said before there are
 * {@value #LEAST_GAPS}. Old gaps count half after 28 days or 32 gaps, whichever is later.
 *
 * <p>Simulated (RhythmTest: Poisson feeds of 0.1 to 100 items a day, nights at a fifth, weekends at a third), false alarms
 * were 0.03 a feed and year. A feed that stops at midnight was found silent after a median of 11 hours at 30 or
 * 100 items a day, 25 hours at 10, 3 days at 3, 10 days at 1, 9 weeks at 0.1. Of feeds whose items come in bursts of five
 * within hours, false alarms were 0.3 at most. Limits: a holiday is silence and is told as such; a rhythm by the month or
 * the season is not known.
 *
 * <p>Only what was watched counts: time in which the feed could not be had is neither silence nor part of a gap.
 * Immutable.
 *
 * @param started its first success
 * @param lastNew its last arrival, the first success not counted; null: none yet
 * @param shape of its week
 * @param gaps in hours of an average day
 * @param clockGaps the same in hours of the clock
 * @param silence watched since the last arrival, in hours of an average day
 * @param whole whether all the time since the last arrival was watched, so that the gap may be counted
 */
public record Rhythm(
        Instant started,
        @Nullable Instant lastNew,
        WeekShape shape,
        GapCounts gaps,
        GapCounts clockGaps,
        double silence,
        boolean whole) {
    private static final double FALSE_ALARMS_A_YEAR = 0.02;
    private static final double PRIOR = 4;
    private static final double LEAST_SILENCE_HOURS = 8;
    private static final int MOST_AT_ONCE = 5;
    private static final double LEAST_GAPS = 10;
    private static final int LEAST_DAYS = 14;
    private static final double HOURS_A_YEAR = 8_766;
    private static final double[] TAILS = {0.75, 0.875, 0.95};
    private static final double LEAST_TAIL = 12;
    private static final double USUAL = 0.95;
    private static final double HALF_LIFE_HOURS = 28 * 24;
    private static final double HALF_LIFE_GAPS = 32;

    /** A feed that was had for the first time; what it lists then is not counted. */
    static Rhythm starting(Instant first) {
        return new Rhythm(first, null, WeekShape.EVEN, GapCounts.NONE, GapCounts.NONE, 0, true);
    }

    /**
     * After another success.
     *
     * @param from the success before; null when failures or a stop of our own lie between, which leaves the gap uncounted
     * @param to this success
     * @param brought new items that it brought
     * @param offset of the feed's clock from UTC, in seconds
     */
    Rhythm watched(@Nullable Instant from, Instant to, int brought, int offset) {
        double silent = silence + (from == null ? 0 : shape.hours(from, to, offset));
        boolean complete = whole && from != null;
        if (brought == 0) {
            return new Rhythm(started, lastNew, shape, gaps, clockGaps, silent, complete);
        }
        if (lastNew == null || !complete) {
            return new Rhythm(started, to, shape, gaps, clockGaps, 0, true);
        }
        double clock = Duration.between(lastNew, to).toSeconds() / 3_600.0;
        double keep = Math.pow(2, -Math.min(clock / HALF_LIFE_HOURS, 1 / HALF_LIFE_GAPS));
        return new Rhythm(
                started,
                to,
                shape.plus(to, Math.min(brought, MOST_AT_ONCE), keep, offset),
                isLearnt(to) ? gaps.plus(silent, keep) : gaps,
                clockGaps.plus(clock, keep),
                0,
                true);
    }

    /** True when enough is known of it to call it silent. */
    boolean speaks(Instant now) {
        return gaps.total() >= LEAST_GAPS && isLearnt(now);
    }

    private boolean isLearnt(Instant now) {
        return Duration.between(started, now).toDays() >= LEAST_DAYS;
    }

    /** True when it has been silent for longer than it should. */
    boolean isSilent(Instant now) {
        return silence > LEAST_SILENCE_HOURS && speaks(now) && silence > limitHours();
    }

    /** How long it may be silent, in hours of an average day. */
    double limitHours() {
        double mean = gaps.mean();
        double allowed = FALSE_ALARMS_A_YEAR * mean / HOURS_A_YEAR;
        double limit = LEAST_SILENCE_HOURS;
        for (double share : TAILS) {
            GapCounts.Tail tail = gaps.tail(share);
            if (share == TAILS[0] || tail.count() >= LEAST_TAIL) {
                double scale = Math.max(mean, tail.excess() / tail.count());
                double known = tail.count() + PRIOR;
                double odds = tail.count() / gaps.total() / allowed;
                double sum = tail.excess() + PRIOR * scale;
                double above = sum * Math.max(0, Math.pow(odds, 1 / known) - 1);
                limit = Math.max(limit, tail.from() + above);
            }
        }
        return limit;
    }

    /** Within how many hours of the clock something new mostly came. */
    double usualHours() {
        return clockGaps.quantile(USUAL);
    }
}
