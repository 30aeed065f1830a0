package dev.tidemark;

import dev.tidemark.model.FeedReport;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.Rejected;
import dev.tidemark.operator.ParseFunction;
import dev.tidemark.operator.RecordTypes;
import dev.tidemark.operator.Rules;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/**
 * What comes of feeds; an edge takes the streams it wants.
 *
 * @param records items and ticks, with watermarks, and what was refused, as any other edge delivers them
 * @param reports one for each poll; null where nobody polls
 */
public record IngestOutputs(
        DataStream<RawRecord> records, @Nullable DataStream<FeedReport> reports) {
    private static final TypeInformation<NewsItem> ITEM = RecordTypes.of(NewsItem.class);

    /** What cannot be read as an item, for a job that does not read items itself. */
    public DataStream<Rejected> refused(Rules rules) {
        return records.process(new ParseFunction(rules), ITEM)
                .setParallelism(records.getParallelism())
                .name("refused")
                .uid("refused")
                .getSideOutput(ParseFunction.REJECTED);
    }
}
