package dev.tidemark;

import dev.tidemark.io.Documents;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Document;
import dev.tidemark.model.LabelledItem;
import dev.tidemark.model.Rejected;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.Signal;
import dev.tidemark.operator.RecordTypes;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What the monitor produces; an edge takes the streams it wants. */
public record MonitorOutputs(
        DataStream<LabelledItem> items,
        DataStream<Signal> signals,
        DataStream<ShiftScore> scores,
        DataStream<Alert> alerts,
        DataStream<Alert> nearMisses,
        DataStream<Rejected> rejected) {

    private static final TypeInformation<Document> DOCUMENT = RecordTypes.of(Document.class);

    /** All streams as the documents that leave the process. */
    public DataStream<Document> documents(Documents documents) {
        return as(items, "item", documents::item)
                .union(
                        as(signals, "signal", documents::signal),
                        as(scores, "score", documents::score),
                        as(alerts, "alert", documents::alert),
                        as(nearMisses, "near-miss", documents::nearMiss),
                        as(rejected, "rejected", documents::rejected));
    }

    private static <T> DataStream<Document> as(
            DataStream<T> records, String kind, MapFunction<T, Document> toDocument) {
        return records.map(toDocument, DOCUMENT)
                .name(kind + " document")
                .uid(kind + "-document")
                .setParallelism(records.getParallelism());
    }
}
