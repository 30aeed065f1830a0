package dev.tidemark.cli;

import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** What every Flink inside this process is told: whoever reaches its port could run a program of his own. */
final class OneMachine {
    private static final String LOOPBACK = "127.0.0.1";

    private OneMachine() {}

    /** Keeps its ports on the loopback interface, and its files below a folder. */
    static void confine(Configuration settings, Path temporary) {
        settings.set(CoreOptions.TMP_DIRS, temporary.toString());
        settings.set(WebOptions.TMP_DIR, temporary.toString());
        settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    }
}
