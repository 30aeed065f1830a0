package dev.tidemark.backtest;

import dev.tidemark.backtest.TsvTable.Row;
import dev.tidemark.model.Tier;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time in which a company was in the news and nothing changed: an alert within it is a false alarm.
 *
 * @param line of the file it stands in
 * @param allowed the exceptions
 * @param why in a sentence
 */
public record QuietStretch(
        int line, Days days, String company, List<Allowance> allowed, String why) {

    /**
     * An exception.
     *
     * @param tier the firmest that is no false alarm on these days; weaker ones are none, either
     */
    public record Allowance(Days days, Tier tier) {}

    private static final List<String> COLUMNS =
            List.of("date_from", "date_to", "company", "allowed", "why");
    private static final Pattern ALLOWANCE =
            Pattern.compile("(\\S+?)\\.\\.(\\S+)\\s+(report|notice|shift)");

    /**
     * Reads a TSV file with the columns date_from, date_to, company, allowed and why; {@code allowed} is empty or holds
     * {@code FIRST..LAST TIER}, several of them with semicolons between.
     *
     * @param watched true for the companies that alerts can be about
     * @return at least one, in the order of the file
     * @throws dev.tidemark.config.InvalidInput for the first thing wrong in it
     */
    public static List<QuietStretch> read(Path file, Predicate<String> watched) {
        return TsvTable.read(file, COLUMNS).stream().map(row -> of(row, watched)).toList();
    }

    private static QuietStretch of(Row row, Predicate<String> watched) {
        return new QuietStretch(
                row.line(),
                TsvCells.days(row),
                TsvCells.company(row, watched),
                allowances(row),
                row.text("why"));
    }

    private static List<Allowance> allowances(Row row) {
        List<Allowance> allowances = new ArrayList<>();
        for (String one : row.text("allowed").split(";", -1)) {
            if (!one.isBlank()) {
                allowances.add(allowance(row, one.strip()));
            }
        }
        return List.copyOf(allowances);
    }

    private static Allowance allowance(Row row, String text) {
        Matcher parts = ALLOWANCE.matcher(text);
        if (parts.matches()) {
            LocalDate first = TsvCells.date(parts.group(1));
            LocalDate last = TsvCells.date(parts.group(2));
            Tier tier = TsvTable.word(Tier.class, parts.group(3));
            if (first != null && last != null && tier != null && !last.isBefore(first)) {
                return new Allowance(new Days(first, last), tier);
            }
        }
        throw row.invalid("allowed", "empty, or as in 2025-05-15..2025-05-22 report");
    }

    /** True for an alert about this company on these days. */
    boolean covers(ToldAlert alert) {
        return alert.company().equals(company) && days.contains(alert.time());
    }

    /** True where one of the exceptions is meant for the alert. */
    boolean allows(ToldAlert alert) {
        return allowed.stream()
                .anyMatch(
                        one ->
                                one.days().contains(alert.time())
                                        && alert.tier().compareTo(one.tier()) <= 0);
    }
}
