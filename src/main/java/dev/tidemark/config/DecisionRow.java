package dev.tidemark.config;

import dev.tidemark.model.Regime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** One line of a file of decisions. */
final class DecisionRow {
    /** What a person typed or a feed made up, but nothing that steers a terminal. */
    private static final String LINE = "[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{1,%d}";

    private static final int MOST_ID = 512;
    private static final int MOST_COMPANY = 200;
    private static final int MOST_AXIS = 64;

    private DecisionRow() {}

    static Decision read(Section row) {
        String kind = text(row, "kind", MOST_AXIS);
        String reason = text(row, "reason", Decision.MOST_REASON);
        String by = text(row, "by", Decision.MOST_NAME);
        Instant time = parsed(row, "time", Instant::parse, "a time as in 2026-01-31T12:00:00Z");
        return switch (kind) {
            case "correction" -> new Correction(id(row), reason, by, time);
            case "pin" ->
                    new Pin(
                            text(row, "axis", MOST_AXIS),
                            text(row, "company", MOST_COMPANY),
                            regime(row),
                            parsed(
                                    row,
                                    "from",
                                    Instant::parse,
                                    "a time as in 2026-01-31T12:00:00Z"),
                            parsed(row, "until", LocalDate::parse, "a date as in 2026-12-31"),
                            reason,
                            by,
                            time);
            default -> throw row.invalid("kind", row.tree("kind"), "correction, pin");
        };
    }

    /** An id goes back to what a feed said and may hold anything. */
    private static String id(Section row) {
        String allowed = "the id of an alert, 1 to " + MOST_ID + " characters";
        String id = row.text("alert", "(?s).{1," + MOST_ID + "}", allowed);
        if (id == null) {
            throw row.invalid("alert", null, allowed);
        }
        return id;
    }

    private static String text(Section row, String name, int most) {
        String allowed = "a line of 1 to " + most + " characters";
        String text = row.text(name, LINE.formatted(most), allowed);
        if (text == null) {
            throw row.invalid(name, null, allowed);
        }
        return text;
    }

    private static Regime regime(Section row) {
        String word = text(row, "regime", MOST_AXIS);
        for (Regime regime : Regime.values()) {
            if (regime.word().equals(word)) {
                return regime;
            }
        }
        throw row.invalid("regime", row.tree("regime"), "open, mixed, closed");
    }

    private static <T> T parsed(
            Section row, String name, Function<String, T> parser, String allowed) {
        String text = text(row, name, MOST_AXIS);
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw row.invalid(name, row.tree(name), allowed);
        }
    }
}
