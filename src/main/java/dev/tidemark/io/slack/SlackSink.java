package dev.tidemark.io.slack;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.SlackSettings;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/** The settings of posting, as they travel to the worker; secrets are read there. */
final class SlackSink implements Sink<SlackNews>, SupportsCommitter<SlackStaged> {
    private static final long serialVersionUID = 1L;

    private final SlackSettings settings;
    private final String outbox;
    private final Machine machine;

    SlackSink(SlackSettings settings, Path outbox, Machine machine) {
        this.settings = settings;
        this.outbox = outbox.toString();
        this.machine = machine;
    }

    @Override
    public CommittingSinkWriter<SlackNews, SlackStaged> createWriter(WriterInitContext context) {
        try {
            PosterThread poster = PosterThread.start(Path.of(outbox), settings, machine);
            context.metricGroup().gauge("slackMessagesWaiting", poster::waiting);
            context.metricGroup().gauge("slackOldestMessageSeconds", poster::oldestWaitingSeconds);
            String attempt =
                    context.getJobInfo().getJobId()
                            + "-"
                            + context.getTaskInfo().getAttemptNumber();
            return new SlackWriter(poster, attempt);
        } catch (InvalidInput e) {
            // A missing secret is as missing after a restart.
            throw new SuppressRestartsException(e);
        }
    }

    @Override
    @Deprecated
    public CommittingSinkWriter<SlackNews, SlackStaged> createWriter(InitContext context) {
        throw new UnsupportedOperationException("Flink 1.20 asks by WriterInitContext");
    }

    @Override
    public Committer<SlackStaged> createCommitter(CommitterInitContext context) {
        return new SlackCommitter(Path.of(outbox));
    }

    @Override
    public SimpleVersionedSerializer<SlackStaged> getCommittableSerializer() {
        return new SlackStaged.Serializer();
    }
}
