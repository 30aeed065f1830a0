package dev.tidemark.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.model.DateQuality;
import dev.tidemark.model.Language;
import dev.tidemark.text.HtmlText;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** An entry as one line of an archive or one record of the topic: what is read back from it is the same item. */
public final class ItemLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ItemLine() {}

    /**
     * One JSON object without line breaks.
     *
     * <p>Title and text are HTML there, so that an ampersand or a bracket of the text stays one. Where only the day is
     * known, only the day is written.
     */
    public static String of(FeedEntry entry) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        put(line, "id", entry.id());
        put(line, "url", entry.url());
        put(line, "source", entry.source());
        put(line, "feed", entry.feed());
        put(line, "title", HtmlText.escaped(entry.title()));
        put(line, "text", HtmlText.escaped(entry.text()));
        put(line, "lang", entry.lang() == Language.OTHER ? null : entry.lang().word());
        put(line, "publishedAt", published(entry));
        put(line, "updatedAt", text(entry.updatedAt()));
        put(line, "seenAt", text(entry.seenAt()));
        put(line, "dateQuality", entry.dateQuality().word());
        return line.toString();
    }

    /**
     * The same line with what the item's page says.
     *
     * @param line as {@link #of} gives it, in UTF-8
     * @param article plain text
     * @throws IOException when the line is no JSON object
     */
    public static byte[] withArticle(byte[] line, String article) throws IOException {
        if (JSON.readTree(line) instanceof ObjectNode item) {
            item.put("article", HtmlText.escaped(article));
            return JSON.writeValueAsBytes(item);
        }
        throw new IOException("no JSON object");
    }

    private static @Nullable String published(FeedEntry entry) {
        Instant time = entry.publishedAt();
        return time != null && entry.dateQuality() == DateQuality.DAY
                ? time.atOffset(ZoneOffset.UTC).toLocalDate().toString()
                : text(time);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static void put(ObjectNode line, String name, @Nullable String value) {
        if (value != null) {
            line.put(name, value);
        }
    }
}
