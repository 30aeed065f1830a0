package dev.tidemark.backtest;

import dev.tidemark.config.FileProblem;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table that people write in an editor: cells with tabs between, the first line names the columns, lines that start
 * with {@code #} are comments. UTF-8, with or without a byte order mark.
 */
final class TsvTable {
    private TsvTable() {}

    /** One line of the table, its cells by the names of their columns. */
    record Row(String file, int line, Map<String, String> cells) {

        /** The cell; empty where the line ends before it. */
        String text(String column) {
            return cells.getOrDefault(column, "");
        }

        /** The cell of a column that may not be empty. */
        String required(String column, String allowed) {
            String text = text(column);
            if (text.isEmpty()) {
                throw invalid(column, allowed);
            }
            return text;
        }

        /** The complaint about a cell. */
        InvalidInput invalid(String column, String allowed) {
            String text = text(column);
            return new InvalidInput(
                    file + ":" + line, column, text.isEmpty() ? "empty" : text, allowed);
        }
    }

    /**
     * Reads a file.
     *
     * @param columns that it must have, in any order; others are passed over
     * @throws InvalidInput when it cannot be read, lacks a column, has a line that is too long, or no line at all
     */
    static List<Row> read(Path path, List<String> columns) {
        String file = path.toString();
        List<Row> rows = new ArrayList<>();
        List<String> header = null;
        int number = 0;
        for (String line : lines(path)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
            if (header == null) {
                header = header(file + ":" + number, cells, columns);
            } else {
                rows.add(row(file, number, header, cells));
            }
        }
        if (rows.isEmpty()) {
            throw new InvalidInput(
                    file,
                    "",
                    header == null ? "no header line" : "no row below its header",
                    "columns " + String.join(", ", columns) + ", and a row at least");
        }
        return rows;
    }

    private static List<String> header(String place, List<String> names, List<String> columns) {
        List<String> missing = columns.stream().filter(one -> !names.contains(one)).toList();
        if (!missing.isEmpty() || new HashSet<>(names).size() < names.size()) {
            throw new InvalidInput(
                    place,
                    "header",
                    missing.isEmpty()
                            ? "a column twice"
                            : "without column " + String.join(", ", missing),
                    "tab-separated columns " + String.join(", ", columns));
        }
        return names;
    }

    private static Row row(String file, int number, List<String> header, List<String> cells) {
        if (cells.size() > header.size()) {
            throw new InvalidInput(
                    file + ":" + number,
                    "",
                    cells.size() + " cells",
                    "one for each of the " + header.size() + " columns");
        }
        Map<String, String> byName = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            byName.put(header.get(i), cells.get(i));
        }
        return new Row(file, number, byName);
    }

    private static List<String> lines(Path path) {
        String problem;
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            return (text.startsWith("\ufeff") ? text.substring(1) : text).lines().toList();
        } catch (CharacterCodingException e) {
            problem = "not in UTF-8";
        } catch (IOException e) {
            problem = Files.isDirectory(path) ? "a folder" : FileProblem.of(e);
        }
        throw new InvalidInput(path.toString(), "", problem, "a readable TSV file in UTF-8");
    }

    /** The constant whose written form a text is; null for none. */
    static <E extends Enum<E>> @Nullable E word(Class<E> words, String text) {
        for (E word : words.getEnumConstants()) {
            if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
                return word;
            }
        }
        return null;
    }
}
