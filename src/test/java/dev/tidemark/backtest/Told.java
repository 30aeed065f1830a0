package dev.tidemark.backtest;

import dev.tidemark.model.Direction;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Invented alerts and changes. */
final class Told {
    static final Span YEAR =
            new Span(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T06:00:00Z"));

    private Told() {}

    /** An alert that a company opens, as in {@code told("Meta", Tier.NOTICE, "2025-03-01T12:00:00Z")}. */
    static ToldAlert told(String company, Tier tier, String time) {
        return told(company, tier, Direction.OPENING, time);
    }

    static ToldAlert told(String company, Tier tier, Direction direction, String time) {
        return new ToldAlert(
                "openness|" + company + "|" + time + "|" + tier.word(),
                company,
                tier,
                direction,
                Regime.CLOSED,
                Regime.MIXED,
                Instant.parse(time),
                null,
                List.of(
                        new ToldAlert.Said(
                                company + " put its weights online.",
                                "announced",
                                "paper.example.org",
                                company + " opens up",
                                "https://paper.example.org/1")),
                List.of("chains 1.00 of 3.00"),
                null);
    }

    /** A change towards openness that should be told between two days. */
    static KnownChange change(String company, Tier tier, String first, String last) {
        return new KnownChange(
                1,
                tier,
                days(first, last),
                company,
                Direction.OPENING,
                Regime.CLOSED,
                Regime.MIXED,
                "facts",
                "Weights came out.");
    }

    static QuietStretch quiet(
            String company, String first, String last, QuietStretch.Allowance... allowed) {
        return new QuietStretch(1, days(first, last), company, List.of(allowed), "Mere talk.");
    }

    static Days days(String first, String last) {
        return new Days(LocalDate.parse(first), LocalDate.parse(last));
    }

    static ReplayResults results(ToldAlert... alerts) {
        return new ReplayResults(
                "rules-1",
                Stream.of(alerts).sorted(Comparator.comparing(ToldAlert::time)).toList(),
                0,
                new TreeMap<>());
    }
}
