package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.client.JobInitializationException;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavepointTest {
    @Test
    void aJobGoesOnFromItAndLosesNoStateUnlessToldTo() {
        assertThat(restored(new Savepoint("/s/1", false)))
                .isEqualTo(SavepointRestoreSettings.forPath("/s/1", false));
        assertThat(restored(new Savepoint("/s/1", true)))
                .isEqualTo(SavepointRestoreSettings.forPath("/s/1", true));
        assertThat(restored(new Savepoint(null, false))).isEqualTo(SavepointRestoreSettings.none());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Cannot find checkpoint or savepoint file/directory '/s/1' | the JobManager cannot begin with it: Cannot find checkpoint or savepoint
                    Cannot map checkpoint/savepoint state for operator 4b1d   | state of something that the job does not have; allowed: a savepoint of this
                    Max parallelism mismatch between checkpoint and program   | state with another number of key groups; allowed: run.maxParallelism
                    """)
    void whatTheJobManagerCannotStartFromIsOneLine(String flinks, String ours) {
        assertThatThrownBy(() -> failing(new Savepoint("/s/1", false), flinks))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("run: --from: " + ours);
    }

    @Test
    void aFailureThatNoSavepointIsToBlameForIsToldAsItIs() {
        assertThatThrownBy(() -> failing(new Savepoint(null, false), "no slots"))
                .isInstanceOf(CompletionException.class);
        assertThatThrownBy(
                        () ->
                                new Savepoint("/s/1", false)
                                        .start(
                                                () -> {
                                                    throw new IOException("no route");
                                                }))
                .hasMessage("no route");
    }

    private static SavepointRestoreSettings restored(Savepoint savepoint) {
        Configuration settings = new Configuration();
        savepoint.applyTo(settings);
        return SavepointRestoreSettings.fromConfiguration(settings);
    }

    private static void failing(Savepoint savepoint, String reason) throws Exception {
        savepoint.start(
                () -> {
                    throw new CompletionException(
                            new JobInitializationException(
                                    new JobID(),
                                    "Could not start the JobMaster.",
                                    new IllegalStateException(reason)));
                });
    }
}
