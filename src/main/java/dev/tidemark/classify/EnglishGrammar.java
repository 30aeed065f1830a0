package dev.tidemark.classify;

import dev.tidemark.classify.Rule.Kind;
import java.util.Set;
import java.util.regex.Pattern;

/** English puts the subject first, describes in front of the noun, and names makers with by and from. */
final class EnglishGrammar implements Attribution.Grammar {
    private static final Pattern SPACES = Pattern.compile("[\\s\"“”]+");
    private static final Pattern APPOSED =
            Pattern.compile(
                    "\\s*[,:(|-]?\\s*(?:(?:is|are|a|an|the|its|now|was|fully|new|as|first|latest|best|most|our)\\s*){0,5}");

    /** Words that end a noun phrase. */
    private static final Set<String> STOPS =
            Set.of(
                    "of",
                    "for",
                    "with",
                    "to",
                    "in",
                    "on",
                    "that",
                    "which",
                    "and",
                    "from",
                    "by",
                    "is",
                    "are",
                    "has",
                    "have",
                    "than",
                    "as",
                    "at",
                    "via",
                    "using",
                    "based",
                    "or",
                    "like",
                    "will",
                    "who",
                    "while",
                    "but",
                    "after",
                    "it",
                    "its",
                    "their",
                    "was",
                    "over",
                    "against",
                    "into",
                    "can",
                    "says",
                    "said",
                    "outperforms",
                    "beats");

    /** Before a cue: the company works with what is open, or is compared with it. */
    private static final Set<String> USER =
            Set.of(
                    "with", "using", "for", "from", "via", "into", "than", "against", "over",
                    "among", "of", "between");

    /** With open weights, under an open licence: the terms of what is released, not what it uses. */
    private static final Pattern STATED = Pattern.compile("weights|licen[cs]e");

    private static final Set<String> OTHER_PHRASE =
            Set.of("of", "for", "with", "to", "in", "on", "that", "which", "and", "from", "by");

    private static final Set<String> ADVERBS =
            Set.of(
                    "has",
                    "have",
                    "just",
                    "today",
                    "also",
                    "quietly",
                    "recently",
                    "is",
                    "will",
                    "to",
                    "and",
                    "finally",
                    "now",
                    "reportedly",
                    "officially",
                    "had");

    @Override
    public double fit(Scene scene, Cast cast, int index, Hit cue) {
        Mention mention = scene.mentions().get(index);
        return mention.start() >= cue.end()
                ? behind(scene, cast, index, cue)
                : before(scene, cast, index, cue);
    }

    private static double behind(Scene scene, Cast cast, int index, Hit cue) {
        Mention first = cast.listedWith(index).get(0);
        String between = scene.folded().substring(cue.end(), Math.max(cue.end(), first.start()));
        String[] words = split(between);
        if (cast.isExample(index) && words.length <= 6) {
            return 4;
        }
        String last = words[words.length - 1];
        if ((last.equals("by") || last.equals("from")) && words.length <= 9) {
            return 3;
        }
        // "The limited release of its new Foo": the act belongs to what it is done to.
        boolean object =
                words[0].equals("of")
                        && words.length <= 7
                        && java.util.Arrays.stream(words).skip(1).noneMatch(OTHER_PHRASE::contains);
        boolean named = last.equals("called") || last.equals("named") || last.equals("dubbed");
        boolean one = words.length <= 6 && between.indexOf('.') < 0 && between.indexOf(':') < 0;
        boolean phrase = one && java.util.Arrays.stream(words).noneMatch(STOPS::contains);
        return phrase || object || (named && words.length <= 10) ? 4 : 0;
    }

    private static double before(Scene scene, Cast cast, int index, Hit cue) {
        Mention mention = scene.mentions().get(index);
        String between =
                scene.folded().substring(Math.min(mention.reach(), cue.start()), cue.start());
        String[] split = split(between);
        int words = split.length;
        if (between.startsWith("'s") && words <= 5) {
            return 4;
        }
        if (between.isBlank()) {
            // "Nvidia slides after DeepSeek open-sources": whose act stands right behind the name,
            // whoever else is there.
            return 3;
        }
        if (APPOSED.matcher(between).matches()) {
            return 3.8;
        }
        if (USER.contains(split[words - 1]) && !STATED.matcher(words(scene, cue)).find()) {
            return 0.5;
        }
        if (cast.isAside(index) || foreign(scene, mention.reach(), cue.start())) {
            return 0;
        }
        return 3;
    }

    /** At least one word, if an empty one: a lone quotation mark splits into none. */
    private static String[] split(String between) {
        String[] words = SPACES.split(between.strip());
        return words.length == 0 ? new String[] {""} : words;
    }

    private static String words(Scene scene, Hit cue) {
        return scene.folded().substring(cue.start(), cue.end());
    }

    /** Somebody who is not watched acts between the company and the cue. */
    private static boolean foreign(Scene scene, int from, int to) {
        for (Hit verb : scene.hits(Kind.RELEASE)) {
            if (verb.start() <= from || verb.start() >= to) {
                continue;
            }
            String[] words = scene.raw().substring(from, verb.start()).strip().split("\\s+");
            int last = words.length - 1;
            while (last > 0 && ADVERBS.contains(words[last])) {
                last--;
            }
            String subject = words[last];
            int at = scene.raw().lastIndexOf(subject, verb.start());
            boolean watched =
                    scene.mentions().stream()
                            .anyMatch(m -> m.start() < at + subject.length() && at < m.reach());
            if (last > 0
                    && !watched
                    && !subject.isEmpty()
                    && Character.isUpperCase(subject.charAt(0))) {
                return true;
            }
        }
        return false;
    }
}
