package dev.tidemark.io.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.config.Decision;
import dev.tidemark.io.CorrectionPost;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Leaves corrections in an outbox, for the job that posts from it; a pin is settings, and nobody was told of it before. */
public final class OutboxPost implements CorrectionPost {
    private final Outbox outbox;

    /** Leaves them there. */
    public OutboxPost(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void post(Decision decision, @Nullable JsonNode alert) throws IOException {
        if (decision instanceof dev.tidemark.config.Correction taken) {
            String company =
                    alert == null ? taken.alert() : alert.path("company").asText(taken.alert());
            outbox.add(
                    OutboxMessage.of(
                            new Correction(taken.alert(), company, taken.reason()), taken.time()));
        }
    }
}
