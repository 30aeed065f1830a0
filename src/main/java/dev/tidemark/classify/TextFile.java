package dev.tidemark.classify;

import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A data file's name and content.
 *
 * @param name as messages call it
 */
record TextFile(String name, String content) {

    /** Reads a file of the user. */
    static TextFile read(Path path) {
        try {
            return new TextFile(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new InvalidInput(path.toString(), "", "not UTF-8", "a text file in UTF-8");
        } catch (IOException e) {
            throw new InvalidInput(
                    path.toString(), "", "cannot be read", "an existing, readable file");
        }
    }

    /** Reads a file that comes with the program. */
    static TextFile bundled(String resource) {
        try (InputStream in = TextFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing in the program: " + resource);
            }
            return new TextFile(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
