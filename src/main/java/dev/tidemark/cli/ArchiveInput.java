package dev.tidemark.cli;

import dev.tidemark.config.JobFile;
import dev.tidemark.io.ItemParser;
import dev.tidemark.io.archive.ArchiveFiles;
import dev.tidemark.io.archive.ArchiveProbe;
import dev.tidemark.io.archive.ArchiveSource;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.RecordTypes;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Files as what is replayed. */
record ArchiveInput(ArchiveFiles files) implements ReplayInput {

    /** Checks files and folders, and says on standard error what of them is not read. */
    static ArchiveInput of(List<Path> archive) {
        ArchiveFiles files = ArchiveFiles.of(archive);
        for (String empty : files.empty()) {
            System.err.println(Tidemark.oneLine(empty + ": empty, nothing is read from it"));
        }
        if (files.unfinished() > 0) {
            System.err.println(
                    "unfinished files left out: %d; %s"
                            .formatted(files.unfinished(), ArchiveFiles.FINISHING));
        }
        return new ArchiveInput(files);
    }

    @Override
    public Rules rules(JobFile settings, Instant now) throws IOException {
        int maxBytes = settings.items().maxRecordBytes();
        Instant start = ArchiveProbe.start(files, new ItemParser(now, maxBytes), maxBytes, now);
        return Rules.of(settings, start, now);
    }

    @Override
    public String fingerprint(Rules rules, String settings) throws IOException {
        return Fingerprint.of(files, rules, settings);
    }

    @Override
    public long bytes() {
        return files.totalBytes();
    }

    @Override
    public DataStream<RawRecord> records(
            StreamExecutionEnvironment env, JobFile settings, Rules rules, String runId) {
        return records(env, settings, rules.latestPlausible(), runId);
    }

    /** The same, for whoever needs no rules. */
    DataStream<RawRecord> records(
            StreamExecutionEnvironment env,
            JobFile settings,
            Instant latestPlausible,
            String runId) {
        Duration disorder = settings.items().disorder();
        ArchiveSource source =
                new ArchiveSource(
                        files, settings.items().maxRecordBytes(), disorder, latestPlausible, runId);
        return env.fromSource(
                        source,
                        ArchiveSource.watermarks(disorder),
                        "archive",
                        RecordTypes.of(RawRecord.class))
                .setParallelism(1)
                .uid("archive");
    }
}
