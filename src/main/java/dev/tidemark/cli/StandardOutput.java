package dev.tidemark.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where results go. */
final class StandardOutput {
    private StandardOutput() {}

    /** Straight to the descriptor: System.out writes the locale's charset and flushes each line. */
    static PrintStream open() {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                false,
                StandardCharsets.UTF_8);
    }
}
