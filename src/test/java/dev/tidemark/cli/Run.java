package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of the program in a process of its own, as the launcher starts it. */
record Run(int exit, String out, String err) {
    private static final int SIGINT = 2;

    static Run of(String... arguments) {
        return of(Map.of(), arguments);
    }

    /** Runs the program with further environment variables. */
    static Run of(Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile("run", ".out");
            Path err = Files.createTempFile("run", ".err");
            ProcessBuilder program = new ProcessBuilder(command(arguments));
            program.environment().putAll(environment);
            Process process =
                    program.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
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
        return start(log, Map.of(), arguments);
    }

    /** Starts the program with further environment variables and returns at once. */
    static Process start(Path log, Map<String, String> environment, String... arguments)
            throws IOException {
        ProcessBuilder program = new ProcessBuilder(command(arguments));
        program.environment().putAll(environment);
        return program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** Starts the program with its output where a file is, or /dev/full, and returns at once. */
    static Process into(Path out, Path err, String... arguments) throws IOException {
        return new ProcessBuilder(command(arguments))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    /** Starts the program with its output into a pipe of the caller, and returns at once. */
    static Process pipe(Path err, String... arguments) throws IOException {
        return new ProcessBuilder(command(arguments)).redirectError(err.toFile()).start();
    }

    /**
     * Does what Ctrl-C does and returns the exit status.
     *
     * <p>Below a shell that has put the build into the background nobody hears of Ctrl-C: the test is not run then.
     */
    static int interrupt(Process program) throws IOException, InterruptedException {
        boolean hears = hears(program.pid());
        if (!hears) {
            // It would go on writing into a folder that the test is about to delete.
            program.destroyForcibly().waitFor();
        }
        assumeTrue(hears, "Ctrl-C is ignored by the shell that started this");
        new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return program.exitValue();
    }

    private static boolean hears(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return true;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigCgt:"))
                    .map(line -> new BigInteger(line.substring(7).strip(), 16))
                    .allMatch(caught -> caught.testBit(SIGINT - 1));
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("tidemark.opens").split(" ")));
        command.addAll(
                List.of(
                        "-Xmx1g",
                        "-XX:TieredStopAtLevel=1", // short runs: what they win by it is a third
                        "-XX:SharedArchiveFile=" + System.getProperty("tidemark.classes"),
                        "-Dtidemark.home=" + System.getProperty("tidemark.home"),
                        "-cp",
                        System.getProperty("tidemark.lib") + "/*",
                        "dev.tidemark.cli.Tidemark"));
        command.addAll(List.of(arguments));
        return command;
    }
}
