package dev.tidemark.io;

import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.model.Document;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job in this JVM that writes documents and never restarts: any failure is the caller's. */
final class DocumentJob {
    private DocumentJob() {}

    static void run(List<Document> documents, ElasticsearchSettings settings) throws Exception {
        define(documents, settings).execute("documents");
    }

    /** Starts the job and returns at once. */
    static JobClient start(List<Document> documents, ElasticsearchSettings settings)
            throws Exception {
        return define(documents, settings).executeAsync("documents");
    }

    /** Builds the job without starting it. */
    static StreamExecutionEnvironment define(
            List<Document> documents, ElasticsearchSettings settings) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        env.setRuntimeMode(RuntimeExecutionMode.STREAMING);
        env.enableCheckpointing(1_000);
        env.getConfig().disableGenericTypes();
        ElasticsearchEdge.attach(
                env.fromData(documents, TypeInformation.of(Document.class)),
                settings,
                "elasticsearch",
                Instant.EPOCH);
        return env;
    }
}
