package dev.tidemark.io.slack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Everything that is logged while it is open, at every level and with full stack traces; nobody else sees it. */
final class LogCapture extends AbstractAppender implements AutoCloseable {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final PatternLayout layout =
            PatternLayout.newBuilder().withPattern("%level %c %message %throwable").build();
    private final LoggerContext context = LoggerContext.getContext(false);
    private final LoggerConfig root = context.getConfiguration().getRootLogger();
    private final Level before = root.getLevel();
    private final Map<String, Appender> others = Map.copyOf(root.getAppenders());

    LogCapture() {
        super("capture", null, null, true, Property.EMPTY_ARRAY);
        start();
        others.values().forEach(other -> root.removeAppender(other.getName()));
        root.addAppender(this, Level.ALL, null);
        root.setLevel(Level.ALL);
        context.updateLoggers();
    }

    @Override
    public void append(LogEvent event) {
        lines.add(layout.toSerializable(event.toImmutable()));
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    List<String> errors() {
        return lines().stream().filter(line -> line.startsWith("ERROR dev.tidemark")).toList();
    }

    @Override
    public void close() {
        root.removeAppender(getName());
        others.values().forEach(other -> root.addAppender(other, null, null));
        root.setLevel(before);
        context.updateLoggers();
        stop();
    }
}
