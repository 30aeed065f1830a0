package dev.tidemark.io.slack;

import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.Documents;
import dev.tidemark.model.Alert;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Posts each alert before it takes the next, so at a checkpoint none is under way. */
final class SlackWriter implements SinkWriter<Alert> {
    private final SlackSettings settings;
    private final SlackMessage message;
    private final SlackWebhook webhook;
    private final SlackPoster poster;
    private final Counter posted;
    private final Counter lost;

    SlackWriter(SlackSettings settings, Machine machine, MetricGroup metrics) {
        this.settings = settings;
        this.message = new SlackMessage(settings);
        this.webhook =
                SlackWebhook.at(
                        machine.variable(settings.webhookVariable()), settings.webhookVariable());
        this.poster = new SlackPoster(webhook, machine);
        this.posted = metrics.counter("slackAlertsPosted");
        this.lost = metrics.counter("slackAlertsLost");
    }

    @Override
    public void write(Alert alert, Context context) throws InterruptedException {
        if (alert.tier().compareTo(settings.minimumTier()) < 0) {
            return;
        }
        switch (poster.post(Documents.alertId(alert), message.of(alert))) {
            case POSTED -> posted.inc();
            case LOST, REVOKED -> lost.inc();
            case REPEATED -> {}
        }
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() throws Exception {
        webhook.close();
    }
}
