package dev.tidemark.cli;

import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.KibanaSettings;
import dev.tidemark.io.ElasticsearchIndices;
import dev.tidemark.io.KibanaObjects;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark setup}: what has to be in Elasticsearch and Kibana before the first document. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        description =
                "Installs the index templates in the job's Elasticsearch and the dashboards in its"
                        + " Kibana. Run again, it replaces what it installed and nothing else.",
        footer = {
            "",
            "Example: ./tidemark setup jobs/compose.yaml --kibana http://127.0.0.1:5601",
            "then open http://127.0.0.1:5601" + KibanaObjects.DASHBOARD
        })
final class SetupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOB.yaml", description = "The job file.")
    private Path job;

    @Option(
            names = "--kibana",
            paramLabel = "URL",
            description = "Kibana's address, instead of the one in the job file.")
    private @Nullable String url;

    @Override
    public Integer call() {
        JobFile settings = JobFile.read(job);
        ElasticsearchSettings elasticsearch = settings.elasticsearch();
        KibanaSettings kibana = url == null ? settings.kibana() : KibanaSettings.at(url);
        if (elasticsearch == null && kibana == null) {
            throw new InvalidInput(
                    job.toString(),
                    "",
                    "nothing to set up",
                    "an elasticsearch or a kibana section, or --kibana URL");
        }
        if (elasticsearch != null) {
            ElasticsearchIndices.install(elasticsearch);
            System.out.println(
                    "Elasticsearch: index templates installed at "
                            + String.join(", ", elasticsearch.hosts()));
        }
        if (kibana != null) {
            int objects =
                    KibanaObjects.install(
                            kibana,
                            elasticsearch == null
                                    ? ElasticsearchSettings.defaults()
                                    : elasticsearch);
            System.out.println("Kibana: " + objects + " objects installed");
            System.out.println("dashboard: " + kibana.url() + KibanaObjects.DASHBOARD);
        }
        return 0;
    }
}
