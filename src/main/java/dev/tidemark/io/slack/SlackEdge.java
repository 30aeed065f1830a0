package dev.tidemark.io.slack;

import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.outbox.Outbox;
import dev.tidemark.model.Alert;
import dev.tidemark.model.HealthAlert;
import dev.tidemark.operator.RecordTypes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.jspecify.annotations.Nullable;

/**
 * Posts alerts to Slack channels. For live jobs only: a replay or a demo does not attach it.
 *
 * <p>The sink has one subtask. Its committer puts each alert into the {@link Outbox} when the checkpoint that covers it is
 * complete; a thread of its own in the same process, the {@link PosterThread}, posts what is there and writes down each
 * answer. On a cluster that is the TaskManager that happens to run the subtask, and after a failure another one: the
 * outbox has to be a folder that all of them share.
 *
 * <p>What is promised: an alert that a checkpoint covers is never lost, and is sent once to each channel that wants it.
 * The one exception: where a process dies, or a connection breaks, between Slack's taking a message and our record of its
 * answer, nobody can know whether it arrived; it is sent again and says of itself that it may be a repeat. A message
 * that Slack refuses as such is kept in {@code refused/}; what cannot be sent because a webhook was revoked is kept in
 * {@code dead/} and sent after the next start.
 */
public final class SlackEdge {
    private static final TypeInformation<SlackNews> NEWS = RecordTypes.of(SlackNews.class);

    private SlackEdge() {}

    /**
     * Adds the sink, one subtask whatever the job's parallelism.
     *
     * <p>The worker that runs it needs the secrets that the settings name; without them the job fails at its start and is
     * not restarted.
     *
     * @param items one record for each item read, counted for the morning brief
     * @param outbox the folder that messages wait in
     * @param uid permanent id of the sink, kebab case
     * @param clock a serializable one, for quiet hours and briefs
     */
    public static <T> DataStreamSink<SlackNews> attach(
            DataStream<Alert> alerts,
            DataStream<T> items,
            SlackSettings settings,
            Path outbox,
            String uid,
            Clock clock) {
        return attach(alerts, items, null, settings, outbox, uid, Machine.here(clock));
    }

    /**
     * The same for a job that watches its feeds.
     *
     * @param health alerts about feeds, for the channels that want them
     */
    public static <T> DataStreamSink<SlackNews> attach(
            DataStream<Alert> alerts,
            DataStream<T> items,
            DataStream<HealthAlert> health,
            SlackSettings settings,
            Path outbox,
            String uid,
            Clock clock) {
        return attach(alerts, items, health, settings, outbox, uid, Machine.here(clock));
    }

    /** The same for a job that only fetches: alerts about feeds, for the channels that want them. */
    public static DataStreamSink<SlackNews> attachHealth(
            DataStream<HealthAlert> health,
            SlackSettings settings,
            Path outbox,
            String uid,
            Clock clock) {
        return sink(health(health, uid), settings, outbox, uid, Machine.here(clock));
    }

    static <T> DataStreamSink<SlackNews> attach(
            DataStream<Alert> alerts,
            DataStream<T> items,
            @Nullable DataStream<HealthAlert> health,
            SlackSettings settings,
            Path outbox,
            String uid,
            Machine machine) {
        DataStream<SlackNews> news =
                alerts.map(alert -> new SlackNews(alert, null), NEWS)
                        .name("alerts for " + uid)
                        .uid(uid + "-alerts")
                        .setParallelism(alerts.getParallelism())
                        .union(
                                items.map(item -> SlackNews.ITEM, NEWS)
                                        .name("items for " + uid)
                                        .uid(uid + "-items")
                                        .setParallelism(items.getParallelism()));
        return sink(
                health == null ? news : news.union(health(health, uid)),
                settings,
                outbox,
                uid,
                machine);
    }

    private static DataStream<SlackNews> health(DataStream<HealthAlert> alerts, String uid) {
        return alerts.map(alert -> new SlackNews(null, alert), NEWS)
                .name("feed alerts for " + uid)
                .uid(uid + "-feed-alerts")
                .setParallelism(alerts.getParallelism());
    }

    private static DataStreamSink<SlackNews> sink(
            DataStream<SlackNews> news,
            SlackSettings settings,
            Path outbox,
            String uid,
            Machine machine) {
        return news.sinkTo(new SlackSink(settings, outbox, machine))
                .name("Slack")
                .uid(uid)
                .setParallelism(1);
    }

    /**
     * Looks whether this process has the secrets of all channels; asks nobody.
     *
     * @throws dev.tidemark.config.InvalidInput when one is missing or is none
     */
    public static void check(SlackSettings settings, Clock clock) {
        Poster.secrets(settings, Machine.here(clock));
    }

    /**
     * Posts what a job that has ended left in its outbox, except for what waits for the end of quiet hours.
     *
     * @param patience after which the rest is left to the next run
     * @return number of messages that are left
     * @throws IOException when the outbox cannot be used
     */
    public static int finish(SlackSettings settings, Path outbox, Clock clock, Duration patience)
            throws IOException, InterruptedException {
        return finish(settings, outbox, Machine.here(clock), patience);
    }

    static int finish(SlackSettings settings, Path folder, Machine machine, Duration patience)
            throws IOException, InterruptedException {
        Outbox outbox = Outbox.at(folder);
        long until = machine.nanoTime() + patience.toNanos();
        try (FileChannel lock = outbox.lock()) {
            if (lock == null) {
                return outbox.files(Outbox.Place.WAITING).size();
            }
            try (Poster poster = new Poster(outbox, settings, machine, seen -> seen)) {
                Duration rest = poster.step();
                while (rest != null && machine.nanoTime() + rest.toNanos() - until < 0) {
                    machine.sleep(rest);
                    rest = poster.step();
                }
            }
        }
        return outbox.files(Outbox.Place.WAITING).size() + outbox.files(Outbox.Place.DEAD).size();
    }
}
