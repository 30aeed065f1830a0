package dev.tidemark.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tidemark.config.Correction;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.regex.Pattern;

/** How outgoing documents are written: ISO-8601 times in UTC, no nulls, one line, valid UTF-8. */
final class DocumentJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .build();

    private static final Pattern STEERING =
            Pattern.compile("[\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

    private DocumentJson() {}

    /** A record with what is put on every document; the record's fields stand at top level. */
    record Stamped(@JsonUnwrapped Object document, String rulesVersion, String runId) {}

    /** The same of an alert that the newsroom has taken back. */
    record Marked(
            @JsonUnwrapped Object document, Mark correction, String rulesVersion, String runId) {}

    /** Why, by whom and when. */
    record Mark(String reason, String by, Instant time) {
        static Mark of(Correction correction) {
            return new Mark(correction.reason(), correction.by(), correction.time());
        }
    }

    static String line(Object document) {
        try {
            // Text is taken from the web as it comes: half a surrogate pair would otherwise become
            // "?" in files, U+FFFD in one client and an exception in another.
            return visible(WellFormed.text(MAPPER.writeValueAsString(document)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a record that is no JSON document", e);
        }
    }

    /** Escapes what would steer a terminal or turn the direction of reading; only strings can hold it. */
    private static String visible(String json) {
        return STEERING.matcher(json)
                .replaceAll(match -> "\\\\u%04x".formatted((int) match.group().charAt(0)));
    }
}
