package dev.tidemark.backtest;

import dev.tidemark.backtest.Expectations.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An alert that two replays have not both told at the same time.
 *
 * @param before null where only the second replay told it
 * @param now null where only the first replay told it
 */
public record AlertDifference(@Nullable Judged before, @Nullable Judged now) {
    /** Alerts of one company, direction and tier this near are one alert that another item has set off. */
    private static final Duration NEAR = Duration.ofDays(7);

    static List<AlertDifference> between(List<Judged> before, List<Judged> now) {
        List<Judged> gone = new ArrayList<>(before);
        List<Judged> added = new ArrayList<>(now);
        List<AlertDifference> differences = new ArrayList<>();
        pair(gone, added, AlertDifference::isSame, differences);
        pair(gone, added, AlertDifference::isAlike, differences);
        gone.forEach(one -> differences.add(new AlertDifference(one, null)));
        added.forEach(one -> differences.add(new AlertDifference(null, one)));
        differences.sort(Comparator.comparing(AlertDifference::time));
        return List.copyOf(differences);
    }

    /** When it was told, at first. */
    public Instant time() {
        return either().alert().time();
    }

    /** The alert as it was told before, or else as it is told now. */
    public Judged either() {
        return before == null ? Objects.requireNonNull(now) : before;
    }

    private static void pair(
            List<Judged> gone,
            List<Judged> added,
            BiPredicate<ToldAlert, ToldAlert> match,
            List<AlertDifference> differences) {
        for (Judged then : List.copyOf(gone)) {
            Optional<Judged> here =
                    added.stream().filter(one -> match.test(then.alert(), one.alert())).findFirst();
            if (here.isPresent()) {
                gone.remove(then);
                added.remove(here.get());
                if (!here.get().alert().time().equals(then.alert().time())) {
                    differences.add(new AlertDifference(then, here.get()));
                }
            }
        }
    }

    private static boolean isSame(ToldAlert one, ToldAlert other) {
        return one.id().equals(other.id());
    }

    private static boolean isAlike(ToldAlert one, ToldAlert other) {
        return one.company().equals(other.company())
                && one.tier() == other.tier()
                && one.direction() == other.direction()
                && Duration.between(one.time(), other.time()).abs().compareTo(NEAR) <= 0;
    }
}
