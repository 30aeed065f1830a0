package dev.tidemark.article;

import dev.tidemark.classify.Phrases;
import dev.tidemark.text.NormalText;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page's main text is the whole article that an item speaks of, and not what stands in its place: the first
 * lines before a paywall, a question about cookies, an error, a list of links, another article.
 *
 * <p>Lengths count ideographs and kana twice, because Japanese says the same in half the letters. That a page is the item's
 * is told by the words of the item's title: Latin words and numbers, and of Japanese each pair of letters. Thread-safe.
 */
final class ArticleCheck {
    /** A shorter text is no article: some four sentences. */
    static final int LEAST = 500;

    /** A shorter one that speaks of subscriptions, cookies or errors is not the article. */
    static final int SURELY_WHOLE = 1_800;

    private static final int LEAST_OF_A_PARAGRAPH = 60;
    private static final double MOST_LINKED = 0.4;
    private static final double LEAST_IN_PARAGRAPHS = 0.6;
    private static final double LEAST_OF_TITLE_IN_HEADLINES = 0.5;
    private static final double LEAST_OF_TITLE_IN_TEXT = 0.6;

    private static final Pattern WORD =
            Pattern.compile(
                    "[\\p{IsLatin}\\p{N}]{2,}|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]+");

    /** English words that tell no title from another. */
    private static final Set<String> COMMON =
            Set.of(
                    "the", "and", "for", "its", "with", "from", "that", "this", "will", "has",
                    "have", "are", "was", "of", "to", "in", "on", "at", "by", "as", "is", "it",
                    "an", "be", "or", "after", "over", "says", "new", "how", "why", "what");

    private final Phrases walls = Phrases.bundled("/article/walls.txt");

    /**
     * What speaks against a page.
     *
     * @param title the item's
     * @return one line; null when nothing does
     */
    @Nullable String problem(MainText page, String title) {
        int length = weight(page.text());
        if (length < LEAST) {
            return "no article: too little text";
        }
        if (length < SURELY_WHOLE && page.locked()) {
            return "only the beginning: the page says it is not free to read";
        }
        if (length < SURELY_WHOLE && walls.occurIn(page.text())) {
            return "a paywall, a notice or an error in place of the article";
        }
        if (page.linked() > MOST_LINKED) {
            return "a list of links";
        }
        int inParagraphs =
                page.text()
                        .lines()
                        .mapToInt(ArticleCheck::weight)
                        .filter(ArticleCheck::isLong)
                        .sum();
        if (inParagraphs < LEAST_IN_PARAGRAPHS * length) {
            return "a list of short lines";
        }
        Set<String> words = words(title);
        boolean same =
                shared(words, words(page.headlines())) >= LEAST_OF_TITLE_IN_HEADLINES
                        || shared(words, words(page.text())) >= LEAST_OF_TITLE_IN_TEXT;
        return same ? null : "another article: too few of the title's words are in it";
    }

    private static boolean isLong(int weight) {
        return weight >= LEAST_OF_A_PARAGRAPH;
    }

    /** The length of a text, ideographs and kana counted twice. */
    static int weight(String text) {
        return (int) text.chars().mapToLong(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF);
    }

    /** Of how many of the wanted there is one; nothing where nothing is wanted, for then nothing shows that they belong together. */
    private static double shared(Set<String> wanted, Set<String> there) {
        long found = wanted.stream().filter(there::contains).count();
        return wanted.isEmpty() ? 0 : (double) found / wanted.size();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(NormalText.of(text).text().toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String word = matcher.group();
            if (Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.LATIN
                    || Character.isDigit(word.charAt(0))) {
                if (!COMMON.contains(word)) {
                    words.add(word);
                }
                continue;
            }
            for (int i = 0; i + 1 < word.length(); i++) {
                words.add(word.substring(i, i + 2));
            }
        }
        return words;
    }
}
