package dev.tidemark.io.slack;

import dev.tidemark.io.outbox.Outbox;
import dev.tidemark.io.outbox.OutboxMessage;
import dev.tidemark.model.Alert;
import dev.tidemark.model.HealthAlert;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;

/** Puts into the outbox what a complete checkpoint covers; done again, it changes nothing. */
final class SlackCommitter implements Committer<SlackStaged> {
    private final Path folder;

    SlackCommitter(Path folder) {
        this.folder = folder;
    }

    /**
     * Adds to the outbox.
     *
     * @throws IOException when it cannot be written: the job goes back to its checkpoint and commits again
     */
    @Override
    public void commit(Collection<CommitRequest<SlackStaged>> requests) throws IOException {
        Outbox outbox = Outbox.at(folder);
        for (CommitRequest<SlackStaged> request : requests) {
            SlackStaged staged = request.getCommittable();
            for (Alert alert : staged.alerts()) {
                outbox.add(OutboxMessage.of(alert));
            }
            for (HealthAlert alert : staged.health()) {
                outbox.add(OutboxMessage.of(alert));
            }
            if (staged.items() > 0) {
                outbox.addRead(staged.batch(), staged.items());
            }
        }
    }

    @Override
    public void close() {}
}
