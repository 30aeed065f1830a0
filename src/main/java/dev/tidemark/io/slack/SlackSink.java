package dev.tidemark.io.slack;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.SlackSettings;
import dev.tidemark.model.Alert;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/** The settings of posting, as they travel to the worker; the webhook's address is read there. */
final class SlackSink implements Sink<Alert> {
    private static final long serialVersionUID = 1L;

    private final SlackSettings settings;
    private final Machine machine;

    SlackSink(SlackSettings settings, Machine machine) {
        this.settings = settings;
        this.machine = machine;
    }

    @Override
    public SinkWriter<Alert> createWriter(WriterInitContext context) {
        try {
            return new SlackWriter(settings, machine, context.metricGroup());
        } catch (InvalidInput e) {
            // A missing address is as missing after a restart.
            throw new SuppressRestartsException(e);
        }
    }

    @Override
    @Deprecated
    public SinkWriter<Alert> createWriter(InitContext context) {
        throw new UnsupportedOperationException("Flink 1.20 asks by WriterInitContext");
    }
}
