package dev.tidemark.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of the program in a process of its own, as the launcher starts it. */
record Run(int exit, String out, String err) {

    static Run of(String... arguments) {
        try {
            Path out = Files.createTempFile("run", ".out");
            Path err = Files.createTempFile("run", ".err");
            Process process =
                    new ProcessBuilder(command(arguments))
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            int exit = process.waitFor();
            Run run = new Run(exit, Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the program and returns at once. */
    static Process start(Path log, String... arguments) throws IOException {
        return new ProcessBuilder(command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("tidemark.opens").split(" ")));
        command.addAll(
                List.of(
                        "-Xmx1g",
                        "-Dtidemark.home=" + System.getProperty("tidemark.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.tidemark.cli.Tidemark"));
        command.addAll(List.of(arguments));
        return command;
    }
}
