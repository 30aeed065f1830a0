package dev.tidemark.classify;

import dev.tidemark.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a sentence as the model reads them: names hidden, numbers made alike.
 *
 * <p>A watched name becomes the index of its mention, so that the model learns what is said of a company, and
 * never of which.
 */
final class SentenceWords {
    /** A sentence longer than this, in units, is a list or a page without stops: its beginning has to do. */
    private static final int LONGEST = 600;

    /**
     * One word.
     *
     * @param mention index of the name it belongs to; -1 for a plain word
     * @param start offset in the sentence
     * @param end offset behind it
     */
    record Word(String text, int mention, int start, int end) {}

    private final Tokenizer tokenizer;

    SentenceWords(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    List<Word> of(Scene scene) {
        List<Word> words = new ArrayList<>();
        int length = Math.min(LONGEST, scene.folded().length());
        int at = 0;
        for (int i = 0; i < scene.mentions().size(); i++) {
            Mention mention = scene.mentions().get(i);
            if (mention.start() < at || mention.reach() > length || mention.reach() == 0) {
                continue;
            }
            plain(scene, at, mention.start(), words);
            words.add(new Word("", i, mention.start(), mention.reach()));
            at = mention.reach();
        }
        plain(scene, at, length, words);
        return words;
    }

    private void plain(Scene scene, int from, int to, List<Word> words) {
        if (from >= to) {
            return;
        }
        if (scene.japanese()) {
            for (Tokenizer.Token token : tokenizer.tokens(scene.raw().substring(from, to))) {
                int start = from + token.start();
                int end = start + token.surface().length();
                String base = Folding.of(token.base());
                if (!base.isBlank()) {
                    words.add(new Word(alike(base), -1, start, end));
                }
            }
            return;
        }
        String text = scene.folded();
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            int end = at + 1;
            if (Character.isLetterOrDigit(c)) {
                while (end < to && inWord(text, end, to)) {
                    end++;
                }
            }
            if (!Character.isWhitespace(c)) {
                words.add(new Word(alike(text.substring(at, end)), -1, at, end));
            }
            at = end;
        }
    }

    private static boolean inWord(String text, int at, int to) {
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c)
                || (c == '\'' && at + 1 < to && Character.isLetter(text.charAt(at + 1)));
    }

    private static String alike(String word) {
        return Character.isDigit(word.charAt(0)) ? "0" : word;
    }
}
