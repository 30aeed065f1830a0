package dev.tidemark.config;

/**
 * Something the user gave is wrong: reported as one line, exit status 2, never a stack trace.
 *
 * <p>The line always answers where, what, and what would have been right.
 */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Describes a wrong value.
     *
     * @param file the file, URL or command-line option that holds the value
     * @param field dotted path of the field in it; empty when the whole file is meant
     * @param value what was found, shortened here to 80 characters and one line
     * @param allowed what would have been accepted
     */
    public InvalidInput(String file, String field, String value, String allowed) {
        super(
                file
                        + (field.isEmpty() ? "" : ": " + field)
                        + ": "
                        + oneLine(value)
                        + "; allowed: "
                        + allowed);
    }

    private static String oneLine(String value) {
        String line = value.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }
}
