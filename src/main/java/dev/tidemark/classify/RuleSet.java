package dev.tidemark.classify;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import dev.tidemark.text.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules of one language, ready to be searched for in one pass. Thread-safe. */
final class RuleSet {
    private static final Comparator<Hit> LONGEST_FIRST = RuleSet::longestFirst;
    private static final Comparator<Hit> IN_ORDER = RuleSet::inOrder;

    private final AhoCorasickDoubleArrayTrie<List<Spelled>> trie =
            new AhoCorasickDoubleArrayTrie<>();

    /** The words of openness alone: what holds none of them tells nothing. */
    private final AhoCorasickDoubleArrayTrie<List<Spelled>> telling =
            new AhoCorasickDoubleArrayTrie<>();

    private final Beside behindName = new Beside();
    private final Beside beforeName = new Beside();

    RuleSet(List<Rule> rules) {
        TreeMap<String, List<Spelled>> byFirst = new TreeMap<>();
        for (Rule rule : rules) {
            for (CuePattern pattern : CuePattern.expand(rule.pattern())) {
                Spelled spelled = new Spelled(rule, pattern);
                if (rule.kind().standsBesideName()) {
                    beside(rule, pattern.parts().get(0));
                } else {
                    String first = pattern.parts().get(0).text();
                    byFirst.computeIfAbsent(first, k -> new ArrayList<>()).add(spelled);
                }
            }
        }
        trie.build(byFirst);
        TreeMap<String, List<Spelled>> tells = new TreeMap<>();
        byFirst.forEach(
                (first, all) -> {
                    List<Spelled> some = all.stream().filter(one -> one.rule.tells()).toList();
                    if (!some.isEmpty()) {
                        tells.put(first, some);
                    }
                });
        telling.build(tells);
    }

    private void beside(Rule rule, CuePattern.Part part) {
        String text = part.text();
        if (rule.value().equals("before")) {
            beforeName.add(rule.kind(), text.charAt(text.length() - 1), part);
        } else {
            behindName.add(rule.kind(), text.charAt(0), part);
        }
    }

    /**
     * False when no word of openness can stand in any sentence of a folded text; one pass, stopped at the first.
     *
     * <p>A very long sentence may be cut inside a word, which then ends there: so near a cut the mere letters count.
     */
    boolean tells(String text) {
        boolean whole = text.length() <= Sentences.LONGEST;
        boolean[] found = new boolean[1];
        telling.parseText(
                text,
                (begin, end, all) -> {
                    for (Spelled one : all) {
                        if (!whole || one.pattern.matchEnd(text, begin, text.length()) >= 0) {
                            found[0] = true;
                            return false;
                        }
                    }
                    return true;
                });
        return found[0];
    }

    /**
     * What stands in a sentence, in order of place.
     *
     * @param sentence folded
     * @param names of companies in it: what overlaps one is no word of its own, unless it only marks a clause
     */
    List<Hit> scan(String sentence, List<Mention> names) {
        List<Hit> found = new ArrayList<>();
        trie.parseText(
                sentence,
                (begin, end, all) -> {
                    for (Spelled one : all) {
                        int to = one.pattern.matchEnd(sentence, begin, sentence.length());
                        if (to >= 0 && isFree(one.rule, begin, to, names)) {
                            found.add(new Hit(one.rule, begin, to));
                        }
                    }
                });
        return longest(found);
    }

    /**
     * "Open" in "OpenAI releases the weights" neither begins a cue nor hides the one behind the name; what a model is
     * called may stand within one, as in "publishes Grok 3 weights", and who is asked within what cancels it, as in "urge
     * Meta to publish".
     */
    private static boolean isFree(Rule rule, int begin, int end, List<Mention> names) {
        if (rule.kind() == Rule.Kind.CONTRAST) {
            return true;
        }
        for (Mention name : names) {
            boolean apart = end <= name.start() || name.reach() <= begin;
            boolean asked = rule.kind() == Rule.Kind.NEGATE && begin < name.start();
            if (!apart && !asked && !name.isWithin(begin, end)) {
                return false;
            }
        }
        return true;
    }

    /** The longest of a kind wins; another sense of a cue's words competes with the cue. */
    private static List<Hit> longest(List<Hit> found) {
        found.sort(LONGEST_FIRST);
        List<Hit> kept = new ArrayList<>(found.size());
        for (Hit hit : found) {
            if (!losesTo(kept, hit)) {
                kept.add(hit);
            }
        }
        kept.removeIf(hit -> isPartOfCue(hit, kept));
        kept.sort(IN_ORDER);
        return kept;
    }

    private static boolean losesTo(List<Hit> kept, Hit hit) {
        Rule.Kind contest = contest(hit);
        for (Hit rival : kept) {
            if (contest(rival) == contest && rival.overlaps(hit.start(), hit.end())) {
                return true;
            }
        }
        return false;
    }

    /** "Sources" in "open sources its model" names no source, "not" in "will not be released" is said already. */
    private static boolean isPartOfCue(Hit hit, List<Hit> kept) {
        Rule.Kind kind = hit.rule().kind();
        // "May" in "may open-source" stays a doubt.
        boolean said =
                kind == Rule.Kind.SPEAKER
                        || kind == Rule.Kind.NEGATE
                        || (kind == Rule.Kind.CERTAINTY
                                && !hit.rule().value().equals("considering"));
        if (!said) {
            return false;
        }
        for (Hit cue : kept) {
            boolean wins =
                    cue.rule().kind() == Rule.Kind.CUE || cue.rule().kind() == Rule.Kind.OTHER;
            if (wins && cue.start() <= hit.start() && hit.end() <= cue.end()) {
                return true;
            }
        }
        return false;
    }

    private static int longestFirst(Hit a, Hit b) {
        if (a.length() != b.length()) {
            return b.length() - a.length();
        }
        int other = rank(a) - rank(b);
        return other != 0 ? other : a.start() - b.start();
    }

    private static int rank(Hit hit) {
        return hit.rule().kind() == Rule.Kind.OTHER ? 0 : 1;
    }

    private static int inOrder(Hit a, Hit b) {
        if (a.start() != b.start()) {
            return a.start() - b.start();
        }
        return a.end() != b.end() ? a.end() - b.end() : contest(a).compareTo(contest(b));
    }

    private static Rule.Kind contest(Hit hit) {
        return switch (hit.rule().kind()) {
            case OTHER, HINT -> Rule.Kind.CUE;
            case DENY -> Rule.Kind.NEGATE;
            default -> hit.rule().kind();
        };
    }

    /** True when a pattern of the kind begins at the given place. */
    boolean follows(Rule.Kind kind, String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        for (CuePattern.Part part : behindName.of(kind, text.charAt(at))) {
            if (part.stands(text, at)) {
                return true;
            }
        }
        return false;
    }

    /** True when a pattern of the kind ends at the given place. */
    boolean precedes(Rule.Kind kind, String text, int at) {
        if (at == 0) {
            return false;
        }
        for (CuePattern.Part part : beforeName.of(kind, text.charAt(at - 1))) {
            int start = at - part.text().length();
            if (start >= 0 && part.stands(text, start)) {
                return true;
            }
        }
        return false;
    }

    /** Patterns by the character next to the name. */
    private static final class Beside {
        private final Map<Rule.Kind, Map<Character, List<CuePattern.Part>>> parts =
                new EnumMap<>(Rule.Kind.class);

        void add(Rule.Kind kind, char next, CuePattern.Part part) {
            parts.computeIfAbsent(kind, k -> new HashMap<>())
                    .computeIfAbsent(next, c -> new ArrayList<>())
                    .add(part);
        }

        List<CuePattern.Part> of(Rule.Kind kind, char next) {
            return parts.getOrDefault(kind, Map.of()).getOrDefault(next, List.of());
        }
    }

    private record Spelled(Rule rule, CuePattern pattern) {}
}
