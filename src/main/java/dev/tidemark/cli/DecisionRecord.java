package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.config.Correction;
import dev.tidemark.config.Decision;
import dev.tidemark.io.AlertIndex;
import dev.tidemark.io.CorrectionFile;
import dev.tidemark.io.CorrectionPost;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The way of a decision: asked for in Elasticsearch, written to the file, marked, told. Whatever stops it halfway, the
 * same decision again goes on from there and does nothing twice.
 *
 * @param file that decisions are kept in
 * @param alerts null where no Elasticsearch is to be asked
 * @param post null where nobody is to be told
 */
record DecisionRecord(Path file, @Nullable AlertIndex alerts, @Nullable CorrectionPost post) {

    /**
     * Takes a decision in.
     *
     * @return the decision as it stands, with the time at which it was first made
     * @throws dev.tidemark.config.InvalidInput when there is no such alert, and then nothing is recorded
     */
    Decision take(Decision decision) throws IOException {
        JsonNode alert = null;
        if (alerts != null && decision instanceof Correction correction) {
            alert = alerts.alert(correction.alert());
        }
        Decision standing = CorrectionFile.add(file, decision);
        if (alerts != null && standing instanceof Correction correction) {
            alerts.mark(correction);
        }
        if (post != null) {
            post.post(standing, alert);
        }
        return standing;
    }
}
