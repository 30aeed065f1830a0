package dev.tidemark.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings below one name of a job file, taken out one by one.
 *
 * <p>What is asked for is what is known: a name that nobody asked for is refused at the end. An absent or null setting
 * has its default.
 */
final class Section {

    private final String file;
    private final String path;
    private final ObjectNode fields;
    private final TreeSet<String> known = new TreeSet<>();

    private Section(String file, String path, ObjectNode fields) {
        this.file = file;
        this.path = path;
        this.fields = fields;
    }

    /** Reads a whole file; refuses names that the reader did not ask for. */
    static <T> T read(YamlFile yaml, Function<Section, T> reader) {
        return new Section(yaml.name(), "", yaml.root()).through(reader);
    }

    /** What the reader makes of nothing: its defaults. */
    static <T> T defaults(Function<Section, T> reader) {
        return new Section("defaults", "", JsonNodeFactory.instance.objectNode()).through(reader);
    }

    /** Reads the section below a name; an absent one is empty. */
    <T> T section(String name, Function<Section, T> reader) {
        JsonNode value = value(name);
        if (value != null && !value.isObject()) {
            throw mistyped(name, value, "a mapping of names to values");
        }
        ObjectNode below =
                value == null ? JsonNodeFactory.instance.objectNode() : (ObjectNode) value;
        return new Section(file, dotted(name), below).through(reader);
    }

    /** Reads the section below a name; null when it is absent. */
    <T> @Nullable T optional(String name, Function<Section, T> reader) {
        return value(name) == null ? null : section(name, reader);
    }

    /** Reads one row of a list below this section, itself a mapping. */
    <T> T row(String place, JsonNode row, Function<Section, T> reader) {
        if (!row.isObject()) {
            throw mistyped(place, row, "a mapping of names to values");
        }
        return new Section(file, dotted(place), (ObjectNode) row).through(reader);
    }

    /** A value left as it is, for somebody else to read. */
    @Nullable JsonNode tree(String name) {
        return value(name);
    }

    /** A whole number, both ends of the range allowed. */
    int whole(String name, int byDefault, int min, int max) {
        JsonNode value = value(name);
        if (value == null) {
            return byDefault;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < min
                || value.intValue() > max) {
            throw mistyped(name, value, "a whole number from " + min + " to " + max);
        }
        return value.intValue();
    }

    /** Whole numbers from 1, each larger than the one before it. */
    List<Integer> ascending(String name, List<Integer> byDefault, int max, int atMost) {
        JsonNode value = value(name);
        if (value == null) {
            return byDefault;
        }
        List<Integer> numbers = new ArrayList<>();
        boolean wrong = !value.isArray() || value.size() > atMost;
        for (JsonNode one : value) {
            int before = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
            wrong |= !one.isInt() || one.intValue() <= before || one.intValue() > max;
            numbers.add(one.intValue());
        }
        if (wrong) {
            throw mistyped(
                    name,
                    value,
                    "a list of up to "
                            + atMost
                            + " whole numbers from 1 to "
                            + max
                            + ", ascending");
        }
        return List.copyOf(numbers);
    }

    /** A number, both ends of the range allowed. */
    double number(String name, double byDefault, double min, double max) {
        JsonNode value = value(name);
        if (value == null) {
            return byDefault;
        }
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!(number >= min && number <= max)) {
            throw mistyped(
                    name, value, String.format(Locale.ROOT, "a number from %s to %s", min, max));
        }
        return number;
    }

    /** True or false. */
    boolean flag(String name, boolean byDefault) {
        JsonNode value = value(name);
        if (value == null) {
            return byDefault;
        }
        if (!value.isBoolean()) {
            throw mistyped(name, value, "true or false");
        }
        return value.booleanValue();
    }

    /** A text that matches an expression; null when absent. */
    @Nullable String text(String name, String expression, String allowed) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual() || !value.textValue().matches(expression)) {
            throw invalid(name, value, allowed);
        }
        return value.textValue();
    }

    /** The complaint about a value in this section. */
    InvalidInput invalid(String name, @Nullable JsonNode value, String allowed) {
        String found =
                value == null ? "absent" : value.isTextual() ? value.textValue() : value.toString();
        return new InvalidInput(file, dotted(name), found, allowed);
    }

    /** The complaint about a value that is to be no text: one that is a text is shown with its quotes. */
    private InvalidInput mistyped(String name, JsonNode value, String allowed) {
        return new InvalidInput(file, dotted(name), value.toString(), allowed);
    }

    private <T> T through(Function<Section, T> reader) {
        T read = reader.apply(this);
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw unknown(name);
            }
        }
        return read;
    }

    private InvalidInput unknown(String name) {
        String near = SimilarName.nearest(name, known);
        String hint = near == null ? "" : " (did you mean " + near + "?)";
        return new InvalidInput(
                file, dotted(name), "unknown setting" + hint, String.join(", ", known));
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        JsonNode value = fields.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private String dotted(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
