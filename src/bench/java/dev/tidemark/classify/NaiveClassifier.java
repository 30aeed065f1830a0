package dev.tidemark.classify;

import dev.tidemark.model.Label;
import dev.tidemark.model.Language;
import dev.tidemark.text.JapaneseTokenizer;
import dev.tidemark.text.NormalText;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classifier as one would write it first: every text is cut into words, and names and words of openness are looked for
 * by one regular expression each, all of them in one alternation.
 *
 * <p>The decision is the monitor's own, so the labels are the same and only the way to it is measured. The names are thus
 * searched for twice; the second search costs a few hundredths of the first.
 */
public final class NaiveClassifier implements StanceClassifier {
    private final StanceClassifier decision;
    private final JapaneseTokenizer tokenizer = new JapaneseTokenizer();
    private final Pattern names;
    private final Pattern japanese;
    private final Pattern english;

    /** Compiles the alternations over the lists that come with the program. */
    public NaiveClassifier(StanceClassifier decision) {
        this.decision = decision;
        this.names =
                alternation(
                        Watchlist.bundled().aliases().stream()
                                .map(alias -> Folding.pattern(alias.text()))
                                .toList());
        this.japanese = alternation(firstWords("common", "ja"));
        this.english = alternation(firstWords("common", "en"));
    }

    private static List<String> firstWords(String... lexicons) {
        return Stream.of(lexicons)
                .map(name -> TextFile.bundled("/lexicon/" + name + ".tsv"))
                .flatMap(file -> LexiconFile.parse(file).stream())
                .flatMap(rule -> CuePattern.expand(rule.pattern()).stream())
                .map(pattern -> pattern.parts().get(0).text())
                .toList();
    }

    private static Pattern alternation(Collection<String> words) {
        return Pattern.compile(
                words.stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|")));
    }

    @Override
    public List<Label> classify(String title, String text, Language lang) {
        String normal = NormalText.of(title + "\n" + text).text();
        String folded = Folding.of(normal);
        int words = tokenizer.tokens(normal).size();
        int named = count(names.matcher(folded));
        int cues = count((lang == Language.JA ? japanese : english).matcher(folded));
        if (words < 0 || named < 0 || cues < 0) {
            throw new IllegalStateException("keeps the searches from being optimised away");
        }
        return decision.classify(title, text, lang);
    }

    private static int count(Matcher matcher) {
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
