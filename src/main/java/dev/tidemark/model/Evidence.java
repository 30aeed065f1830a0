package dev.tidemark.model;

import java.util.List;

/**
 * The sentence that a claim or label rests on.
 *
 * @param text the sentence, verbatim
 * @param start offset of its first character in the item's content, in UTF-16 units
 * @param end offset behind its last character; {@code content.substring(start, end)} is the text
 * @param cues the words that fired, as they stand in the sentence, in their order
 */
public record Evidence(String text, int start, int end, List<String> cues) {}
