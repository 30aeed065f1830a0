package dev.tidemark.io.kafka;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Lets the Kafka client replace <code>${env:NAME}</code> in its settings by an environment variable, in the process
 * that connects and nowhere else: a job graph holds the reference only.
 *
 * <p>Made by the Kafka client by its name. Safe to share between threads.
 */
public final class EnvironmentVariables implements ConfigProvider {
    /** For the client to call. */
    public EnvironmentVariables() {}

    @Override
    public void configure(Map<String, ?> settings) {}

    /** Refuses: nobody needs all variables. */
    @Override
    public ConfigData get(String path) {
        throw new ConfigException("name one environment variable, as in ${env:NAME}");
    }

    /**
     * Reads variables.
     *
     * @throws ConfigException when one is not set
     */
    @Override
    @SuppressWarnings("NullAway") // getenv answers null for a variable that is not set
    public ConfigData get(String path, Set<String> names) {
        Map<String, String> values = new TreeMap<>();
        for (String name : names) {
            String value = System.getenv(name);
            if (value == null) {
                throw new ConfigException("environment variable " + name + " is not set");
            }
            values.put(name, value);
        }
        return new ConfigData(values);
    }

    @Override
    public void close() {}
}
