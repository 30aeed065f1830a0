package dev.tidemark.classify;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.model.Language;
import dev.tidemark.text.ContentHash;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words that tell of openness, and those that turn, weaken or attribute them: Japanese and
 * English, in three files that describe themselves. Immutable and thread-safe.
 */
public final class Lexicon {
    private static final Set<Rule.Kind> QUOTABLE =
            EnumSet.of(Rule.Kind.CUE, Rule.Kind.OTHER, Rule.Kind.NOUN);

    private final RuleSet japanese;
    private final RuleSet english;
    private final String version;

    private Lexicon(TextFile common, TextFile ja, TextFile en) {
        List<Rule> shared = LexiconFile.parse(common);
        List<Rule> inEnglish = LexiconFile.parse(en);
        japanese =
                new RuleSet(
                        Stream.of(shared, LexiconFile.parse(ja), quotable(inEnglish))
                                .flatMap(List::stream)
                                .toList());
        english = new RuleSet(Stream.concat(shared.stream(), inEnglish.stream()).toList());
        version = ContentHash.of(common.content() + ja.content() + en.content());
    }

    /** Japanese text quotes English titles: their cues count there, their grammar does not. */
    private static List<Rule> quotable(List<Rule> english) {
        return english.stream().filter(rule -> QUOTABLE.contains(rule.kind())).toList();
    }

    /** The lexicon that comes with the program. */
    public static Lexicon bundled() {
        return new Lexicon(
                TextFile.bundled("/lexicon/common.tsv"),
                TextFile.bundled("/lexicon/ja.tsv"),
                TextFile.bundled("/lexicon/en.tsv"));
    }

    /**
     * Reads {@code common.tsv}, {@code ja.tsv} and {@code en.tsv}.
     *
     * @throws InvalidInput in one line, with file and line, when one is missing or wrong
     */
    public static Lexicon read(Path folder) {
        return new Lexicon(
                TextFile.read(folder.resolve("common.tsv")),
                TextFile.read(folder.resolve("ja.tsv")),
                TextFile.read(folder.resolve("en.tsv")));
    }

    /** Changes with the files' content, and with nothing else. */
    public String version() {
        return version;
    }

    RuleSet rules(Language language) {
        return language == Language.JA ? japanese : english;
    }
}
