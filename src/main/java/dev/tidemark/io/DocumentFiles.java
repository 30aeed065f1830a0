package dev.tidemark.io;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.tidemark.model.Document;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.StreamingFileSink;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * Documents as files: first parts, exactly once per checkpoint, then one {@code KIND.jsonl} per kind.
 *
 * <p>A part's line is {@code version TAB id TAB document}, the id as the inside of a JSON string.
 * Joining keeps of each id the document with the highest version, as Elasticsearch would.
 */
public final class DocumentFiles {
    /** The kinds of documents, each a file. */
    public static final List<String> KINDS =
            List.of("items", "signals", "scores", "alerts", "near-misses", "rejected");

    private DocumentFiles() {}

    /**
     * Writes documents as parts below {@code parts}, one folder a kind.
     *
     * @param uid permanent id of the sink, kebab case
     */
    // StreamingFileSink is deprecated, but its successor names parts so that nobody can tell which
    // was written first; both write through the same buckets (flink-file-sink-common).
    @SuppressWarnings("deprecation")
    public static void attach(DataStream<Document> documents, Path parts, String uid) {
        documents
                .addSink(
                        StreamingFileSink.forRowFormat(
                                        new org.apache.flink.core.fs.Path(parts.toUri()),
                                        new PartEncoder())
                                .withBucketAssigner(new KindBucket())
                                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                                .build())
                .name("files")
                .uid(uid);
    }

    /**
     * Joins committed parts into {@code out/KIND.jsonl}, each replaced at once when it is complete.
     *
     * @throws IOException when a file cannot be read or written
     */
    public static void join(Path parts, Path out) throws IOException {
        for (String kind : KINDS) {
            List<Path> files = committed(parts.resolve(kind));
            Map<String, Long> newest = revisedIds(files);
            Path unfinished = out.resolve("." + kind + ".jsonl.tmp");
            try (BufferedWriter writer = Files.newBufferedWriter(unfinished)) {
                for (Path file : files) {
                    try (Stream<String> lines = Files.lines(file)) {
                        for (String line : (Iterable<String>) lines::iterator) {
                            write(writer, Part.of(line), newest);
                        }
                    }
                }
            }
            Files.move(
                    unfinished,
                    out.resolve(kind + ".jsonl"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void write(BufferedWriter writer, Part part, Map<String, Long> newest)
            throws IOException {
        Long last = newest.get(part.id());
        if (last == null || last == part.version()) {
            writer.write(part.json());
            writer.write('\n');
        }
    }

    /** Ids with more than a first version and their highest: the only ones with something to drop. */
    private static Map<String, Long> revisedIds(List<Path> files) throws IOException {
        Map<String, Long> newest = new HashMap<>();
        for (Path file : files) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.map(Part::of)
                        .filter(part -> part.version() > 0)
                        .forEach(part -> newest.merge(part.id(), part.version(), Math::max));
            }
        }
        return newest;
    }

    /** The parts that a checkpoint has committed; those in progress have hidden names. */
    private static List<Path> committed(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparingInt(DocumentFiles::partNumber))
                    .toList();
        }
    }

    /** The number behind the last dash of {@code part-SUBTASK-NUMBER}: parts were written in its order. */
    private static int partNumber(Path part) {
        String name = part.getFileName().toString();
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }

    private record Part(long version, String id, String json) {
        static Part of(String line) {
            String[] fields = line.split("\t", 3);
            return new Part(Long.parseLong(fields[0]), fields[1], fields[2]);
        }
    }

    private static final class PartEncoder implements Encoder<Document> {
        private static final long serialVersionUID = 1L;

        @Override
        public void encode(Document document, OutputStream stream) throws IOException {
            String id = new String(JsonStringEncoder.getInstance().quoteAsString(document.id()));
            String line = document.version() + "\t" + id + "\t" + document.json() + "\n";
            stream.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class KindBucket extends BasePathBucketAssigner<Document> {
        private static final long serialVersionUID = 1L;

        @Override
        public String getBucketId(Document document, Context context) {
            return document.kind();
        }
    }
}
