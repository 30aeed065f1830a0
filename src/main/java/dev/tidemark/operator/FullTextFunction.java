package dev.tidemark.operator;

import dev.tidemark.article.ArticlePages;
import dev.tidemark.article.PageItem;
import dev.tidemark.article.PageReading;
import dev.tidemark.article.PageResult;
import dev.tidemark.feed.ItemLine;
import dev.tidemark.model.RawRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the page of each item, and gives the item back with its article: or as it came, whatever happens to the page,
 * and whatever has happened by the operator's timeout.
 */
final class FullTextFunction extends RichAsyncFunction<RawRecord, RawRecord> {
    private static final long serialVersionUID = 1L;

    private final FullTextRules rules;

    private transient ArticlePages pages;
    private transient FullTextCounts counts;

    FullTextFunction(FullTextRules rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        pages = rules.pages();
        counts = new FullTextCounts(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void asyncInvoke(RawRecord record, ResultFuture<RawRecord> result) {
        PageItem item = rules.item(record);
        if (item == null) {
            result.complete(List.of(record));
            return;
        }
        Duration patience = rules.settings().timeout();
        pages.read(item, patience)
                .whenComplete(
                        (reading, problem) -> result.complete(List.of(counted(record, reading))));
    }

    @Override
    public void timeout(RawRecord record, ResultFuture<RawRecord> result) {
        counts.timedOut();
        result.complete(List.of(record));
    }

    @Override
    public void close() {
        if (pages != null) {
            pages.close();
        }
    }

    /**
     * The record with its article.
     *
     * @param reading null when reading itself failed
     */
    private RawRecord counted(RawRecord record, @Nullable PageReading reading) {
        if (reading == null) {
            return record;
        }
        counts.count(reading);
        return reading.result() == PageResult.USED && reading.article() != null
                ? with(record, reading.article())
                : record;
    }

    private static RawRecord with(RawRecord record, String article) {
        try {
            byte[] line = ItemLine.withArticle(record.payload(), article);
            return new RawRecord(
                    line,
                    line.length,
                    record.position(),
                    record.orderTime(),
                    record.late(),
                    record.arrivedAt());
        } catch (IOException e) {
            return record; // it was read as an item before, so this does not happen
        }
    }
}
