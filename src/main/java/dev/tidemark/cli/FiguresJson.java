package dev.tidemark.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Figures as one JSON document, for scripts. ASCII only: whatever could steer a terminal is escaped. */
final class FiguresJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .addModule(new JavaTimeModule())
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Double.class, new Figure())
                                    .addSerializer(double.class, new Figure()))
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .build();

    private static final ObjectMapper IN_WORDS =
            MAPPER.copy().configure(EnumFeature.WRITE_ENUMS_TO_LOWERCASE, true);

    private FiguresJson() {}

    /** The document in one line; constants as they are named. */
    static String line(Object figures) {
        return line(MAPPER, figures);
    }

    /** The document in one line; constants in lower case. */
    static String lineInWords(Object figures) {
        return line(IN_WORDS, figures);
    }

    private static String line(ObjectMapper mapper, Object figures) {
        try {
            return mapper.writeValueAsString(figures).replace("\u007f", "\\u007f");
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
