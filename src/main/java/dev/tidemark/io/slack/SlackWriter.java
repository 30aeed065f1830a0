package dev.tidemark.io.slack;

import dev.tidemark.model.Alert;
import dev.tidemark.model.HealthAlert;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;

/** Collects what happens until the next checkpoint. */
final class SlackWriter implements CommittingSinkWriter<SlackNews, SlackStaged> {
    private final PosterThread poster;
    private final String attempt;
    private final List<Alert> alerts = new ArrayList<>();
    private final List<HealthAlert> health = new ArrayList<>();
    private long items;
    private long batches;

    /**
     * Begins to collect.
     *
     * @param poster closed with this
     * @param attempt unlike that of any other writer of any run
     */
    SlackWriter(PosterThread poster, String attempt) {
        this.poster = poster;
        this.attempt = attempt;
    }

    @Override
    public void write(SlackNews news, Context context) {
        if (news.alert() != null) {
            alerts.add(news.alert());
        } else if (news.health() != null) {
            health.add(news.health());
        } else {
            items++;
        }
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public List<SlackStaged> prepareCommit() {
        if (items == 0 && alerts.isEmpty() && health.isEmpty()) {
            return List.of();
        }
        SlackStaged staged =
                new SlackStaged(
                        attempt + "-" + batches++, items, List.copyOf(alerts), List.copyOf(health));
        items = 0;
        alerts.clear();
        health.clear();
        return List.of(staged);
    }

    @Override
    public void close() throws Exception {
        poster.close();
    }
}
