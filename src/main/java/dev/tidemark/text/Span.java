package dev.tidemark.text;

/**
 * A stretch of a text.
 *
 * @param start offset of the first character, in UTF-16 units
 * @param end offset behind the last character
 */
public record Span(int start, int end) {

    /** Length in UTF-16 units. */
    public int length() {
        return end - start;
    }

    /** The characters of this span in the text it counts in. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
