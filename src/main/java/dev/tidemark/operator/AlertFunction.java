package dev.tidemark.operator;

import dev.tidemark.model.Alert;
import dev.tidemark.shift.AlertMemory;
import dev.tidemark.shift.AlertPolicy;
import dev.tidemark.shift.Assessment;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keyed by axis and company: asks the alert policy about every assessment. */
public final class AlertFunction extends KeyedProcessFunction<String, Assessment, Alert> {
    private static final long serialVersionUID = 1L;

    private final Rules rules;

    private transient AlertPolicy policy;
    private transient ValueState<AlertMemory> memory;

    /** Alerts by the given rules. */
    public AlertFunction(Rules rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        policy = rules.alertPolicy();
        memory =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "memory", RecordTypes.of(AlertMemory.class)));
    }

    @Override
    public void processElement(Assessment assessment, Context context, Collector<Alert> out)
            throws Exception {
        AlertMemory known = memory.value();
        AlertPolicy.Decision decision =
                policy.consider(known == null ? AlertMemory.EMPTY : known, assessment);
        memory.update(decision.memory());
        if (decision.alert() != null) {
            out.collect(decision.alert());
        }
    }
}
