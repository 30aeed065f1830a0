package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.ElasticsearchLogin;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.model.Document;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

/** The login of a job; the build puts one into this process's environment. */
class ElasticsearchLoginIT {
    private static final String NAME = "TIDEMARK_TEST_USERNAME";
    private static final String WORD = "TIDEMARK_TEST_PASSWORD";

    private final List<Document> documents =
            List.of(
                    new Documents("rules-1", "run-1")
                            .item(SampleRecords.item("a", "Acme opens", "Text.", 0)));

    @Test
    void theJobHoldsTheNamesOfTheVariablesAndNothingOfWhatIsInThem() throws Exception {
        ElasticsearchSettings settings = settings("http://127.0.0.1:1", NAME, WORD);

        byte[] job =
                InstantiationUtil.serializeObject(
                        DocumentJob.define(documents, settings).getStreamGraph().getJobGraph());

        assertThat(new String(job, StandardCharsets.ISO_8859_1))
                .contains(NAME, WORD)
                .doesNotContain(System.getenv(NAME), System.getenv(WORD), base64Login());
    }

    @Test
    void theWorkerLogsInWithWhatIsInItsEnvironment() throws Exception {
        try (ScriptedElasticsearch server = new ScriptedElasticsearch()) {
            DocumentJob.run(documents, settings(server.url(), NAME, WORD));

            assertThat(server.authorizations).containsExactly("Basic " + base64Login());
            assertThat(server.taken).hasSize(1);
        }
    }

    @Test
    void withoutALoginNobodyLogsIn() throws Exception {
        try (ScriptedElasticsearch server = new ScriptedElasticsearch()) {
            DocumentJob.run(documents, settings(server.url(), "TIDEMARK_NO_SUCH", "TIDEMARK_NONE"));

            assertThat(server.authorizations).containsExactly("none");
        }
    }

    @Test
    void halfALoginIsRefusedBeforeTheJobStarts() {
        ElasticsearchSettings half = settings("http://127.0.0.1:1", NAME, "TIDEMARK_NO_SUCH");

        assertThatThrownBy(() -> DocumentJob.define(documents, half))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("elasticsearch.passwordVariable: TIDEMARK_NO_SUCH is not set")
                .hasMessageNotContaining(System.getenv(NAME));
    }

    @Test
    void aWorkerThatLacksTheLoginOfTheOneWhoSubmittedSaysSoAndStaysDown() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        env.fromData(documents, TypeInformation.of(Document.class))
                .sinkTo(
                        new DocumentSink(
                                settings("http://127.0.0.1:1", "TIDEMARK_NO_SUCH", "TIDEMARK_NONE"),
                                0,
                                true,
                                false));

        assertThatThrownBy(env::execute)
                .hasStackTraceContaining(SuppressRestartsException.class.getName())
                .hasStackTraceContaining("TIDEMARK_NO_SUCH is not set");
    }

    private static String base64Login() {
        String login = System.getenv(NAME) + ":" + System.getenv(WORD);
        return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static ElasticsearchSettings settings(String host, String name, String word) {
        return new ElasticsearchSettings(
                List.of(host),
                500,
                5,
                1,
                5,
                5,
                0,
                ElasticsearchLogin.inVariables(name, word),
                null);
    }
}
