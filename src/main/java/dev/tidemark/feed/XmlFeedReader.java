package dev.tidemark.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed in XML, one entry at a time, as far as it can be read.
 *
 * <p>Only what a feed is made of is kept as a tree, a few levels deep; what stands in a field is its content. An end tag
 * closes what is open inside it, an entry closes the one before, a field the one it cannot be in. So a fault costs the
 * field it is in and no more. In a text that is cut off the last entry is kept where its address or id and its title
 * were whole: then it is the same item as the whole entry will be.
 */
final class XmlFeedReader {
    /** Frames nested deeper are content. */
    private static final int DEEPEST = 12;

    private final String source;
    private final FeedLimits limits;
    private final XmlFaults faults;
    private final XmlScanner scanner;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private final Deque<Integer> contentStarts = new ArrayDeque<>();
    private final List<RawEntry> entries = new ArrayList<>();
    private final @Nullable String url;
    private @Nullable FeedRoot root;
    private @Nullable XmlElement head;
    private @Nullable String other;

    /**
     * Starts at the beginning of a text.
     *
     * @param url where the feed is; null when unknown
     */
    XmlFeedReader(String source, @Nullable String url, FeedLimits limits) {
        this.source = source;
        this.url = url;
        this.limits = limits;
        faults = new XmlFaults(source);
        scanner = new XmlScanner(source, faults);
    }

    /**
     * Reads to the end.
     *
     * @throws NoFeed when there is no feed in it, or one with too many entries
     */
    RawFeed read() throws NoFeed {
        for (XmlScanner.Token token = scanner.next(); ; token = scanner.next()) {
            switch (token) {
                case START -> start();
                case TEXT -> text();
                case END -> end();
                case END_OF_FILE -> {
                    return finish();
                }
            }
        }
    }

    private void start() throws NoFeed {
        XmlElement parent = open.peek();
        Namespaces namespaces = parent == null ? Namespaces.NONE : parent.namespaces();
        namespaces = namespaces.with(scanner.attributes());
        String name = namespaces.name(scanner.name());
        if (root == null) {
            root = FeedRoot.of(name, scanner.attributes(), source, faults);
            if (root == null) {
                other = other == null ? scanner.name() : other;
                return;
            }
            if (other != null) {
                faults.note(scanner.start(), "a feed behind <" + other + ">");
            }
        }
        name = root.name(name);
        if (root.isEntry(name)) {
            closeUntilEntryFits();
        } else {
            closeWhatNeverEnded(name);
        }
        parent = open.peek();
        if (parent != null && (!isFrame(parent) || open.size() >= DEEPEST)) {
            parent.mark();
            return;
        }
        open.push(new XmlElement(name, scanner.name(), scanner.attributes(), namespaces, base()));
        contentStarts.push(scanner.end());
        if (scanner.isEmpty()) {
            close(scanner.start());
        }
    }

    /** An entry inside another, inside a field or far too deep shows that those were never closed. */
    private void closeUntilEntryFits() throws NoFeed {
        while (!open.isEmpty()
                && (isInEntry() || !isFrame(open.getFirst()) || open.size() > DEEPEST / 2)) {
            faults.note(scanner.start(), "<" + open.getFirst().written() + "> is never closed");
            close(scanner.start());
        }
    }

    private boolean isInEntry() {
        FeedRoot feed = root;
        return feed != null && open.stream().anyMatch(feed::isEntry);
    }

    private void closeWhatNeverEnded(String name) throws NoFeed {
        XmlElement inside = open.peek();
        if (inside != null && FeedTags.ends(inside.name(), name)) {
            faults.note(scanner.start(), "<" + inside.written() + "> is never closed");
            close(scanner.start());
        }
    }

    private void text() {
        XmlElement parent = open.peek();
        if (parent != null && !isFrame(parent)) {
            parent.add(scanner.text());
        } else if (root == null && !scanner.text().isBlank()) {
            faults.note(scanner.start(), "text before the feed");
        }
    }

    private void end() throws NoFeed {
        int depth = 0;
        for (Iterator<XmlElement> i = open.iterator(); i.hasNext(); depth++) {
            if (i.next().written().equals(scanner.name())) {
                for (; depth > 0; depth--) {
                    faults.note(
                            scanner.start(), "<" + open.getFirst().written() + "> is never closed");
                    close(scanner.start());
                }
                close(scanner.start());
                return;
            }
        }
        XmlElement parent = open.peek();
        if (parent == null || isFrame(parent)) {
            faults.note(scanner.start(), "</" + scanner.name() + "> closes nothing");
        }
    }

    private void close(int contentEnd) throws NoFeed {
        XmlElement element = open.pop();
        int start = contentStarts.pop();
        element.close(source, start, Math.max(start, contentEnd));
        take(element, false);
    }

    private void take(XmlElement element, boolean cut) throws NoFeed {
        if (root != null && root.isEntry(element)) {
            if (entries.size() >= limits.maxEntries()) {
                throw new NoFeed(
                        RefusedFeed.Cause.TOO_MANY_ENTRIES,
                        "more than " + limits.maxEntries() + " entries");
            }
            RawEntry entry = root.entry(element);
            boolean same =
                    !entry.title().isBlank() && (entry.url() != null || entry.guid() != null);
            entries.add(cut && !same ? RawEntry.unreadable("cut off") : entry);
        } else if (FeedRoot.isHead(element.name())) {
            head = head == null ? element : head;
        } else if (!open.isEmpty()) {
            open.getFirst().add(element);
        }
    }

    private boolean isFrame(XmlElement element) {
        return root != null && root.isFrame(element);
    }

    private @Nullable String base() {
        XmlElement parent = open.peek();
        String outer = parent == null ? url : parent.base();
        String own = scanner.attributes().get("xml:base");
        String resolved = own == null ? null : Links.absolute(outer, own);
        return resolved == null ? outer : resolved;
    }

    /** What is still open at the end of the text is cut off; a field that is, tells nothing. */
    private RawFeed finish() throws NoFeed {
        if (root == null) {
            throw FeedRoot.missing(source, other);
        }
        if (!open.isEmpty()) {
            faults.note(
                    source.length(),
                    "the end is missing, inside <" + open.getFirst().written() + ">");
        }
        while (!open.isEmpty()) {
            XmlElement element = open.pop();
            if (isFrame(element)) {
                take(element, true);
            }
        }
        return root.feed(head, entries, faults.summary());
    }
}
