package dev.tidemark.io.slack;

import dev.tidemark.io.outbox.MessageJson;
import dev.tidemark.model.Alert;
import dev.tidemark.model.HealthAlert;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * What happened between two checkpoints; goes to the outbox when the later one is complete.
 *
 * @param batch names it, the same however often it is committed
 * @param items number of items read
 * @param alerts about companies, in their order
 * @param health alerts about feeds, in their order
 */
record SlackStaged(String batch, long items, List<Alert> alerts, List<HealthAlert> health) {

    /** What an earlier version staged has no alerts about feeds. */
    SlackStaged {
        health = health == null ? List.of() : health;
    }

    /** As JSON, like the outbox itself: readable by later versions. */
    static final class Serializer implements SimpleVersionedSerializer<SlackStaged> {
        private static final int VERSION = 1;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(SlackStaged staged) {
            return MessageJson.of(staged);
        }

        @Override
        public SlackStaged deserialize(int version, byte[] bytes) throws IOException {
            return MessageJson.read(bytes, SlackStaged.class);
        }
    }
}
