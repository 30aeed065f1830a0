package dev.tidemark.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code kafka:} section of a job file; every setting may be left out.
 *
 * @param bootstrapServers brokers of one cluster as {@code host:port}; default {@value #DEFAULT_SERVER}
 * @param topic that items and ticks are read from; default {@value #DEFAULT_TOPIC}
 * @param groupId under which progress is shown in Kafka, default {@value #DEFAULT_GROUP}: the job
 *     itself goes by its checkpoints
 * @param compression of what is written: none, gzip, snappy, lz4 or zstd; default {@value #DEFAULT_COMPRESSION}
 * @param maxRequestBytes the largest record that is written; of a larger item the text is cut. Bytes, 16384 to 16777216,
 *     default {@value #DEFAULT_REQUEST_BYTES}. Too small: long articles are cut. Larger than the topic's {@code
 *     max.message.bytes}: refused at the start
 * @param rejectedTopic an existing topic that records go to which could not be read, besides Elasticsearch; null: none
 * @param startFrom where a job without a checkpoint begins, default earliest
 * @param properties of the Kafka client, for access: names that begin with {@code security.}, {@code
 *     sasl.}, {@code ssl.} or {@code client.}. A secret is written as <code>${env:NAME}</code> and
 *     read from the environment of the process that connects
 */
public record KafkaSettings(
        List<String> bootstrapServers,
        String topic,
        String groupId,
        StartFrom startFrom,
        String compression,
        int maxRequestBytes,
        @Nullable String rejectedTopic,
        Map<String, String> properties) {

    /** Where Kafka is looked for unless a job file says otherwise. */
    public static final String DEFAULT_SERVER = "127.0.0.1:9092";

    /** The topic unless a job file names another. */
    public static final String DEFAULT_TOPIC = "tidemark.items";

    /** The group unless a job file names another. */
    public static final String DEFAULT_GROUP = "tidemark";

    /** How what is written is packed unless a job file says otherwise. */
    public static final String DEFAULT_COMPRESSION = "lz4";

    /** A little less than a broker takes unless told otherwise. */
    public static final int DEFAULT_REQUEST_BYTES = 1_000_000;

    private static final String NAME_OF_TOPIC = "[A-Za-z0-9._-]{1,249}";

    private static final Pattern SERVER =
            Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");

    private static final Pattern PROPERTY =
            Pattern.compile("(?:security|sasl|ssl|client)\\.[A-Za-z0-9._-]+");

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(?:password|secret|keystore\\.key|jaas).*");

    /** In a login module's options, a password that is written out. */
    private static final Pattern WRITTEN_OUT =
            Pattern.compile(
                    "(?is).*(?:password|secret|token)\\w*\\s*=\\s*(?![\"']?\\$\\{env:\\w+}[\"']?).*");

    private static final Pattern REFERENCE = Pattern.compile("(?s).*\\$\\{env:\\w+}.*");

    /** Where a job without a checkpoint begins. */
    public enum StartFrom {
        /** With the oldest record that the topic holds. */
        EARLIEST,
        /** With what comes after the start. */
        LATEST,
        /** Where the group has committed, else with the oldest. */
        COMMITTED
    }

    /** The same topic, read from its oldest record, under a group of its own: that of the live job is not to be moved. */
    public KafkaSettings forReplay() {
        return new KafkaSettings(
                bootstrapServers,
                topic,
                groupId + "-replay",
                StartFrom.EARLIEST,
                compression,
                maxRequestBytes,
                rejectedTopic,
                properties);
    }

    static KafkaSettings read(Section section) {
        return new KafkaSettings(
                servers(section),
                text(section, "topic", NAME_OF_TOPIC, DEFAULT_TOPIC),
                text(section, "groupId", "[A-Za-z0-9._-]{1,200}", DEFAULT_GROUP),
                startFrom(section),
                compression(section),
                section.whole("maxRequestBytes", DEFAULT_REQUEST_BYTES, 1 << 14, 1 << 24),
                section.text(
                        "rejectedTopic",
                        NAME_OF_TOPIC,
                        "letters, digits, dots, dashes, underscores"),
                properties(section));
    }

    private static String text(Section section, String name, String expression, String byDefault) {
        String text = section.text(name, expression, "letters, digits, dots, dashes, underscores");
        return text == null ? byDefault : text;
    }

    private static String compression(Section section) {
        String word =
                section.text(
                        "compression",
                        "none|gzip|snappy|lz4|zstd",
                        "none, gzip, snappy, lz4, zstd");
        return word == null ? DEFAULT_COMPRESSION : word;
    }

    private static StartFrom startFrom(Section section) {
        String word =
                section.text(
                        "startFrom", "earliest|latest|committed", "earliest, latest or committed");
        return word == null ? StartFrom.EARLIEST : StartFrom.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static List<String> servers(Section section) {
        JsonNode list = section.tree("bootstrapServers");
        if (list == null) {
            return List.of(DEFAULT_SERVER);
        }
        if (!list.isArray() || list.isEmpty()) {
            throw section.invalid("bootstrapServers", list, "a list of at least one host:port");
        }
        List<String> servers = new ArrayList<>();
        for (JsonNode server : list) {
            var match = SERVER.matcher(server.asText());
            if (!server.isTextual()
                    || !match.matches()
                    || Integer.parseInt(match.group(1)) > 65_535) {
                throw section.invalid("bootstrapServers", server, "host:port");
            }
            servers.add(server.textValue());
        }
        return List.copyOf(servers);
    }

    private static Map<String, String> properties(Section section) {
        JsonNode given = section.tree("properties");
        if (given == null) {
            return Map.of();
        }
        if (!given.isObject()) {
            throw section.invalid("properties", given, "a mapping of client settings to values");
        }
        TreeMap<String, String> properties = new TreeMap<>();
        given.properties()
                .forEach(
                        property ->
                                properties.put(
                                        property.getKey(),
                                        value(section, property.getKey(), property.getValue())));
        return Collections.unmodifiableMap(properties);
    }

    private static String value(Section section, String name, JsonNode value) {
        String setting = "properties." + name;
        if (!PROPERTY.matcher(name).matches()) {
            throw section.invalid(
                    setting,
                    TextNode.valueOf("not for a job file to set"),
                    "names that begin with security., sasl., ssl. or client.");
        }
        boolean secret = SECRET.matcher(name).matches();
        String text = value.asText();
        if (secret && (!REFERENCE.matcher(text).matches() || WRITTEN_OUT.matcher(text).matches())) {
            // Whatever stands there may be a password: not to be repeated.
            throw section.invalid(
                    setting, TextNode.valueOf("a secret"), "a reference such as ${env:NAME}");
        }
        if (!value.isValueNode() || value.isNull() || text.isBlank()) {
            throw section.invalid(setting, value, "a text, a number, true or false");
        }
        return text;
    }
}
