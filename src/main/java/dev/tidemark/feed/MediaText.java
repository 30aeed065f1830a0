package dev.tidemark.feed;

import java.util.List;

/** The description of the picture or film that an entry is: all the text that video feeds have. */
final class MediaText {
    private static final List<String> DESCRIPTION = List.of("media:description");

    private MediaText() {}

    /** The text given, or where it is blank the first description of media, however deep. */
    static String orMedia(XmlElement element, String text) {
        if (!text.isBlank()) {
            return text;
        }
        String own = element.first(DESCRIPTION);
        if (!own.isBlank()) {
            return own;
        }
        for (String frame : List.of("media:group", "media:content")) {
            for (XmlElement media : element.children(frame)) {
                String inner = orMedia(media, "");
                if (!inner.isBlank()) {
                    return inner;
                }
            }
        }
        return "";
    }
}
