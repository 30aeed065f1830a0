package dev.tidemark.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One element of a feed: its attributes and either the elements in it or its content. */
final class XmlElement {
    /** More elements in one are left out: no feed has them, and memory is finite. */
    private static final int MOST_CHILDREN = 2_000;

    private final String name;
    private final String written;
    private final Map<String, String> attributes;
    private final Namespaces namespaces;
    private final @Nullable String base;
    private final List<XmlElement> children = new ArrayList<>(0);
    private final StringBuilder text = new StringBuilder(0);
    private boolean marked;
    private String content = "";

    /**
     * Starts an element.
     *
     * @param name customary, see {@link Namespaces}
     * @param written as in the document, in lower case
     * @param base what relative links in it are relative to; null when unknown
     */
    XmlElement(
            String name,
            String written,
            Map<String, String> attributes,
            Namespaces namespaces,
            @Nullable String base) {
        this.name = name;
        this.written = written;
        this.attributes = attributes;
        this.namespaces = namespaces;
        this.base = base;
    }

    String name() {
        return name;
    }

    String written() {
        return written;
    }

    Namespaces namespaces() {
        return namespaces;
    }

    @Nullable String base() {
        return base;
    }

    /** An attribute by its name as written, in lower case; empty when absent. */
    String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    /** The content: text, or where elements are in it that are none of the feed's own, HTML. */
    String content() {
        return content;
    }

    /** True where the content has elements in it. */
    boolean isMarked() {
        return marked;
    }

    /** The first element of a name that has content; null when none has. */
    @Nullable XmlElement first(String wanted) {
        for (XmlElement child : children) {
            if (child.name.equals(wanted) && !child.content.isBlank()) {
                return child;
            }
        }
        return null;
    }

    /** The content of the first element that has any, by the first name that gives one; empty when none does. */
    String first(List<String> names) {
        for (String wanted : names) {
            XmlElement found = first(wanted);
            if (found != null) {
                return found.content;
            }
        }
        return "";
    }

    /** The contents of all these names, in the order of the names. */
    List<String> all(List<String> names) {
        List<String> contents = new ArrayList<>();
        for (String wanted : names) {
            for (XmlElement child : children) {
                if (child.name.equals(wanted) && !child.content.isBlank()) {
                    contents.add(child.content);
                }
            }
        }
        return contents;
    }

    /** The elements of a name. */
    List<XmlElement> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    void add(XmlElement child) {
        if (children.size() < MOST_CHILDREN) {
            children.add(child);
        }
    }

    void add(String characters) {
        text.append(characters);
    }

    /** Notes that a tag stands in its content. */
    void mark() {
        marked = true;
    }

    /** Ends the element, whose content stands between two offsets of the source. */
    void close(String source, int from, int to) {
        content = marked ? Markup.html(source.substring(from, to)) : text.toString();
        text.setLength(0);
        text.trimToSize();
    }
}
