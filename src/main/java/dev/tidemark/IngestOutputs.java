package dev.tidemark;

import dev.tidemark.model.FeedReport;
import dev.tidemark.model.RawRecord;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What comes of feeds; an edge takes the streams it wants.
 *
 * @param records items and ticks, with watermarks, and what was refused, as any other edge delivers them
 * @param reports one for each poll
 */
public record IngestOutputs(DataStream<RawRecord> records, DataStream<FeedReport> reports) {}
