package dev.tidemark.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.model.Regime;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where each company stood, and since when: what a monitor knows before it has read a single item.
 *
 * <p>Several dated rows of one company let a replay begin anywhere in the history. Immutable.
 */
public final class Regimes {

    /**
     * A dated regime.
     *
     * @param company canonical name
     * @param since first day in force, in UTC
     * @param source address, or in words, what says so
     */
    public record Start(String company, Regime regime, LocalDate since, String source)
            implements Serializable {
        /** The first instant of it. */
        public Instant from() {
            return since.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    private static final String REGIME_WORDS = "open, mixed, closed";

    private final SortedMap<String, NavigableMap<LocalDate, Start>> rows;

    private Regimes(SortedMap<String, NavigableMap<LocalDate, Start>> rows) {
        this.rows = rows;
    }

    /**
     * Reads a list.
     *
     * @param path null for the list that comes with the program
     * @throws InvalidInput for a row that lacks something, is misspelt, or dates the same company twice on a day
     */
    public static Regimes read(@Nullable Path path) {
        YamlFile yaml = path == null ? YamlFile.bundled("jobs/regimes.yaml") : YamlFile.read(path);
        return Section.read(yaml, Regimes::rows);
    }

    /** The companies listed, in alphabetical order. */
    public List<String> companies() {
        return List.copyOf(rows.keySet());
    }

    /** All rows of a company, earliest first; empty for one not listed. */
    public List<Start> of(String company) {
        NavigableMap<LocalDate, Start> dated = rows.get(company);
        return dated == null ? List.of() : List.copyOf(dated.values());
    }

    /** The row in force at a time; null where the company is not listed or only later. */
    public @Nullable Start at(String company, Instant time) {
        NavigableMap<LocalDate, Start> dated = rows.get(company);
        if (dated == null) {
            return null;
        }
        var inForce = dated.floorEntry(time.atZone(ZoneOffset.UTC).toLocalDate());
        return inForce == null ? null : inForce.getValue();
    }

    /**
     * Where a company stands when a run begins: the row in force then, or its first one where it is listed only
     * later, because it did not exist; null where it is not listed.
     */
    public @Nullable Start from(String company, Instant time) {
        NavigableMap<LocalDate, Start> dated = rows.get(company);
        Start inForce = at(company, time);
        return inForce != null || dated == null ? inForce : dated.firstEntry().getValue();
    }

    private static Regimes rows(Section file) {
        JsonNode list = file.tree("regimes");
        if (list == null || !list.isArray()) {
            throw file.invalid("regimes", list, "a list of rows {company, regime, since, source}");
        }
        TreeMap<String, NavigableMap<LocalDate, Start>> rows = new TreeMap<>();
        for (int i = 0; i < list.size(); i++) {
            Start row = file.row("regimes[" + i + "]", list.get(i), Regimes::row);
            if (rows.computeIfAbsent(row.company(), company -> new TreeMap<>())
                            .put(row.since(), row)
                    != null) {
                throw file.invalid(
                        "regimes[" + i + "].since",
                        list.get(i).get("since"),
                        "one row a day for a company");
            }
        }
        return new Regimes(rows);
    }

    private static Start row(Section row) {
        return new Start(text(row, "company"), regime(row), since(row), text(row, "source"));
    }

    private static String text(Section row, String name) {
        String text = row.text(name, "(?s).*\\S.*", "a text");
        if (text == null) {
            throw row.invalid(name, null, "a text");
        }
        return text;
    }

    private static Regime regime(Section row) {
        String word = text(row, "regime");
        for (Regime regime : Regime.values()) {
            if (regime.word().equals(word)) {
                return regime;
            }
        }
        throw row.invalid("regime", row.tree("regime"), REGIME_WORDS);
    }

    private static LocalDate since(Section row) {
        try {
            return LocalDate.parse(text(row, "since"));
        } catch (DateTimeParseException e) {
            throw row.invalid("since", row.tree("since"), "a date as in 2023-02-01");
        }
    }
}
