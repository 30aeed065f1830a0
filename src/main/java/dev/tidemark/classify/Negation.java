package dev.tidemark.classify;

import dev.tidemark.classify.Rule.Kind;
import dev.tidemark.text.JapaneseTokenizer;
import dev.tidemark.text.Tokenizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a sentence says a cue, its opposite, or neither.
 *
 * <p>Japanese verbs carry their negation as an auxiliary at the end: it counts when it closes the first
 * predicate behind the cue, told by the dictionary's parts of speech.
 */
final class Negation {
    private static final Set<String> NEGATIVE = Set.of("ない", "ず", "ぬ", "ん", "まい");
    private static final Set<String> PREDICATE = Set.of("動詞", "助動詞");

    /** 公開し<b>て</b>いない: between a verb and the auxiliary that says whether it lasts. */
    private static final Set<String> CONNECTIVE = Set.of("て", "で");

    private static final Set<String> LASTING = Set.of("いる", "おる", "ある", "くれる", "もらう", "いただく");

    private static final Pattern SUPPOSED =
            Pattern.compile("\\W*(?:what )?if\\b[^,]*(?:ed|were|had|could) ");

    private static final int NOUN = 5;
    private static final int JAPANESE_REACH = 40;
    private static final int ENGLISH_REACH = 25;

    private final Tokenizer tokenizer;

    Negation() {
        this.tokenizer = new JapaneseTokenizer();
    }

    /** +1 the cue holds, -1 its opposite does, 0 nothing can be said. */
    int factor(Scene scene, Hit cue) {
        if (scene.asks() || isSupposed(scene, cue)) {
            return 0;
        }
        int turned = turned(scene, cue);
        if (turned != 1) {
            return turned;
        }
        return scene.japanese() ? japanese(scene, cue) : english(scene, cue);
    }

    /** "If Meta released the weights, rivals would gain". */
    private static boolean isSupposed(Scene scene, Hit cue) {
        int comma = scene.folded().indexOf(", ", cue.start());
        return !scene.japanese() && comma > 0 && SUPPOSED.matcher(scene.folded()).lookingAt();
    }

    private int japanese(Scene scene, Hit cue) {
        int end = Math.min(scene.clauseEnd(cue.start()), cue.end() + JAPANESE_REACH);
        if (scene.has(Kind.NEGATE, "cancel", cue.end(), end)) {
            return 0;
        }
        if (scene.hits(Kind.NEGATE).stream().anyMatch(hit -> flips(hit, cue))) {
            return -1;
        }
        boolean denied = scene.has(Kind.DENY, cue.end(), scene.folded().length());
        String rest = scene.raw().substring(cue.start(), end);
        boolean possible = rest.indexOf('な') > 0 || rest.indexOf('ず') > 0 || rest.indexOf('ん') > 0;
        return !denied && possible && negated(tokenizer.tokens(rest), cue.length()) ? -1 : 1;
    }

    /** "Open models are not": at most a noun stands between the two. */
    private static boolean flips(Hit negation, Hit cue) {
        int gap = negation.start() - cue.end();
        return negation.rule().value().equals("flip") && gap >= 0 && gap <= NOUN;
    }

    /** True when the first predicate behind the cue ends in a negative auxiliary. */
    private static boolean negated(List<Tokenizer.Token> tokens, int cueLength) {
        boolean predicate = false;
        boolean connected = false;
        for (Tokenizer.Token token : tokens) {
            if (token.start() < cueLength) {
                predicate |=
                        token.start() + token.surface().length() >= cueLength
                                && token.part().equals("動詞");
                continue;
            }
            boolean verbal = PREDICATE.contains(token.part());
            boolean negative = NEGATIVE.contains(token.base()) && token.part().equals("助動詞");
            if (negative) {
                return predicate;
            }
            if (connected && !LASTING.contains(token.base())) {
                return false;
            }
            connected =
                    predicate && token.part().equals("助詞") && CONNECTIVE.contains(token.surface());
            if (token.part().equals("記号") || (predicate && !verbal && !connected)) {
                return false;
            }
            predicate |= token.part().equals("動詞");
        }
        return false;
    }

    private static int english(Scene scene, Hit cue) {
        int from = Math.max(scene.clauseStart(cue.start()), cue.start() - ENGLISH_REACH);
        if (scene.has(Kind.NEGATE, "cancel", from, scene.clauseEnd(cue.start()))) {
            return 0;
        }
        // "Failed to profit, opens its model": what lies before a comma is of something else.
        int comma = scene.folded().lastIndexOf(", ", cue.start()) + 1;
        return scene.has(Kind.NEGATE, "flip", Math.max(from, comma), cue.start()) ? -1 : 1;
    }

    /** "From open to closed": what is left behind no longer counts. */
    private static int turned(Scene scene, Hit cue) {
        for (Hit turn : scene.hits(Kind.TURN)) {
            if (!turn.rule().value().equals("leave") || !beside(scene, cue, turn)) {
                continue;
            }
            boolean bare = turn.length() <= 4;
            if (!bare) {
                return -1;
            }
            boolean taken =
                    scene.hits(Kind.CUE).stream()
                            .anyMatch(
                                    other ->
                                            other.start() > turn.start()
                                                    && other.rule().polarity()
                                                            != cue.rule().polarity());
            boolean toward =
                    !scene.japanese()
                            || scene.has(Kind.TURN, "toward", turn.end(), scene.folded().length());
            if (taken && toward) {
                return 0;
            }
        }
        return 1;
    }

    private static boolean beside(Scene scene, Hit cue, Hit turn) {
        int gap = scene.japanese() ? turn.start() - cue.end() : cue.start() - turn.end();
        if (gap < 0 || gap > (scene.japanese() ? 30 : 16)) {
            return false;
        }
        int from = scene.japanese() ? cue.end() : turn.end();
        String between = scene.folded().substring(from, from + gap);
        boolean another =
                scene.hits(Kind.CUE).stream()
                        .anyMatch(other -> other.overlaps(from, from + gap) && !other.equals(cue));
        return !another
                && between.indexOf('、') < 0
                && between.indexOf('を') < 0
                && between.indexOf('は') < 0;
    }
}
