package dev.tidemark.cli;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.slack.SlackTest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark alert}: what can be done about alerts without a job. */
@Command(
        name = "alert",
        mixinStandardHelpOptions = true,
        description = "Tries where alerts go.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = AlertCommand.Test.class,
        footer = {"", "Example: ./tidemark alert test jobs/live.yaml"})
final class AlertCommand {

    /** {@code tidemark alert test}: whether each channel takes a message. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description =
                    "Posts one sample to each Slack channel of a job file, marked as a test. Neither"
                            + " the outbox nor a running job knows of it.",
            footer = {
                "",
                "Exit status: 0 taken by all, 1 refused by one, 2 wrong settings.",
                "Example: ./tidemark alert test jobs/live.yaml --channel desk"
            })
    static final class Test implements Callable<Integer> {
        @Parameters(paramLabel = "JOB.yaml", description = "The job file.")
        private Path job;

        @Option(
                names = "--channel",
                paramLabel = "NAME",
                description = "This channel only; default: all.")
        private @Nullable String channel;

        @Override
        public Integer call() throws Exception {
            SlackSettings slack = JobFile.read(job).slack();
            if (slack == null) {
                throw new InvalidInput(
                        job.toString(), "slack", "absent", "a section that says where alerts go");
            }
            List<String> names = slack.channels().stream().map(each -> each.name()).toList();
            if (channel != null && !names.contains(channel)) {
                throw new InvalidInput(
                        "alert test", "--channel", channel, String.join(", ", names));
            }
            int exit = 0;
            for (SlackTest.Result result : SlackTest.post(slack, channel, Clock.systemUTC())) {
                if (result.taken()) {
                    System.out.println(result.channel() + ": taken");
                } else {
                    System.err.println(
                            "tidemark: channel "
                                    + result.channel()
                                    + ": not taken: "
                                    + result.word());
                    exit = 1;
                }
            }
            return exit;
        }
    }
}
