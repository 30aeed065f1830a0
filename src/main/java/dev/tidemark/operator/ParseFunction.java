package dev.tidemark.operator;

import dev.tidemark.io.ItemParser;
import dev.tidemark.io.Parsed;
import dev.tidemark.io.Unreadable;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.Rejected;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Reads records as items; what cannot be read goes to the side output {@link #REJECTED}, counted by kind of reason, and
 * of ticks only their number goes on, in {@link #TICKS}.
 */
public final class ParseFunction extends ProcessFunction<RawRecord, NewsItem> {
    private static final long serialVersionUID = 1L;

    /** Dead letters, each with its reason. */
    public static final OutputTag<Rejected> REJECTED =
            new OutputTag<>("rejected", RecordTypes.of(Rejected.class));

    /** One word for each tick. */
    public static final OutputTag<String> TICKS = new OutputTag<>("ticks", Types.STRING);

    private final Rules rules;

    private transient ItemParser parser;
    private transient Map<Unreadable, Counter> rejected;

    /** Reads within the limits that the rules set. */
    public ParseFunction(Rules rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        parser = rules.parser();
        rejected = new EnumMap<>(Unreadable.class);
        for (Unreadable kind : Unreadable.values()) {
            MetricGroup group = getRuntimeContext().getMetricGroup();
            rejected.put(kind, group.addGroup("reason", kind.word()).counter("recordsRejected"));
        }
    }

    @Override
    public void processElement(RawRecord raw, Context context, Collector<NewsItem> out) {
        Parsed parsed = parser.parse(raw);
        if (parsed instanceof Parsed.Accepted accepted) {
            out.collect(accepted.item());
        } else if (parsed instanceof Parsed.Refused refused) {
            Objects.requireNonNull(rejected.get(refused.kind())).inc();
            context.output(REJECTED, refused.rejected());
        } else {
            context.output(TICKS, TallyFunction.TICK);
        }
    }
}
