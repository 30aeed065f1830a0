package dev.tidemark.bench;

import dev.tidemark.classify.StanceClassifier;
import dev.tidemark.model.Label;
import dev.tidemark.model.NewsItem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Items labelled a second on one core, and bytes allocated for each ({@code gc.alloc.rate.norm}).
 *
 * <p>One operation is one item. Items come in the order of their file, one after the other and then from the start, so a
 * score is the mean over the mix as long as an iteration goes through it several times. Parsing is not measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class ClassifyBench {
    /** Who labels. */
    @Param public Contender contender;

    private StanceClassifier classifier;
    private NewsItem[] items;
    private int next;

    /** Loads the dictionaries and the items. */
    @Setup
    public void load() throws IOException {
        classifier = contender.classifier();
        items = ItemMix.items(System.getProperty("items", ""));
    }

    /** Labels the next item. */
    @Benchmark
    public List<Label> item() {
        NewsItem item = items[next];
        next = next + 1 == items.length ? 0 : next + 1;
        return classifier.classify(item.title(), item.text(), item.lang());
    }
}
