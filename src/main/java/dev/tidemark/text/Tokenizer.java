package dev.tidemark.text;

import java.util.List;

/** Cuts a text into words with their grammar; implementations are thread-safe. */
public interface Tokenizer {

    /**
     * The words of a text in order.
     *
     * @param text a sentence; long texts cost time in proportion
     */
    List<Token> tokens(String text);

    /**
     * One word.
     *
     * @param start offset in the text, in UTF-16 units
     * @param surface as it stands in the text
     * @param base its dictionary form; the surface where the dictionary has none
     * @param part its part of speech in the dictionary's own terms, as in 動詞, 助動詞, 名詞
     */
    record Token(int start, String surface, String base, String part) {}
}
