package dev.tidemark.cli;

import dev.tidemark.config.FileProblem;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * The program: {@code tidemark COMMAND}.
 *
 * <p>Exit status 0 for success, 1 for a run that failed, 2 for wrong input, which is told in one line.
 */
@Command(
        name = "tidemark",
        mixinStandardHelpOptions = true,
        version = "tidemark 0.1.0",
        description =
                "Which AI company is opening up, which is closing, and when that changed: from"
                        + " news items, in Japanese and English, with the sentence that proves it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            StopCommand.class,
            ReplayCommand.class,
            ClassifyCommand.class,
            BacktestCommand.class,
            FeedCommand.class,
            EvaluateCommand.class,
            DrawCommand.class,
            TrainCommand.class,
            CheckCommand.class,
            SetupCommand.class,
            RetainCommand.class,
            CorrectCommand.class,
            AlertCommand.class,
            ElasticsearchCommand.class
        },
        footer = {
            "",
            "Exit status: 0 done, 1 the run failed, 2 wrong input (one line says what is allowed).",
            "Example: ./tidemark demo",
            "Example: ./tidemark replay news.jsonl.gz --out results"
        })
public final class Tidemark {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces.")
    private boolean debug;

    /**
     * Runs a command and ends the process with its exit status.
     *
     * @throws IllegalStateException instead of ending the process, where that is Flink's
     */
    public static void main(String[] args) {
        int status = run(args);
        if (standsAlone()) {
            System.exit(status);
        }
        if (status != 0) {
            throw new IllegalStateException("tidemark ended with exit status " + status);
        }
    }

    /** False in a process of Flink's, which loads a job jar by itself and is not ours to end. */
    static boolean standsAlone() {
        return Tidemark.class.getClassLoader() == ClassLoader.getSystemClassLoader();
    }

    /** Runs a command in this process and returns its exit status. */
    static int run(String... args) {
        Tidemark tidemark = new Tidemark();
        CommandLine commands = new CommandLine(tidemark);
        commands.setParameterExceptionHandler(
                (failure, given) -> {
                    CommandLine failed = failure.getCommandLine();
                    System.err.println(
                            oneLine(wrongArgument(failure))
                                    + "; see: tidemark"
                                    + (failed.getParent() == null
                                            ? ""
                                            : " " + failed.getCommandName())
                                    + " --help");
                    return CommandLine.ExitCode.USAGE;
                });
        commands.setExecutionExceptionHandler(
                (failure, failed, parsed) -> {
                    if (cause(failure, StandardOutput.Closed.class) != null) {
                        return StandardOutput.Closed.EXIT;
                    }
                    InvalidInput wrong = cause(failure, InvalidInput.class);
                    if (tidemark.debug) {
                        failure.printStackTrace();
                    } else {
                        System.err.println(
                                "tidemark: "
                                        + oneLine(
                                                wrong == null
                                                        ? problem(failure)
                                                                + " (--debug shows where)"
                                                        : wrong.lineOf(jobFile(failed))));
                    }
                    return wrong == null
                            ? CommandLine.ExitCode.SOFTWARE
                            : CommandLine.ExitCode.USAGE;
                });
        return commands.execute(args);
    }

    /** What failed: where it is a file, its name and what is wrong with it. */
    private static String problem(Throwable failure) {
        FileSystemException file = cause(failure, FileSystemException.class);
        String problem = file == null ? "" : FileProblem.of(file);
        if (file != null && file.getFile() != null && !problem.equals(file.getMessage())) {
            return file.getFile() + ": " + problem;
        }
        Throwable root = root(failure);
        boolean isPlain = root.getClass() == IOException.class && root.getMessage() != null;
        return isPlain
                ? String.valueOf(root.getMessage())
                : root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    /** What is wrong with the arguments; of a number that is none, what it may be. */
    private static String wrongArgument(ParameterException failure) {
        ArgSpec argument = failure.getArgSpec();
        String value = failure.getValue();
        boolean isNumber =
                argument != null && List.of(int.class, Integer.class).contains(argument.type());
        if (!isNumber || value == null) {
            return String.valueOf(failure.getMessage());
        }
        String name =
                argument instanceof OptionSpec option
                        ? option.longestName()
                        : argument.paramLabel();
        boolean isPort = argument.paramLabel().equals("PORT");
        return new InvalidInput(
                        failure.getCommandLine().getCommandName(),
                        name,
                        value,
                        isPort ? "a port, 0 to 65535" : "a whole number of up to nine digits")
                .lineOf(InvalidInput.JOB_FILE);
    }

    /** The job file that a command was given, by its name. */
    private static String jobFile(CommandLine command) {
        for (ArgSpec argument : command.getCommandSpec().args()) {
            Object given = argument.paramLabel().equals("JOB.yaml") ? argument.getValue() : null;
            if (given != null) {
                return given.toString();
            }
        }
        return InvalidInput.JOB_FILE;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }

    /** What a failure comes from in the end. */
    static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** A text of others as part of a line: whatever would move a terminal's cursor is a space. */
    static String oneLine(@Nullable String message) {
        return String.valueOf(message).replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
    }
}
