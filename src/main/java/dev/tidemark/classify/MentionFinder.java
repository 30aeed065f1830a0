package dev.tidemark.classify;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the watched companies in a text: one pass of an Aho-Corasick automaton over all names.
 *
 * <p>Of overlapping names the one that begins first and is longest counts; the phrases in which a name
 * means something else take part in that contest and win it as nobody. Thread-safe.
 */
final class MentionFinder {
    /** What makes another product of a flagship's name: Qwen3-TTS, GLM-OCR. */
    private static final Pattern SIDE_LINE = Pattern.compile("[ \\d.]*-(?!R\\d)[A-Za-z]{2,}");

    private static final Pattern VERSION =
            Pattern.compile(
                    "(?:[- ]?(?:[vVrR]?\\d[\\w.-]{0,30}|(?:Pro|Flash|Opus|Sonnet|Haiku|Ultra|Mini|mini|Max|Plus"
                            + "|Turbo|Preview|Thinking|Coder|Instruct|Next|Nano|Super|Large|Small|Medium"
                            + "|Maverick|Scout|Code|CLI|Mythos|Chat|Image|Omni|VL|OCR|TTS|oss)(?![A-Za-z])))"
                            + "{1,6}");

    private final AhoCorasickDoubleArrayTrie<Entry> trie = new AhoCorasickDoubleArrayTrie<>();

    MentionFinder(Watchlist watchlist) {
        TreeMap<String, Entry> entries = new TreeMap<>();
        for (Alias alias : watchlist.aliases()) {
            entry(entries, alias.text()).names.add(alias);
            alias.not().forEach(phrase -> entry(entries, phrase).blocks = true);
            alias.unless().forEach(word -> entry(entries, word).condition = true);
            alias.needs().forEach(word -> entry(entries, word).condition = true);
        }
        trie.build(entries);
    }

    private static Entry entry(TreeMap<String, Entry> entries, String text) {
        return entries.computeIfAbsent(Folding.pattern(text), Entry::new);
    }

    /**
     * The mentions in order, none overlapping another.
     *
     * @param normal the text in normal form KC
     * @param folded the same text, folded
     */
    List<Mention> find(String normal, String folded) {
        List<Candidate> candidates = new ArrayList<>(0);
        Set<String> present = new HashSet<>(0);
        trie.parseText(
                folded,
                (begin, end, entry) -> {
                    if (entry.condition && Folding.standsAlone(folded, begin, end)) {
                        present.add(entry.key);
                    }
                    if (entry.blocks || !entry.names.isEmpty()) {
                        candidates.add(new Candidate(begin, end, entry));
                    }
                });
        if (candidates.isEmpty()) {
            return List.of();
        }
        candidates.sort(
                Comparator.comparingInt(Candidate::begin)
                        .thenComparing(Comparator.comparingInt(Candidate::end).reversed()));
        List<Mention> mentions = new ArrayList<>();
        int free = 0;
        for (Candidate candidate : candidates) {
            if (candidate.begin >= free) {
                int taken = take(candidate, normal, folded, present, mentions);
                free = Math.max(free, taken);
            }
        }
        return mentions;
    }

    private static int take(
            Candidate c, String normal, String folded, Set<String> present, List<Mention> out) {
        for (Alias alias : c.entry.names) {
            if (!standsAlone(alias, folded, c.begin, c.end)
                    || (alias.exact() && !normal.startsWith(alias.text(), c.begin))
                    || !holds(alias, present)) {
                continue;
            }
            int reach = reach(alias, normal, c.end);
            boolean flagship =
                    alias.flagship()
                            && !SIDE_LINE
                                    .matcher(normal)
                                    .region(c.end, normal.length())
                                    .lookingAt();
            out.add(
                    new Mention(
                            alias.company(), alias.role(), c.begin, c.end, reach, flagship, false));
            return c.end;
        }
        boolean blocks = c.entry.blocks && Folding.standsAlone(folded, c.begin, c.end);
        return blocks ? c.end : 0;
    }

    private static boolean standsAlone(Alias alias, String text, int begin, int end) {
        boolean version =
                alias.role() == Alias.Role.PRODUCTS
                        && end < text.length()
                        && Character.isDigit(text.charAt(end));
        return Folding.beginsWord(text, begin) && (version || Folding.endsWord(text, end));
    }

    private static boolean holds(Alias alias, Set<String> present) {
        return alias.unless().stream().noneMatch(present::contains)
                && (alias.needs().isEmpty() || alias.needs().stream().anyMatch(present::contains));
    }

    private static int reach(Alias alias, String normal, int end) {
        if (alias.role() == Alias.Role.PEOPLE || !mayGoOn(normal, end)) {
            return end;
        }
        Matcher version = VERSION.matcher(normal).region(end, normal.length());
        return version.lookingAt() ? version.end() : end;
    }

    /** A look ahead that saves most names the search for a version. */
    private static boolean mayGoOn(String normal, int end) {
        int at = end;
        if (at < normal.length() && (normal.charAt(at) == ' ' || normal.charAt(at) == '-')) {
            at++;
        }
        return at < normal.length() && Folding.isLatin(normal.charAt(at));
    }

    private record Candidate(int begin, int end, Entry entry) {}

    private static final class Entry {
        private final String key;
        private final List<Alias> names = new ArrayList<>();
        private boolean blocks;
        private boolean condition;

        private Entry(String key) {
            this.key = key;
        }
    }
}
