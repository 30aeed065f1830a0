package dev.tidemark.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The top-level fields of one JSON object, read in a single pass without building a tree.
 *
 * <p>Strict: one object and nothing after it, down to the last byte, whichever fields are wanted. Where a name occurs
 * twice the last one counts. Halves of surrogate pairs become U+FFFD; a byte that is no UTF-8 spoils the whole object, which
 * then is in another encoding more often than damaged.
 */
public final class ItemFields {

    /** Deeper JSON is refused, so that nobody can exhaust the stack of a later reader. */
    static final int DEEPEST = 100;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    /** What a value is in JSON. */
    enum Kind {
        /** A string. */
        TEXT,
        /** A number. */
        NUMBER,
        /** True or false. */
        BOOLEAN,
        /** An array. */
        ARRAY,
        /** An object. */
        OBJECT
    }

    /** A value: its kind and, unless it is an array or object, its text as written. */
    record Value(Kind kind, String text) {}

    /** The record is not one JSON object; the message says why, in one line. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final Unreadable kind;

        private Malformed(Unreadable kind, String reason) {
            super(reason);
            this.kind = kind;
        }

        private Malformed(String reason) {
            this(Unreadable.MALFORMED, reason);
        }

        /** Whether its bytes are no text, or its text is no object. */
        Unreadable kind() {
            return kind;
        }
    }

    private final Map<String, Value> values;

    private ItemFields(Map<String, Value> values) {
        this.values = values;
    }

    /**
     * Reads the fields wanted.
     *
     * @param json UTF-8
     * @param wanted names of top-level fields; all others are checked and passed over
     * @throws Malformed when it is not one JSON object
     */
    public static ItemFields read(byte[] json, Set<String> wanted) throws Malformed {
        try (JsonParser parser = JSON.createParser(text(json))) {
            return new ItemFields(read(parser, wanted));
        } catch (StreamConstraintsException e) {
            throw new Malformed("JSON beyond limits: " + brief(e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            throw new Malformed(
                    "not JSON at column " + column + ": " + brief(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen: the text is in memory
        }
    }

    /** The text of a string or number; null when absent, null in JSON, or anything else. */
    public @Nullable String text(String name) {
        Value value = values.get(name);
        if (value == null) {
            return null;
        }
        return value.kind() == Kind.TEXT || value.kind() == Kind.NUMBER ? value.text() : null;
    }

    /** True for a time at which nothing was seen: {@code seenAt} and no other field of an item. */
    public boolean isTick() {
        return values.size() == 1 && kind("seenAt") != null;
    }

    /** True when there is a title or a text, blank or not. */
    public boolean isItem() {
        return kind("title") == Kind.TEXT || kind("text") == Kind.TEXT;
    }

    /** What stands under a name; null when absent or null in JSON. */
    @Nullable Kind kind(String name) {
        Value value = values.get(name);
        return value == null ? null : value.kind();
    }

    private static String text(byte[] json) throws Malformed {
        String text = new String(json, StandardCharsets.UTF_8);
        // That puts U+FFFD in place of what it cannot read, and is faster than who tells of it.
        if (text.indexOf('\uFFFD') >= 0) {
            ByteBuffer bytes = ByteBuffer.wrap(json);
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            if (decoder.decode(bytes, CharBuffer.allocate(json.length), true).isMalformed()) {
                throw new Malformed(
                        Unreadable.MISENCODED,
                        String.format(
                                Locale.ROOT,
                                "not UTF-8 at byte %d: 0x%02x",
                                bytes.position() + 1,
                                bytes.get()));
            }
        }
        return text;
    }

    private static Map<String, Value> read(JsonParser parser, Set<String> wanted)
            throws IOException, Malformed {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Malformed("not a JSON object but " + named(parser.currentToken()));
        }
        Map<String, Value> values = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (!wanted.contains(name)) {
                parser.skipChildren();
            } else if (token == JsonToken.VALUE_NULL) {
                values.remove(name);
            } else {
                values.put(name, value(parser, token));
            }
        }
        if (parser.nextToken() != null) {
            int column = parser.currentTokenLocation().getColumnNr();
            throw new Malformed("not JSON at column " + column + ": more after the object");
        }
        return values;
    }

    private static Value value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> new Value(Kind.TEXT, wellFormed(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value(Kind.NUMBER, parser.getText());
            case START_ARRAY -> structure(parser, Kind.ARRAY);
            case START_OBJECT -> structure(parser, Kind.OBJECT);
            default -> new Value(Kind.BOOLEAN, parser.getText());
        };
    }

    private static Value structure(JsonParser parser, Kind kind) throws IOException {
        parser.skipChildren();
        return new Value(kind, "");
    }

    /** Replaces lone surrogates: no encoder downstream agrees with another on what to do with them. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
    }

    private static String named(@Nullable JsonToken token) {
        return token == null
                ? "nothing"
                : token.name().replaceAll("VALUE_|START_|_INT|_FLOAT", "").toLowerCase(Locale.ROOT);
    }

    private static String brief(String message) {
        String line = message.replaceAll("\\p{Cntrl}+", " ").replaceAll(", from `.*", "").strip();
        return line.length() <= 160 ? line : line.substring(0, 159) + "…";
    }
}
