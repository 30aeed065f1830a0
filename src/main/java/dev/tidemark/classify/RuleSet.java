package dev.tidemark.classify;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules of one language, ready to be searched for in one pass. Thread-safe. */
final class RuleSet {
    private static final Comparator<Hit> LONGEST_FIRST =
            Comparator.comparingInt((Hit hit) -> -hit.length())
                    .thenComparing(hit -> hit.rule().kind() == Rule.Kind.OTHER ? 0 : 1)
                    .thenComparingInt(Hit::start);

    private final AhoCorasickDoubleArrayTrie<List<Spelled>> trie =
            new AhoCorasickDoubleArrayTrie<>();

    /** First words of all cues and hints: what holds none of them tells nothing. */
    private final AhoCorasickDoubleArrayTrie<Boolean> telling = new AhoCorasickDoubleArrayTrie<>();

    private final Map<Rule.Kind, List<Spelled>> besideName = new EnumMap<>(Rule.Kind.class);

    RuleSet(List<Rule> rules) {
        TreeMap<String, List<Spelled>> byFirst = new TreeMap<>();
        for (Rule rule : rules) {
            for (CuePattern pattern : CuePattern.expand(rule.pattern())) {
                Spelled spelled = new Spelled(rule, pattern);
                if (rule.kind().standsBesideName()) {
                    besideName.computeIfAbsent(rule.kind(), k -> new ArrayList<>()).add(spelled);
                } else {
                    String first = pattern.parts().get(0).text();
                    byFirst.computeIfAbsent(first, k -> new ArrayList<>()).add(spelled);
                }
            }
        }
        trie.build(byFirst);
        TreeMap<String, Boolean> tells = new TreeMap<>();
        byFirst.forEach(
                (first, all) -> {
                    if (all.stream().anyMatch(one -> one.rule.tells())) {
                        tells.put(first, true);
                    }
                });
        telling.build(tells);
    }

    /** False when no cue and no hint can stand in a folded text; costs one pass, stopped at the first word found. */
    boolean tells(String text) {
        return telling.matches(text);
    }

    /**
     * What stands in a sentence, in order of place.
     *
     * @param sentence folded
     */
    List<Hit> scan(String sentence) {
        List<Hit> found = new ArrayList<>();
        trie.parseText(
                sentence,
                (begin, end, all) -> {
                    for (Spelled one : all) {
                        int to = one.pattern.matchEnd(sentence, begin, sentence.length());
                        if (to >= 0) {
                            found.add(new Hit(one.rule, begin, to));
                        }
                    }
                });
        return longest(found);
    }

    /** The longest of a kind wins; another sense of a cue's words competes with the cue. */
    private static List<Hit> longest(List<Hit> found) {
        found.sort(LONGEST_FIRST);
        Map<Rule.Kind, List<Hit>> kept = new EnumMap<>(Rule.Kind.class);
        for (Hit hit : found) {
            List<Hit> rivals = kept.computeIfAbsent(contest(hit), kind -> new ArrayList<>());
            if (rivals.stream().noneMatch(rival -> rival.overlaps(hit.start(), hit.end()))) {
                rivals.add(hit);
            }
        }
        List<Hit> cues =
                kept.getOrDefault(Rule.Kind.CUE, List.of()).stream()
                        .filter(hit -> hit.rule().kind() != Rule.Kind.HINT)
                        .toList();
        return kept.values().stream()
                .flatMap(List::stream)
                .filter(hit -> !isPartOfCue(hit, cues))
                .sorted(Comparator.comparingInt(Hit::start).thenComparingInt(Hit::end))
                .toList();
    }

    /** "Sources" in "open sources its model" names no source, "not" in "will not be released" is said already. */
    private static boolean isPartOfCue(Hit hit, List<Hit> cues) {
        return switch (hit.rule().kind()) {
            case SPEAKER, CERTAINTY, NEGATE ->
                    cues.stream()
                            .anyMatch(cue -> cue.start() <= hit.start() && hit.end() <= cue.end());
            default -> false;
        };
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
        for (Spelled one : besideName.getOrDefault(kind, List.of())) {
            if (!one.rule.value().equals("before") && one.pattern.parts().get(0).stands(text, at)) {
                return true;
            }
        }
        return false;
    }

    /** True when a pattern of the kind ends at the given place. */
    boolean precedes(Rule.Kind kind, String text, int at) {
        for (Spelled one : besideName.getOrDefault(kind, List.of())) {
            CuePattern.Part part = one.pattern.parts().get(0);
            int start = at - part.text().length();
            if (one.rule.value().equals("before") && start >= 0 && part.stands(text, start)) {
                return true;
            }
        }
        return false;
    }

    private record Spelled(Rule rule, CuePattern pattern) {}
}
