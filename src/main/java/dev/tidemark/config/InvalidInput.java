package dev.tidemark.config;

/**
 * Something the user gave is wrong: reported as one line, exit status 2, never a stack trace.
 *
 * <p>The line always answers where, what, and what would have been right.
 */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Stands for the job file where settings prove wrong that no longer know which file they are of. */
    public static final String JOB_FILE = "job file";

    private final String file;
    private final String complaint;

    /**
     * Describes a wrong value.
     *
     * @param file the file, URL or command-line option that holds the value
     * @param field dotted path of the field in it; empty when the whole file is meant
     * @param value what was found, shortened here to 80 characters and one line
     * @param allowed what would have been accepted
     */
    public InvalidInput(String file, String field, String value, String allowed) {
        this(
                file,
                (field.isEmpty() ? "" : ": " + field)
                        + ": "
                        + oneLine(value)
                        + "; allowed: "
                        + allowed);
    }

    private InvalidInput(String file, String complaint) {
        super(file + complaint);
        this.file = file;
        this.complaint = complaint;
    }

    /** The line, with a name in place of {@link #JOB_FILE}. */
    public String lineOf(String jobFile) {
        return (file.equals(JOB_FILE) ? jobFile : file) + complaint;
    }

    private static String oneLine(String value) {
        String line = value.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }
}
