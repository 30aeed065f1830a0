package dev.tidemark.classify;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Speaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and checks one lexicon file. */
final class LexiconFile {
    private static final Set<String> TAGS = Set.of("descriptor", "access", "tool");

    /** What a word may be for the model. */
    private static final Set<String> CLASSES =
            Set.of(
                    "abuse",
                    "api",
                    "argue",
                    "closedword",
                    "compare",
                    "component",
                    "delay",
                    "deny",
                    "elsewhere",
                    "end",
                    "few",
                    "hedge",
                    "kept",
                    "launch",
                    "leak",
                    "licence",
                    "loosen",
                    "model",
                    "money",
                    "neg",
                    "openword",
                    "oppose",
                    "order",
                    "past",
                    "promise",
                    "public",
                    "release",
                    "risk",
                    "start",
                    "tighten",
                    "tool",
                    "use",
                    "withhold");

    /** The values that each kind takes; a kind that is not listed takes none. */
    private static final Map<Rule.Kind, Set<String>> VALUES =
            Map.ofEntries(
                    Map.entry(Rule.Kind.CUE, Set.of("open", "closed")),
                    Map.entry(Rule.Kind.HINT, Set.of("open", "closed")),
                    Map.entry(
                            Rule.Kind.NOUN, Set.of("model", "tool", "data", "licence", "flagship")),
                    Map.entry(Rule.Kind.WORD, CLASSES),
                    Map.entry(Rule.Kind.NEGATE, Set.of("flip", "cancel")),
                    Map.entry(Rule.Kind.TURN, Set.of("leave", "toward")),
                    Map.entry(Rule.Kind.DENY, Set.of("keep", "flip")),
                    Map.entry(Rule.Kind.CERTAINTY, words(Certainty.values())),
                    Map.entry(Rule.Kind.TENSE, Set.of("planned", "past")),
                    Map.entry(Rule.Kind.SPEAKER, words(Speaker.values())),
                    Map.entry(Rule.Kind.ASIDE, Set.of("before", "after")),
                    Map.entry(Rule.Kind.SUCH, Set.of("before", "after")));

    private LexiconFile() {}

    static List<Rule> parse(TextFile source) {
        List<Rule> rules = new ArrayList<>();
        String[] lines = source.content().split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank() && !lines[i].startsWith("#")) {
                rules.add(rule(lines[i], source.name(), "line " + (i + 1)));
            }
        }
        if (rules.isEmpty()) {
            throw new InvalidInput(source.name(), "", "empty", "at least one rule");
        }
        return List.copyOf(rules);
    }

    private static Rule rule(String line, String file, String at) {
        String[] field = line.split("\t", -1);
        if (field.length != 6) {
            throw new InvalidInput(file, at, line, "6 fields apart by tabs");
        }
        Rule.Kind kind = kind(field[0], file, at);
        String value = field[2].equals("-") ? "" : field[2];
        Set<String> values = VALUES.get(kind);
        allowed(value, values == null ? Set.of("") : values, file, at + ": value");
        Set<String> tags =
                field[5].equals("-") ? Set.of() : Set.copyOf(Arrays.asList(field[5].split(",")));
        tags.forEach(tag -> allowed(tag, TAGS, file, at + ": tags"));
        allowed(field[4], scopes(), file, at + ": scope");
        String pattern = Folding.pattern(field[1]);
        String fault = CuePattern.fault(pattern);
        if (!fault.isEmpty()) {
            throw new InvalidInput(file, at + ": pattern", field[1], fault);
        }
        return new Rule(
                kind,
                pattern,
                value,
                strength(field[3], file, at),
                field[4].equals("-") ? Scope.MODEL : Scope.valueOf(constant(field[4])),
                tags);
    }

    private static Rule.Kind kind(String word, String file, String at) {
        Set<String> kinds = words(Rule.Kind.values());
        allowed(word, kinds, file, at + ": kind");
        return Rule.Kind.valueOf(constant(word));
    }

    private static double strength(String word, String file, String at) {
        if (word.equals("-")) {
            return 0;
        }
        try {
            double strength = Double.parseDouble(word);
            if (strength > 0 && strength <= 1) {
                return strength;
            }
        } catch (NumberFormatException e) {
            throw new InvalidInput(file, at + ": strength", word, "a number above 0, up to 1");
        }
        throw new InvalidInput(file, at + ": strength", word, "a number above 0, up to 1");
    }

    private static Set<String> scopes() {
        return Stream.concat(Stream.of("-"), words(Scope.values()).stream())
                .collect(Collectors.toSet());
    }

    private static void allowed(String word, Collection<String> known, String file, String at) {
        if (!known.contains(word)) {
            String list = known.stream().sorted().collect(Collectors.joining(", "));
            throw new InvalidInput(file, at, word, list.isEmpty() ? "-" : list);
        }
    }

    private static Set<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
    }

    static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
