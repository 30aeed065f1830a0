package dev.tidemark.cli;

import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.embedded.web.ElasticsearchFindings;
import dev.tidemark.embedded.web.Explanations;
import dev.tidemark.embedded.web.MonitorPage;
import dev.tidemark.embedded.web.Progress;
import dev.tidemark.embedded.web.Progress.Phase;
import dev.tidemark.io.ElasticsearchIndices;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The page of a live job on this machine: it shows what the job's Elasticsearch holds, of earlier runs too. */
final class JobPage implements AutoCloseable {
    private final MonitorPage page;
    private final ElasticsearchFindings findings;

    private JobPage(MonitorPage page, ElasticsearchFindings findings) {
        this.page = page;
        this.findings = findings;
    }

    /**
     * Serves the page until it is closed.
     *
     * @param port 1 to 65535, or 0 for any free one
     * @param settings of the Elasticsearch that the job writes to, with the login that the sink uses
     * @throws dev.tidemark.config.InvalidInput when the port is out of range or taken, or the login may not read
     */
    static JobPage serve(
            int port, String job, ElasticsearchSettings settings, Rules rules, Clock clock) {
        ElasticsearchIndices.requireReadable(settings);
        Instant started = clock.instant();
        MonitorPage page =
                MonitorPage.start(
                        "--page",
                        port,
                        () ->
                                new Progress(
                                        Phase.LIVE,
                                        0,
                                        1,
                                        null,
                                        Duration.between(started, clock.instant()).toSeconds(),
                                        job));
        ElasticsearchFindings findings = new ElasticsearchFindings(settings);
        page.show(findings, new Explanations(rules.classifier(), rules.version()));
        return new JobPage(page, findings);
    }

    /** Where it is. */
    String url() {
        return page.url();
    }

    @Override
    public void close() throws IOException {
        page.close();
        findings.close();
    }
}
