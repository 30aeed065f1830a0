package dev.tidemark.classify;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.model.Language;
import dev.tidemark.text.ContentHash;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words that tell of openness, and those that turn, weaken or attribute them: Japanese and
 * English, in three files that describe themselves. Immutable and thread-safe.
 */
public final class Lexicon {
    private final RuleSet japanese;
    private final RuleSet english;
    private final String version;

    private Lexicon(TextFile common, TextFile ja, TextFile en) {
        List<Rule> shared = LexiconFile.parse(common);
        japanese = rules(shared, ja);
        english = rules(shared, en);
        version = ContentHash.of(common.content() + ja.content() + en.content());
    }

    private static RuleSet rules(List<Rule> common, TextFile file) {
        return new RuleSet(
                Stream.concat(common.stream(), LexiconFile.parse(file).stream()).toList());
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
