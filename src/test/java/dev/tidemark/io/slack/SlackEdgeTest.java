package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.SlackChannel;
import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.outbox.Outbox;
import dev.tidemark.model.Alert;
import dev.tidemark.model.HealthAlert;
import dev.tidemark.model.Language;
import dev.tidemark.model.Tier;
import dev.tidemark.operator.RecordTypes;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink in a Flink job that really runs, posting to a server that stands for Slack. */
class SlackEdgeTest {
    private static final String VARIABLE = Desk.HOOK;

    private final LogCapture log = new LogCapture();

    @TempDir Path outbox;

    @BeforeEach
    void start() {
        System.clearProperty(VARIABLE);
    }

    @AfterEach
    void theSecretIsInNoLine() {
        log.close();
        System.clearProperty(VARIABLE);
        assertThat(log.lines()).noneMatch(line -> line.contains(SlackServer.SECRET));
    }

    @Test
    void oneMessageForEachAlertOfATierThatIsWantedAndEveryItemIsCounted() throws Exception {
        try (SlackServer slack = new SlackServer(ForwardMachine.INSTANCE::nanoTime)) {
            System.setProperty(VARIABLE, slack.address());

            for (int again = 0; again < 2; again++) {
                job(
                                Tier.NOTICE,
                                Alerts.of(Tier.REPORT, "one"),
                                Alerts.of(Tier.NOTICE, "one"),
                                Alerts.of(Tier.SHIFT, "one"),
                                Alerts.of(Tier.SHIFT, "two"),
                                Alerts.of(Tier.SHIFT, "two"))
                        .execute();
                finish(Tier.NOTICE);
            }

            assertThat(slack.texts())
                    .hasSize(3)
                    .satisfiesExactlyInAnyOrder(
                            text -> assertThat(text).startsWith("Notice"),
                            text -> assertThat(text).startsWith("Shift"),
                            text -> assertThat(text).startsWith("Shift"));
            assertThat(slack.seconds().get(2) - slack.seconds().get(0)).isGreaterThanOrEqualTo(2);
            assertThat(Outbox.at(outbox).itemsRead()).isEqualTo(6);
            assertThat(Secrets.assertNoneBelow(outbox, SlackServer.SECRET)).contains("read.json");
            assertThat(log.lines()).as("a log that could hold the secret").isNotEmpty();
        }
    }

    @Test
    void alertsAboutFeedsGoThroughTheSameOutboxOnceAndAreNoItems() throws Exception {
        try (SlackServer slack = new SlackServer(ForwardMachine.INSTANCE::nanoTime)) {
            System.setProperty(VARIABLE, slack.address());
            HealthAlert failing =
                    HealthMessageTest.feed(
                            HealthAlert.Kind.FAILING, "Example", 7, null, "server", "no");

            for (int again = 0; again < 2; again++) {
                job(Tier.SHIFT, List.of(failing), Alerts.of(Tier.REPORT, "one")).execute();
                finish(Tier.SHIFT);
            }

            assertThat(slack.texts())
                    .singleElement()
                    .asString()
                    .startsWith("Feed failing | Example: not to be had for 7 hours");
            assertThat(Outbox.at(outbox).itemsRead()).isEqualTo(6);
        }
    }

    @Test
    void theJobDoesNotWaitForASlackThatIsAwayAndNothingIsLost() throws Exception {
        System.setProperty(VARIABLE, "http://127.0.0.1:1/" + SlackServer.SECRET);
        job(Tier.REPORT, Alerts.report(), Alerts.of(Tier.SHIFT, "two")).execute();
        assertThat(Outbox.at(outbox).files(Outbox.Place.WAITING)).hasSize(2);

        try (SlackServer slack = new SlackServer(ForwardMachine.INSTANCE::nanoTime)) {
            System.setProperty(VARIABLE, slack.address());
            assertThat(finish(Tier.REPORT)).isZero();

            assertThat(slack.texts()).hasSize(2).noneMatch(text -> text.contains("repeat"));
        }
    }

    @Test
    void theAddressIsInNoJobGraph() throws Exception {
        System.setProperty(VARIABLE, "https://hooks.example.org/" + SlackServer.SECRET);

        JobGraph graph = job(Tier.REPORT, Alerts.report()).getStreamGraph().getJobGraph();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(graph);
        }

        assertThat(bytes.toString(StandardCharsets.ISO_8859_1))
                .contains(VARIABLE)
                .doesNotContain(SlackServer.SECRET);
    }

    @Test
    void aWorkerWithoutAnAddressEndsTheJobAtOnceAndSaysWhichVariableIsMissing() {
        Throwable failure = catchThrowable(() -> job(Tier.REPORT, Alerts.report()).execute());

        assertThat(failure)
                .rootCause()
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "job file: slack.webhookVariable: TIDEMARK_TEST_HOOK is not set; allowed: a"
                                + " variable with an https address in the environment of every worker");
    }

    @Test
    void anAddressThatIsNoneIsNotRepeatedInTheFailure() {
        for (String wrong :
                List.of(
                        "http://hooks.example.org/" + SlackServer.SECRET,
                        "https://user@hooks.example.org/" + SlackServer.SECRET,
                        "ht tps:" + SlackServer.SECRET,
                        SlackServer.SECRET)) {
            System.setProperty(VARIABLE, wrong);

            Throwable failure = catchThrowable(() -> job(Tier.REPORT, Alerts.report()).execute());

            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString())
                    .contains("holds something else (not shown)")
                    .doesNotContain(SlackServer.SECRET);
        }
    }

    @Test
    void theLauncherCanAskBeforeItStarts() {
        assertThatThrownBy(
                        () -> SlackEdge.check(settings(Tier.REPORT), java.time.Clock.systemUTC()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("TIDEMARK_TEST_HOOK is not set");
    }

    private int finish(Tier minimum) throws Exception {
        return SlackEdge.finish(
                settings(minimum), outbox, ForwardMachine.INSTANCE, Duration.ofMinutes(1));
    }

    private StreamExecutionEnvironment job(Tier minimum, Alert... alerts) {
        return job(minimum, List.of(), alerts);
    }

    private StreamExecutionEnvironment job(
            Tier minimum, List<HealthAlert> health, Alert... alerts) {
        Configuration configuration = new Configuration();
        // Would restart for ever if the sink let it.
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.enableCheckpointing(100);
        env.getConfig().disableGenericTypes();
        SlackEdge.attach(
                env.fromData(List.of(alerts), RecordTypes.of(Alert.class)).uid("alerts"),
                env.fromData("first", "second", "third").uid("items"),
                health.isEmpty()
                        ? null
                        : env.fromData(health, RecordTypes.of(HealthAlert.class)).uid("health"),
                settings(minimum),
                outbox,
                "slack",
                ForwardMachine.INSTANCE);
        return env;
    }

    private static SlackSettings settings(Tier minimum) {
        SlackChannel channel =
                new SlackChannel(
                        "slack",
                        Desk.hook(VARIABLE),
                        minimum,
                        Language.EN,
                        List.of(),
                        null,
                        null,
                        true);
        return new SlackSettings(List.of(channel), Desk.TOKYO, null, 10, SlackSettings.DEFAULT_API);
    }
}
