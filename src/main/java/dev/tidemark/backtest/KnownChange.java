package dev.tidemark.backtest;

import dev.tidemark.model.Direction;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Tier;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A change that people know of, and that a monitor should have told of.
 *
 * @param line of the file it stands in
 * @param tier in which it should be told at least
 * @param window from the day it became known to the last day on which telling it helps
 * @param fromRegime where the company stood; null where the file does not say
 * @param toRegime where it stood afterwards, which may be the same; null where the file does not say
 * @param textSupport how much of it the archive holds, in the words of whoever wrote the file
 * @param why in a sentence
 */
public record KnownChange(
        int line,
        Tier tier,
        Days window,
        String company,
        Direction direction,
        @Nullable Regime fromRegime,
        @Nullable Regime toRegime,
        String textSupport,
        String why) {
    private static final List<String> COLUMNS =
            List.of(
                    "tier",
                    "date_from",
                    "date_to",
                    "company",
                    "direction",
                    "from_regime",
                    "to_regime",
                    "text_support",
                    "why");

    /**
     * Reads a TSV file with the columns tier, date_from, date_to, company, direction, from_regime, to_regime,
     * text_support and why.
     *
     * @param watched true for the companies that can be found at all
     * @return at least one, in the order of the file
     * @throws dev.tidemark.config.InvalidInput for the first thing wrong in it
     */
    public static List<KnownChange> read(Path file, Predicate<String> watched) {
        return TsvTable.read(file, COLUMNS).stream().map(row -> of(row, watched)).toList();
    }

    private static KnownChange of(TsvTable.Row row, Predicate<String> watched) {
        return new KnownChange(
                row.line(),
                TsvCells.tier(row),
                TsvCells.days(row),
                TsvCells.company(row, watched),
                TsvCells.direction(row),
                TsvCells.regime(row, "from_regime"),
                TsvCells.regime(row, "to_regime"),
                row.text("text_support"),
                row.text("why"));
    }

    /** True for an alert about this company and direction within the window, in whatever tier. */
    boolean isMeantBy(ToldAlert alert) {
        return isLike(alert) && window.contains(alert.time());
    }

    /** True for an alert about this company and direction, at whatever time. */
    boolean isLike(ToldAlert alert) {
        return alert.company().equals(company) && alert.direction() == direction;
    }
}
