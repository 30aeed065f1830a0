package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a live job has told an Elasticsearch of itself, by the clock of this world. */
record JobReports(String url, String job) {

    /** Those of the job, and not of its first minute, of which it knows nothing. */
    List<JsonNode> full() throws IOException, InterruptedException {
        return all().stream()
                .filter(report -> report.has("watermark") && report.has("checkpointAt"))
                .toList();
    }

    /**
     * Expects reports of a job that was never restarted and whose checkpoints follow one another within seconds.
     *
     * @param earliest before the time of any of its news
     */
    void areSane(Instant earliest) throws IOException, InterruptedException {
        assertThat(all())
                .allMatch(report -> report.get("runId").asText().equals(job))
                .allMatch(report -> report.get("restarts").asInt() == 0);
        assertThat(full())
                .isNotEmpty()
                .allSatisfy(
                        report -> {
                            Instant at = time(report, "at");
                            Instant watermark = time(report, "watermark");
                            assertThat(time(report, "startedAt")).isBefore(at);
                            assertThat(watermark).isBetween(earliest, at);
                            assertThat(report.get("lagSeconds").asLong())
                                    .isEqualTo(Duration.between(watermark, at).toSeconds());
                            assertThat(time(report, "checkpointAt")).isBefore(at);
                            assertThat(report.get("checkpointAgeSeconds").asLong())
                                    .isBetween(0L, 60L);
                        });
    }

    private List<JsonNode> all() throws IOException, InterruptedException {
        return new Index(url, "tidemark-jobs-*")
                .documents().stream()
                        .filter(report -> report.get("job").asText().equals(job))
                        .toList();
    }

    private static Instant time(JsonNode report, String field) {
        return Instant.parse(report.get(field).asText());
    }
}
