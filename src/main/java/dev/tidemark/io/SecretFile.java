package dev.tidemark.io;

import dev.tidemark.config.FileProblem;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds a secret in its first line, as orchestrators mount them. */
public final class SecretFile {
    private static final int LONGEST = 10_000;

    private SecretFile() {}

    /**
     * Reads the secret.
     *
     * @param field dotted path of the setting that names the file, for the message
     * @param allowed what the setting may be, for the message
     * @throws InvalidInput when the file is missing, too large or not to be read; the message does not repeat its content
     */
    public static String firstLine(String file, String field, String allowed) {
        Path path = Path.of(file);
        try {
            if (Files.isRegularFile(path) && Files.size(path) <= LONGEST) {
                return Files.readString(path).lines().findFirst().orElse("");
            }
        } catch (IOException e) {
            throw invalid(field, file + " cannot be read: " + FileProblem.of(e), allowed);
        }
        throw invalid(
                field,
                file + (Files.exists(path) ? " is no such file" : ": no such file"),
                allowed);
    }

    private static InvalidInput invalid(String field, String problem, String allowed) {
        return new InvalidInput(InvalidInput.JOB_FILE, field, problem, allowed);
    }
}
