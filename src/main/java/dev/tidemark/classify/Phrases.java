package dev.tidemark.classify;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import dev.tidemark.text.NormalText;
import java.util.TreeMap;

/**
 * A list of words and phrases, found in one pass over a text, whatever their case and width.
 *
 * <p>The file has one phrase a line; a {@code #} begins a comment line. A Latin or katakana phrase counts as a word of
 * its own only, unless a {@code ~} at its end lets letters follow. Immutable and thread-safe.
 */
public final class Phrases {
    private final AhoCorasickDoubleArrayTrie<Boolean> mayGoOn = new AhoCorasickDoubleArrayTrie<>();

    private Phrases(TextFile file) {
        TreeMap<String, Boolean> entries = new TreeMap<>();
        file.content()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(
                        line -> {
                            boolean open = line.endsWith("~");
                            String phrase = open ? line.substring(0, line.length() - 1) : line;
                            entries.merge(Folding.pattern(phrase), open, Boolean::logicalOr);
                        });
        mayGoOn.build(entries);
    }

    /** A list that comes with the program. */
    public static Phrases bundled(String resource) {
        return new Phrases(TextFile.bundled(resource));
    }

    /** True where a text holds at least one of them. */
    public boolean occurIn(String text) {
        return occurInFolded(Folding.of(NormalText.of(text).text()));
    }

    boolean occurInFolded(String folded) {
        boolean[] found = {false};
        mayGoOn.parseText(
                folded,
                (begin, end, open) -> {
                    found[0] =
                            Folding.beginsWord(folded, begin)
                                    && (open || Folding.endsWord(folded, end));
                    return !found[0];
                });
        return found[0];
    }
}
