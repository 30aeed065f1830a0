package dev.tidemark.cli;

import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.operator.Rules;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a live job on this machine serves its page, and where. */
final class PageOption {
    private static final int USUAL = 8080;

    @Option(
            names = "--page",
            paramLabel = "PORT",
            description =
                    "Port of the page with what Elasticsearch holds, on this machine only, 0 for any;"
                            + " default 8080, or no page where that cannot be had. Not with --cluster.")
    private @Nullable Integer port;

    @Option(names = "--no-page", description = "Serve no page.")
    private boolean none;

    /**
     * Makes sure that what was asked for can be had.
     *
     * @throws InvalidInput for a page of a job elsewhere, or one that is wanted and not wanted
     */
    void check(boolean isHere) {
        if (port != null && (none || !isHere)) {
            throw new InvalidInput(
                    "run",
                    "--page",
                    port + (none ? " with --no-page" : " for a job on a cluster"),
                    none ? "one of both" : "a job on this machine");
        }
    }

    /**
     * Serves the page of a job and says where.
     *
     * @param lasts false for a job that ends by itself: it has a page only if one was asked for
     * @return null where there is none
     * @throws InvalidInput when a port was asked for that cannot be had
     */
    @Nullable JobPage serve(LiveJob live, Rules rules, boolean lasts, Clock clock) {
        ElasticsearchSettings store = live.settings().elasticsearch();
        if (none || store == null || (port == null && !lasts)) {
            return null;
        }
        try {
            JobPage page =
                    JobPage.serve(port == null ? USUAL : port, live.name(), store, rules, clock);
            System.err.println("page at " + page.url());
            return page;
        } catch (InvalidInput unusable) {
            if (port != null) {
                throw unusable;
            }
            System.err.println(Tidemark.oneLine("no page: " + unusable.getMessage()));
            return null;
        }
    }
}
