package dev.tidemark.operator;

import dev.tidemark.model.Alert;
import dev.tidemark.shift.AlertMemory;
import dev.tidemark.shift.AlertPolicy;
import dev.tidemark.shift.Assessment;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by axis and company: asks the alert policy about every assessment, and when reports expire.
 *
 * <p>Expiry goes by event time. A signal that comes after it closes the report before it is looked at,
 * so that it does not matter whether the timer or the signal is seen first. As with scores, what
 * would expire behind the last record of a bounded input is left open.
 */
public final class AlertFunction extends KeyedProcessFunction<String, Assessment, Alert> {
    private static final long serialVersionUID = 1L;

    /** What would have been an alert but for one threshold. */
    public static final OutputTag<Alert> NEAR_MISSES =
            new OutputTag<>("near-misses", RecordTypes.of(Alert.class));

    private final Rules rules;

    private transient AlertPolicy policy;
    private transient AlertCounts counts;
    private transient ValueState<AlertMemory> memory;

    /** Alerts by the given rules. */
    public AlertFunction(Rules rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        policy = rules.alertPolicy();
        counts = new AlertCounts(getRuntimeContext().getMetricGroup());
        memory =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "memory", RecordTypes.of(AlertMemory.class)));
    }

    @Override
    public void processElement(Assessment assessment, Context context, Collector<Alert> out)
            throws Exception {
        tell(policy.consider(known(), assessment), context, out);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Alert> out) throws Exception {
        if (context.timerService().currentWatermark() != Long.MAX_VALUE) {
            tell(policy.expire(known(), Instant.ofEpochMilli(time)), context, out);
        }
    }

    private void tell(AlertPolicy.Decision decision, Context context, Collector<Alert> out)
            throws Exception {
        memory.update(decision.memory());
        for (Alert alert : decision.alerts()) {
            counts.told(alert);
            out.collect(alert);
        }
        if (decision.nearMiss() != null) {
            counts.nearMiss();
            context.output(NEAR_MISSES, decision.nearMiss());
        }
        Instant expiry = policy.nextExpiry(decision.memory());
        if (expiry != null && context.timerService().currentWatermark() != Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(millisNotBefore(expiry));
        }
    }

    /** A timer that fires before what it waits for would be set again and again at the same time. */
    private static long millisNotBefore(Instant moment) {
        return moment.plusNanos(999_999).toEpochMilli();
    }

    private AlertMemory known() throws Exception {
        AlertMemory known = memory.value();
        return known == null ? AlertMemory.EMPTY : known;
    }
}
