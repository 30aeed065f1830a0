package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for what nobody must see. */
public final class Secrets {
    private Secrets() {}

    /** Searches every file below a folder and returns their names; files may come and go meanwhile. */
    public static TreeSet<String> assertNoneBelow(Path folder, String secret) throws IOException {
        TreeSet<String> searched = new TreeSet<>();
        for (Path file : files(folder)) {
            byte[] bytes;
            try {
                bytes = Files.readAllBytes(file);
            } catch (NoSuchFileException e) {
                continue; // replaced while we looked
            }
            searched.add(file.getFileName().toString());
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(secret);
        }
        return searched;
    }

    private static java.util.List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return java.util.List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (java.io.UncheckedIOException e) {
            return java.util.List.of(); // as above
        }
    }
}
