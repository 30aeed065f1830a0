package dev.tidemark.article;

import dev.tidemark.text.NormalText;
import dev.tidemark.text.Sentences;
import dev.tidemark.text.Span;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The beginning of an article, without the sentences that its item has already: the headline, and the first paragraph
 * that so many feeds give as their summary. Said twice, they would weigh twice.
 */
final class ArticleLead {
    private ArticleLead() {}

    /**
     * The lead, in whole sentences; paragraphs are apart by one line break.
     *
     * @param most its length at most, ideographs and kana counted twice
     * @return empty when the item says it all
     */
    static String of(MainText page, PageItem item, int most) {
        Set<String> said = new HashSet<>();
        for (String words : new String[] {item.title(), item.text(), page.headlines()}) {
            Sentences.of(words).forEach(span -> said.add(folded(words, span)));
            said.add(folded(words, new Span(0, words.length())));
        }
        StringBuilder lead = new StringBuilder();
        int length = 0;
        for (String line : page.text().split("\n")) {
            String gap = lead.isEmpty() ? "" : "\n";
            for (Span span : Sentences.of(line)) {
                if (!said.add(folded(line, span))) {
                    continue;
                }
                String sentence = line.substring(span.start(), span.end());
                length += gap.length() + ArticleCheck.weight(sentence);
                if (length > most) {
                    return lead.toString();
                }
                lead.append(gap).append(sentence);
                boolean spaced = span.end() < line.length() && line.charAt(span.end()) == ' ';
                gap = spaced ? " " : "";
            }
        }
        return lead.toString();
    }

    private static String folded(String text, Span span) {
        return NormalText.of(text.substring(span.start(), span.end()))
                .text()
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
