package dev.tidemark.operator;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Tier;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** How many alerts one worker has found, as metrics: {@code alerts} by tier, those that ended, and near-misses. */
final class AlertCounts {
    private final Map<Tier, Counter> told = new EnumMap<>(Tier.class);
    private final Counter ended;
    private final Counter nearMisses;

    AlertCounts(MetricGroup operator) {
        for (Tier tier : Tier.values()) {
            told.put(tier, operator.addGroup("tier", tier.word()).counter("alerts"));
        }
        ended = operator.counter("alertsEnded");
        nearMisses = operator.counter("nearMisses");
    }

    /** Counts an alert that is told, or told again with its ending. */
    void told(Alert alert) {
        if (alert.ending() == null) {
            Objects.requireNonNull(told.get(alert.tier())).inc();
        } else {
            ended.inc();
        }
    }

    void nearMiss() {
        nearMisses.inc();
    }
}
