package dev.tidemark.operator;

import dev.tidemark.article.PageItem;
import dev.tidemark.classify.ReadingList;
import dev.tidemark.model.RawRecord;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Gives items that need it the article of their page.
 *
 * <pre>
 *  records ──choose──(all others, and ticks: at once)──┐
 *              │                                       ├──► records
 *              └──read pages (at most the timeout)─────┘
 * </pre>
 *
 * Nobody but an item that waits for its page is held up; watermarks do wait behind it, at most for the timeout, so that
 * nothing becomes late by waiting. What waits is part of each checkpoint and is read again after a restart. All pages
 * are read by one subtask: politeness, robots.txt and what is remembered are the same for all.
 *
 * <p>The records must not be marked idle: Flink would let the watermark pass what waits.
 */
public final class FullText {
    private static final TypeInformation<RawRecord> RAW = RecordTypes.of(RawRecord.class);
    private static final OutputTag<RawRecord> WANTED = new OutputTag<>("wanted", RAW);

    /** Records and watermarks that wait at most; then the source waits. About 2 KB each. */
    private static final int MOST_WAITING = 1_000;

    private FullText() {}

    /**
     * Builds the step behind a source of item lines.
     *
     * <p>Where full text is off it wants nothing, and still stands there: what a checkpoint holds of it, items that wait
     * for their page, would be lost without it.
     *
     * @param records item lines and ticks, with timestamps and watermarks as the monitor wants them
     * @return the same records, each once, some with an {@code article}
     */
    public static DataStream<RawRecord> attach(DataStream<RawRecord> records, FullTextRules rules) {
        SingleOutputStreamOperator<RawRecord> others =
                records.process(new Choice(rules), RAW)
                        .setParallelism(records.getParallelism())
                        .name("choose pages")
                        .uid("full-text-choice");
        DataStream<RawRecord> read =
                AsyncDataStream.unorderedWait(
                                others.getSideOutput(WANTED),
                                new FullTextFunction(rules),
                                rules.settings().timeout().toMillis(),
                                TimeUnit.MILLISECONDS,
                                MOST_WAITING)
                        .returns(RAW)
                        .setParallelism(1)
                        .name("read pages")
                        .uid("full-text-pages");
        return others.union(read);
    }

    /** Sends aside what has a page worth reading. */
    private static final class Choice extends ProcessFunction<RawRecord, RawRecord> {
        private static final long serialVersionUID = 1L;

        private final FullTextRules rules;

        private transient ReadingList list;

        Choice(FullTextRules rules) {
            this.rules = rules;
        }

        @Override
        public void open(OpenContext context) {
            list = rules.readingList();
        }

        @Override
        public void processElement(RawRecord record, Context context, Collector<RawRecord> out) {
            PageItem item = rules.item(record);
            if (item != null
                    && rules.settings().enabled()
                    && item.isWanted(list, rules.settings())) {
                context.output(WANTED, record);
            } else {
                out.collect(record);
            }
        }
    }
}
