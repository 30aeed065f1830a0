package dev.tidemark.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.text.HtmlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON Feed (jsonfeed.org, versions 1.0 and 1.1), one item at a time, up to where it stops being JSON.
 *
 * <p>An object is a feed where it says so, or has items and a title.
 */
final class JsonFeedReader {
    private static final int DEEPEST = 50;

    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(DEEPEST)
                                            .build())
                            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                            .build());

    private final @Nullable String url;
    private final FeedLimits limits;
    private final List<RawEntry> entries = new ArrayList<>();
    private final Map<String, String> fields = new HashMap<>();
    private boolean hasItems;
    private @Nullable String malformed;

    /**
     * Sets what is known.
     *
     * @param url where the feed is; null when unknown
     */
    JsonFeedReader(@Nullable String url, FeedLimits limits) {
        this.url = url;
        this.limits = limits;
    }

    /**
     * Reads to the end.
     *
     * @throws NoFeed when there is no feed in it, or one with too many entries
     */
    RawFeed read(String text) throws NoFeed {
        try (JsonParser parser = JSON.createParser(text)) {
            read(parser);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            malformed = "line " + line + ": not JSON from here on";
            entries.add(RawEntry.unreadable("cut off, or no JSON"));
        } catch (IOException e) {
            malformed = "not JSON"; // cannot happen: the text is in memory
        }
        if (!hasItems || !isFeed()) {
            throw new NoFeed(
                    RefusedFeed.Cause.NOT_A_FEED,
                    malformed == null
                            ? "JSON, but no JSON Feed"
                            : "starts like JSON, no feed in it; " + malformed);
        }
        return new RawFeed(
                FeedFormat.JSON_FEED,
                HtmlText.escaped(field("title")),
                Links.absolute(url, field("home_page_url")),
                Links.absolute(url, field("feed_url")),
                field("language"),
                entries,
                malformed);
    }

    private boolean isFeed() {
        return field("version").contains("jsonfeed.org/version/") || fields.containsKey("title");
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private void read(JsonParser parser) throws IOException, NoFeed {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("items") && value == JsonToken.START_ARRAY) {
                hasItems = true;
                items(parser);
            } else if (value != null && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                fields.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void items(JsonParser parser) throws IOException, NoFeed {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (entries.size() >= limits.maxEntries()) {
                throw new NoFeed(
                        RefusedFeed.Cause.TOO_MANY_ENTRIES,
                        "more than " + limits.maxEntries() + " entries");
            }
            JsonNode item = JSON.readTree(parser);
            entries.add(item.isObject() ? entry(item) : RawEntry.unreadable("no object"));
        }
    }

    private RawEntry entry(JsonNode item) {
        String id = text(item, "id");
        String plain = HtmlText.escaped(text(item, "content_text"));
        String link =
                Stream.of(text(item, "url"), text(item, "external_url"))
                        .filter(address -> Links.absolute(url, address) != null)
                        .findFirst()
                        .orElse("");
        String page = Links.absolute(url, link);
        return new RawEntry(
                id.isBlank() ? null : id.strip(),
                page == null ? Links.absolute(null, id) : page,
                HtmlText.escaped(text(item, "title")),
                first(text(item, "content_html"), plain, HtmlText.escaped(text(item, "summary"))),
                "",
                text(item, "language"),
                dates(item, "date_published"),
                dates(item, "date_modified"),
                null);
    }

    private static String text(JsonNode item, String name) {
        JsonNode value = item.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    private static List<String> dates(JsonNode item, String name) {
        String date = text(item, name);
        return date.isBlank() ? List.of() : List.of(date);
    }
}
