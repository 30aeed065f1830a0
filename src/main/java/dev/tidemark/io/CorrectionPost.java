package dev.tidemark.io;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.config.Decision;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where people who were told of an alert hear that it was taken back, or that a regime was pinned. */
@FunctionalInterface
public interface CorrectionPost {

    /**
     * Tells of a decision, once: one that was told before, with the same time, is not told again.
     *
     * @param alert the document of the alert as it was told; null for a pin, and where no Elasticsearch was asked
     * @throws IOException when it could not be told; the same call may be made again
     */
    void post(Decision decision, @Nullable JsonNode alert) throws IOException;
}
