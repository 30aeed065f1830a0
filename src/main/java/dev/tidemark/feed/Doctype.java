package dev.tidemark.feed;

/**
 * A document type declaration, read past and never processed: nothing it declares is stored, nothing it names is opened.
 */
final class Doctype {
    private Doctype() {}

    /**
     * Where a declaration ends that starts with {@code <!}, with quotes, comments and the declarations inside it.
     *
     * @return the offset behind it; -1 when it has no end
     */
    static int end(String source, int from) {
        int open = 1;
        for (int i = from + 2; i < source.length(); i++) {
            char c = source.charAt(i);
            boolean comment = c == '<' && source.startsWith("<!--", i);
            if (comment || c == '"' || c == '\'') {
                String mark = comment ? "-->" : String.valueOf(c);
                int close = source.indexOf(mark, i + (comment ? 4 : 1));
                if (close < 0) {
                    return -1;
                }
                i = close + mark.length() - 1;
            } else if (c == '<') {
                open++;
            } else if (c == '>' && --open == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
