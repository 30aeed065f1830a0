package dev.tidemark.operator;

import dev.tidemark.article.PageReading;
import dev.tidemark.fetch.ErrorClass;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/**
 * How often pages gave what, as metrics of the operator: items by result ({@code used, noArticle, robots, failed, busy,
 * timedOut}), failures by class ({@code failedByClass.notFound} and so on), {@code fetched} pages, and items whose page was
 * {@code remembered}. Thread-safe.
 */
final class FullTextCounts {
    private final Map<ErrorClass, Counter> failures = new EnumMap<>(ErrorClass.class);

    private final Counter used;
    private final Counter noArticle;
    private final Counter robots;
    private final Counter failed;
    private final Counter busy;
    private final Counter timedOut;
    private final Counter fetched;
    private final Counter remembered;

    FullTextCounts(MetricGroup operator) {
        MetricGroup group = operator.addGroup("fullText");
        used = counter(group, "used");
        noArticle = counter(group, "noArticle");
        robots = counter(group, "robots");
        failed = counter(group, "failed");
        busy = counter(group, "busy");
        timedOut = counter(group, "timedOut");
        fetched = counter(group, "fetched");
        remembered = counter(group, "remembered");
        for (ErrorClass failure : ErrorClass.values()) {
            failures.put(failure, counter(group.addGroup("failedByClass"), camelCase(failure)));
        }
    }

    void timedOut() {
        timedOut.inc();
    }

    void count(PageReading reading) {
        Counter result =
                switch (reading.result()) {
                    case USED -> used;
                    case NO_ARTICLE -> noArticle;
                    case ROBOTS -> robots;
                    case FAILED -> failed;
                    case BUSY -> busy;
                };
        result.inc();
        Counter failure = reading.failure() == null ? null : failures.get(reading.failure());
        if (failure != null) {
            failure.inc();
        }
        if (reading.remembered()) {
            remembered.inc();
        } else if (result == used || result == noArticle) {
            fetched.inc();
        }
    }

    private static Counter counter(MetricGroup group, String name) {
        return group.counter(name, new ThreadSafeSimpleCounter());
    }

    private static String camelCase(ErrorClass failure) {
        StringBuilder name = new StringBuilder();
        for (String word : failure.word().split(" ")) {
            name.append(
                    name.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
