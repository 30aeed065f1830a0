package dev.tidemark.embedded.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A file of the page. A browser that has it asks each time whether it is still the same, and is sent it again only when it is
 * not: after an upgrade nobody sees half of the old page. Its method is called from any thread.
 */
final class PageFile {
    /** The types that files are served with, by their ending. */
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "json", "application/json; charset=utf-8",
                    "svg", "image/svg+xml");

    private final String type;
    private final byte[] content;
    private final String tag;

    private PageFile(String type, byte[] content) {
        this.type = type;
        this.content = content;
        // Weak: it is the same for the content and for its compressed form.
        this.tag = "W/\"" + DigestUtils.sha256Hex(content) + "\"";
    }

    /** Reads a resource of ours or of a library. */
    static PageFile read(String resource) {
        String ending = resource.substring(resource.lastIndexOf('.') + 1);
        try (InputStream in = PageFile.class.getResourceAsStream(resource)) {
            return new PageFile(
                    Objects.requireNonNull(TYPES.get(ending), resource),
                    Objects.requireNonNull(in, resource).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with the file, or with 304 and nothing to one who has it. */
    void answer(Context request) {
        request.header("ETag", tag);
        if (isHad(request.header("If-None-Match"))) {
            request.status(HttpStatus.NOT_MODIFIED);
        } else {
            request.contentType(type).result(content);
        }
    }

    private boolean isHad(@Nullable String tags) {
        return tags != null && Arrays.asList(tags.split("\\s*,\\s*", -1)).contains(tag);
    }
}
