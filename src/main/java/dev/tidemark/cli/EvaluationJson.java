package dev.tidemark.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.tidemark.evaluate.Finding;
import dev.tidemark.evaluate.Gain;
import dev.tidemark.evaluate.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as one JSON document, for scripts. ASCII only: whatever could steer a terminal is escaped.
 *
 * @param rulesVersion of the lists and lexicon that labelled
 * @param errors null unless asked for
 * @param gain null unless compared
 */
record EvaluationJson(
        String rulesVersion, Report report, @Nullable List<Finding> errors, @Nullable Gain gain) {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Double.class, new Figure())
                                    .addSerializer(double.class, new Figure()))
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .build();

    String line() {
        try {
            return MAPPER.writeValueAsString(this).replace("\u007f", "\\u007f");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("figures that are no JSON document", e);
        }
    }

    /** JSON has no word for what is not defined but null; six decimals are more than any figure here means. */
    private static final class Figure extends JsonSerializer<Double> {
        @Override
        public void serialize(Double figure, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            if (Double.isNaN(figure)) {
                json.writeNull();
            } else {
                json.writeNumber(Math.round(figure * 1e6) / 1e6);
            }
        }
    }
}
