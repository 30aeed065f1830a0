package dev.tidemark.cli;

import dev.tidemark.classify.Watchlist;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.Pin;
import dev.tidemark.model.Regime;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Where a company stands by decision, as somebody types it: {@code Meta=mixed}, from a day, until a day. */
record PinOption(String axis, String company, Regime regime, Instant from, LocalDate until) {
    private static final String DATE = "a date as in 2026-12-31";

    /**
     * Reads the options.
     *
     * @param from null for now
     * @throws dev.tidemark.config.InvalidInput for the first thing wrong in them
     */
    static PinOption read(
            String pin,
            @Nullable String from,
            @Nullable String until,
            JobFile settings,
            Instant now) {
        int equals = pin.lastIndexOf('=');
        String company = pin.substring(0, Math.max(0, equals)).strip();
        Path list = settings.lists().watchlist();
        Watchlist watchlist = list == null ? Watchlist.bundled() : Watchlist.read(list);
        Regime regime = regime(pin.substring(equals + 1).strip());
        if (regime == null || !watchlist.companies().contains(company)) {
            throw CorrectCommand.invalid(
                    "--pin",
                    pin,
                    "COMPANY=REGIME, with a company of the watchlist and open, mixed or closed");
        }
        if (until == null) {
            throw CorrectCommand.invalid("--until", "absent", DATE);
        }
        Instant start =
                from == null ? now : date("--from", from).atStartOfDay(ZoneOffset.UTC).toInstant();
        LocalDate last = date("--until", until);
        if (last.isBefore(start.atZone(ZoneOffset.UTC).toLocalDate())) {
            throw CorrectCommand.invalid("--until", until, "a day not before the pin begins");
        }
        return new PinOption(settings.shift().axis(), company, regime, start, last);
    }

    /** The decision. */
    Pin pin(String reason, String by, Instant time) {
        return new Pin(axis, company, regime, from, until, reason, by, time);
    }

    private static @Nullable Regime regime(String word) {
        for (Regime regime : Regime.values()) {
            if (regime.word().equals(word)) {
                return regime;
            }
        }
        return null;
    }

    private static LocalDate date(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw CorrectCommand.invalid(option, text, DATE);
        }
    }
}
