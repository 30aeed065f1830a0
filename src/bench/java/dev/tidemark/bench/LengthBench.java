package dev.tidemark.bench;

import dev.tidemark.classify.StanceClassifier;
import dev.tidemark.model.Label;
import dev.tidemark.model.Language;
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

/** What one text costs as it grows tenfold: linear time makes each score about ten times the one before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class LengthBench {
    /** Length of the text in thousands of characters. */
    @Param({"10", "100", "1000"})
    public int thousands;

    /** What the text repeats: sentences that all say something, or one sentence without an end. */
    @Param({"SENTENCES", "ONE_SENTENCE", "JAPANESE"})
    public Shape shape;

    private StanceClassifier classifier;
    private String text;

    /** A kind of long text. */
    public enum Shape {
        SENTENCES("Meta will not release the weights of its open model, unlike Google. ", Language.EN),
        ONE_SENTENCE("Meta open source weights OpenAI closed, ", Language.EN),
        JAPANESE("メタはモデルの重みを公開しない方針だが、グーグルはオープンソースで提供する。", Language.JA);

        private final String piece;
        private final Language language;

        Shape(String piece, Language language) {
            this.piece = piece;
            this.language = language;
        }
    }

    /** Loads the dictionaries and builds the text. */
    @Setup
    public void load() {
        classifier = Contender.MONITOR.classifier();
        text = shape.piece.repeat(thousands * 1000 / shape.piece.length());
    }

    /** Labels the text. */
    @Benchmark
    public List<Label> text() {
        return classifier.classify("", text, shape.language);
    }
}
