package dev.tidemark.io.slack;

import dev.tidemark.config.SlackSettings;
import dev.tidemark.model.Alert;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;

/**
 * Posts alerts to a Slack channel. For live jobs only: a replay or a demo does not attach it.
 *
 * <p>What holds: an alert is posted before the checkpoint that covers it completes, and after a
 * failure the job may post again what it posted since its last checkpoint; within one run no id is
 * posted twice, except where Slack took a message and its answer was lost. What does not hold: an
 * alert that Slack refuses, or cannot take for {@link SlackPoster#PATIENCE two minutes}, is logged,
 * counted in {@code slackAlertsLost} and not tried again; it still stands in Elasticsearch. While
 * Slack is slow, the pipeline behind the alert waits.
 */
public final class SlackEdge {
    private SlackEdge() {}

    /**
     * Adds the sink, one writer whatever the job's parallelism: Slack allows one message a second.
     *
     * <p>The worker that runs it needs the webhook's address in the environment variable that the
     * settings name; without it the job fails at its start and is not restarted.
     *
     * @param uid permanent id of the sink, kebab case
     */
    public static DataStreamSink<Alert> attach(
            DataStream<Alert> alerts, SlackSettings settings, String uid) {
        return attach(alerts, settings, uid, Machine.REAL);
    }

    static DataStreamSink<Alert> attach(
            DataStream<Alert> alerts, SlackSettings settings, String uid, Machine machine) {
        return alerts.sinkTo(new SlackSink(settings, machine))
                .name("Slack")
                .uid(uid)
                .setParallelism(1);
    }

    /**
     * Looks whether this process has a webhook to post to; asks nobody.
     *
     * @throws dev.tidemark.config.InvalidInput when the variable is not set or holds no address
     */
    public static void check(SlackSettings settings) throws Exception {
        SlackWebhook.at(
                        Machine.REAL.variable(settings.webhookVariable()),
                        settings.webhookVariable())
                .close();
    }
}
