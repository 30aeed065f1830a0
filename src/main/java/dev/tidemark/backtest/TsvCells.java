package dev.tidemark.backtest;

import dev.tidemark.backtest.TsvTable.Row;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Tier;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the cells of both tables mean: days, companies, tiers. */
final class TsvCells {
    private static final String DATE = "a date as in 2025-07-14";

    private TsvCells() {}

    static Days days(Row row) {
        LocalDate first = date(row, "date_from");
        LocalDate last = date(row, "date_to");
        if (last.isBefore(first)) {
            throw row.invalid("date_to", "a date not before date_from " + first);
        }
        return new Days(first, last);
    }

    private static LocalDate date(Row row, String column) {
        LocalDate date = date(row.required(column, DATE));
        if (date == null) {
            throw row.invalid(column, DATE);
        }
        return date;
    }

    /** The day; null for a text that is none. */
    static @Nullable LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() >= 1970 && date.getYear() <= 9999 ? date : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static String company(Row row, Predicate<String> watched) {
        String allowed = "a company of the watchlist, by its canonical name";
        String company = row.required("company", allowed);
        if (!watched.test(company)) {
            throw row.invalid("company", allowed);
        }
        return company;
    }

    static Tier tier(Row row) {
        Tier tier = TsvTable.word(Tier.class, row.text("tier"));
        if (tier == null) {
            throw row.invalid("tier", "report, notice, shift");
        }
        return tier;
    }

    static Direction direction(Row row) {
        Direction direction = TsvTable.word(Direction.class, row.text("direction"));
        if (direction == null) {
            throw row.invalid("direction", "opening, closing");
        }
        return direction;
    }

    /** The regime; null for an empty cell. */
    static @Nullable Regime regime(Row row, String column) {
        Regime regime = TsvTable.word(Regime.class, row.text(column));
        if (regime == null && !row.text(column).isEmpty()) {
            throw row.invalid(column, "open, mixed, closed, or empty where it is unknown");
        }
        return regime;
    }
}
