package dev.tidemark.classify;

import dev.tidemark.classify.Rule.Kind;
import dev.tidemark.model.Language;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One sentence and what was found in it; all offsets count in the sentence.
 *
 * @param raw in normal form KC
 * @param folded the same, folded
 * @param offset of the sentence in the normalised content
 * @param topical true when title or sentence speak of artificial intelligence, or of a company that makes nothing else
 * @param ofModels true when title, lead or sentence speak of a model
 */
record Scene(
        String raw,
        String folded,
        int offset,
        Section section,
        Language lang,
        RuleSet rules,
        List<Mention> mentions,
        List<Hit> hits,
        boolean topical,
        boolean ofModels) {

    private static final Pattern ASKING =
            Pattern.compile(
                    "\\W*(?:will|would|does|do|did|is|are|was|were|has|have|had|can|could|should|shall|may|might)\\b");
    private static final List<String> ASKED = List.of("だろうか", "でしょうか", "ますか", "ですか", "るのか");

    /** What may stand behind the last word of a question. */
    private static final String CLOSING = " 。?!\"'”’」』)";

    /** Where in an item a sentence stands, and how much it weighs there. */
    enum Section {
        TITLE(1.0),
        LEAD(0.85),
        TAIL(0.6);

        private final double weight;

        Section(double weight) {
            this.weight = weight;
        }

        double weight() {
            return weight;
        }
    }

    boolean japanese() {
        return lang == Language.JA;
    }

    /** True for a question, which says nothing: "Will Google release the weights?"; a doubt in a headline is none. */
    boolean asks() {
        int end = wordsEnd();
        return japanese()
                ? ASKED.stream().anyMatch(word -> folded.startsWith(word, end - word.length()))
                : folded.indexOf('?', end) >= 0 && ASKING.matcher(folded).lookingAt();
    }

    private int wordsEnd() {
        int end = folded.length();
        while (end > 0 && CLOSING.indexOf(folded.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    List<Hit> hits(Kind kind) {
        return hits.stream().filter(hit -> hit.rule().kind() == kind).toList();
    }

    /** True when a rule of the kind matches wholly inside a stretch. */
    boolean has(Kind kind, int from, int to) {
        return hits.stream()
                .anyMatch(
                        hit -> hit.rule().kind() == kind && hit.start() >= from && hit.end() <= to);
    }

    boolean has(Kind kind, String value, int from, int to) {
        return hits.stream()
                .anyMatch(
                        hit ->
                                hit.rule().kind() == kind
                                        && hit.rule().value().equals(value)
                                        && hit.start() >= from
                                        && hit.end() <= to);
    }

    /** Start of the clause that a position is in: a contrast opens a new one. */
    int clauseStart(int position) {
        int start = 0;
        for (Hit hit : hits(Kind.CONTRAST)) {
            if (boundary(hit) <= position) {
                start = Math.max(start, boundary(hit));
            }
        }
        return start;
    }

    /** End of the clause that a position is in. */
    int clauseEnd(int position) {
        int end = folded.length();
        for (Hit hit : hits(Kind.CONTRAST)) {
            if (boundary(hit) > position) {
                end = Math.min(end, boundary(hit));
            }
        }
        return end;
    }

    boolean sameClause(int a, int b) {
        return clauseStart(a) == clauseStart(b);
    }

    /** Japanese conjunctions close a clause, English ones open the next; "unlike X," ends at its comma. */
    private int boundary(Hit contrast) {
        if (japanese()) {
            return contrast.end();
        }
        boolean leads = contrast.start() == 0;
        int comma = leads ? folded.indexOf(", ", contrast.end()) : -1;
        return comma >= 0 ? comma + 1 : contrast.start();
    }
}
