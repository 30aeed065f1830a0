package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.TreeSet;

/** Looks for what nobody must see. */
public final class Secrets {
    private Secrets() {}

    /** Searches every file below a folder and returns their names; files and folders may come and go meanwhile. */
    public static TreeSet<String> assertNoneBelow(Path folder, String secret) throws IOException {
        TreeSet<String> searched = new TreeSet<>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        try {
                            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                                    .as(file.toString())
                                    .doesNotContain(secret);
                            searched.add(file.getFileName().toString());
                        } catch (IOException failure) {
                            return goneOr(failure);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        return goneOr(failure);
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path listed, IOException failure)
                            throws IOException {
                        return goneOr(failure);
                    }
                });
        return searched;
    }

    private static FileVisitResult goneOr(IOException failure) throws IOException {
        if (failure != null && !(failure instanceof NoSuchFileException)) {
            throw failure;
        }
        return FileVisitResult.CONTINUE;
    }
}
