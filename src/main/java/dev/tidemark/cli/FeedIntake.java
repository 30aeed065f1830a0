package dev.tidemark.cli;

import dev.tidemark.IngestOutputs;
import dev.tidemark.IngestPipeline;
import dev.tidemark.config.Feed;
import dev.tidemark.config.FeedList;
import dev.tidemark.config.FeedSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.ItemSettings;
import dev.tidemark.config.ListSettings;
import dev.tidemark.config.Publishers;
import dev.tidemark.fetch.FeedClient;
import dev.tidemark.io.feeds.FeedSource;
import dev.tidemark.operator.Rules;
import java.time.Clock;
import java.time.Instant;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Items come from the web itself: feeds and monitor are one job.
 *
 * @param list as it is now; the next run may have another
 */
record FeedIntake(FeedSettings settings, FeedList list) implements Intake {

    /**
     * Reads the list and what it takes to fetch; asks no feed.
     *
     * @throws InvalidInput for the first thing wrong in the list, a login that is not in the environment, certificates that
     *     cannot be read, and when the job is to end with its input
     */
    static FeedIntake check(
            FeedSettings settings, ListSettings lists, boolean untilEnd, Clock clock) {
        if (untilEnd) {
            throw new InvalidInput(
                    "run",
                    "--until-end",
                    "on feeds, which have no end",
                    "a job that reads a topic");
        }
        FeedList list = FeedList.read(settings.list(), Publishers.read(lists.publishers()));
        String file = settings.list() == null ? "jobs/feeds.yaml" : settings.list().toString();
        for (Feed feed : list.feeds()) {
            String variable = feed.loginVariable();
            if (variable != null && System.getenv(variable) == null) {
                throw new InvalidInput(
                        file,
                        "loginVariable of " + feed.name(),
                        variable + ", which is not set",
                        "an environment variable with user:password");
            }
        }
        new FeedClient(settings.fetch(), clock).close();
        return new FeedIntake(settings, list);
    }

    /** {@inheritDoc} Not of which: the list may be edited between two runs. */
    @Override
    public String input() {
        return "feeds";
    }

    @Override
    public String doing() {
        return "polling " + list.feeds().size() + " feed(s)";
    }

    @Override
    public Instant beginning(ItemSettings items, Instant now) {
        return now;
    }

    @Override
    public void tellOfLostRecords(boolean resumes) {
        // Nobody knows what a feed listed while it was not asked.
    }

    @Override
    public IngestOutputs outputs(
            StreamExecutionEnvironment env, ItemSettings items, Rules rules, Clock clock) {
        FeedSource source = new FeedSource(list, settings, items, clock);
        int readers = Math.min(env.getParallelism(), source.hosts());
        if (readers < env.getParallelism()) {
            System.err.printf(
                    "the feeds are at %d host(s): polled with parallelism %d, not %d%n",
                    source.hosts(), readers, env.getParallelism());
        }
        return IngestPipeline.define(
                env, source, items.disorder(), readers, rules.pages(settings, clock));
    }
}
