package dev.tidemark.cli;

import dev.tidemark.config.FetchSettings;
import dev.tidemark.config.FullTextSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.feed.FeedDocument;
import dev.tidemark.feed.FeedEntry;
import dev.tidemark.feed.FeedLimits;
import dev.tidemark.feed.FeedParser;
import dev.tidemark.feed.FeedReading;
import dev.tidemark.feed.Fetch;
import dev.tidemark.feed.ItemLine;
import dev.tidemark.feed.ParsedFeed;
import dev.tidemark.feed.PublishedDate;
import dev.tidemark.feed.RefusedFeed;
import dev.tidemark.fetch.FeedClient;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark feed}: what feeds yield, and why some of it was refused. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        description =
                "Reads feeds of any format and encoding and prints their items as JSON lines, as an"
                        + " archive has them. Standard error says in one line for each refused feed why.",
        footer = {
            "",
            "Example: ./tidemark feed press.rdf blog.xml.gz --sort > items.jsonl",
            "Example: ./tidemark feed --health saved-feeds/",
            "Example: ./tidemark feed --full-text https://lab.example/feed.xml",
            "Exit status 1 when a feed was refused. Refused entries do not count for it; --verbose tells each."
        })
final class FeedCommand implements Callable<Integer> {
    private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]+://.*");

    private final Fetch fetch;
    private final FeedParser parser = new FeedParser(FeedLimits.DEFAULT);
    private final Counts counts = new Counts();
    private final List<Line> waiting = new ArrayList<>();
    private @Nullable FullTextLines articles;

    @Parameters(
            arity = "1..*",
            paramLabel = "URL|FILE",
            description = "Feeds: addresses, files (packed with gzip or not), folders of files.")
    private List<String> feeds;

    @Option(
            names = "--health",
            description =
                    "Prints in place of the items one line a feed: format, encoding, entries, quality"
                            + " of dates, and what is malformed.")
    private boolean health;

    @Option(
            names = "--sort",
            description =
                    "Prints the items oldest first, as a replay wants them, after all feeds were read;"
                            + " undated ones last. Keeps them in memory: about 2 KB each.")
    private boolean sort;

    @Option(
            names = "--full-text",
            description =
                    "Reads the pages of items that a job would read them of, and prints those items with their"
                            + " article; standard error says in one line for each page that was not used why.")
    private boolean fullText;

    @Option(
            names = {"-v", "--verbose"},
            description = "Tells on standard error each refused entry, and what is malformed.")
    private boolean verbose;

    FeedCommand() {
        this(
                new WebFetch(
                        new FeedClient(FetchSettings.defaults(), Clock.systemUTC()),
                        Clock.systemUTC()));
    }

    FeedCommand(Fetch fetch) {
        this.fetch = fetch;
    }

    @Override
    public Integer call() throws IOException {
        feeds.forEach(FeedCommand::check);
        Instant latest = Clock.systemUTC().instant().plus(PublishedDate.CLOCK_SKEW);
        try (StandardOutput out = StandardOutput.open();
                FullTextLines articles = fullText ? articles() : null) {
            this.articles = articles;
            for (String feed : feeds) {
                if (ADDRESS.matcher(feed).matches()) {
                    read(out, feed, () -> fetch.fetch(feed));
                } else {
                    int most = FeedLimits.DEFAULT.maxBytes();
                    FeedFiles.visit(
                            Path.of(feed),
                            file ->
                                    read(
                                            out,
                                            file.toString(),
                                            () -> FeedFiles.read(file, most, latest)),
                            (file, reason) -> refuse(file.toString(), reason));
                }
            }
            waiting.sort(Comparator.comparing(Line::time));
            waiting.forEach(line -> out.println(line.json()));
            out.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (counts.feeds > 1 || counts.refusedEntries > 0) {
            System.err.println(counts);
        }
        return counts.refusedFeeds == 0 ? 0 : 1;
    }

    private static FullTextLines articles() {
        return new FullTextLines(
                FullTextSettings.defaults(),
                FetchSettings.defaults(),
                Clock.systemUTC(),
                FeedCommand::tell);
    }

    /** A name that is nothing is a slip of whoever typed it, told before anything is read. */
    private static void check(String feed) {
        boolean file = !ADDRESS.matcher(feed).matches();
        if (!file && !feed.regionMatches(true, 0, "http", 0, 4)) {
            throw new InvalidInput(feed, "", "no web address", "http or https, or a file");
        }
        try {
            if (file && !Files.exists(Path.of(feed))) {
                throw new InvalidInput(feed, "", "no such file", "a file, a folder or an address");
            }
        } catch (InvalidPathException e) {
            throw new InvalidInput(feed, "", "no file name", "a file, a folder or an address");
        }
    }

    private void read(StandardOutput out, String name, Source source) {
        FeedReading reading;
        try {
            reading = parser.parse(source.get());
        } catch (IOException e) {
            refuse(name, String.valueOf(e.getMessage()));
            return;
        }
        if (reading instanceof RefusedFeed refused) {
            refuse(name, refused.reason());
        } else if (reading instanceof ParsedFeed feed) {
            print(out, name, feed);
        }
        try {
            out.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(PrintStream out, String name, ParsedFeed feed) {
        counts.feeds++;
        counts.entries += feed.entries().size();
        counts.refusedEntries += feed.refused().size();
        if (health) {
            out.println(FeedHealthText.of(name, feed));
        } else {
            List<String> lines = feed.entries().stream().map(ItemLine::of).toList();
            List<String> full = articles == null ? lines : articles.read(lines);
            for (int i = 0; i < full.size(); i++) {
                Line line = new Line(time(feed.entries().get(i)), full.get(i));
                if (sort) {
                    waiting.add(line);
                } else {
                    out.println(line.json());
                }
            }
        }
        if (verbose) {
            feed.refused()
                    .forEach(
                            entry ->
                                    tell(
                                            name
                                                    + ": entry "
                                                    + entry.number()
                                                    + ": "
                                                    + entry.reason()));
            if (feed.malformed() != null) {
                tell(name + ": malformed: " + feed.malformed());
            }
        }
    }

    /** The time that an archive is ordered by. */
    private static Instant time(FeedEntry entry) {
        Instant time = entry.seenAt() == null ? entry.publishedAt() : entry.seenAt();
        return time == null ? Instant.MAX : time;
    }

    private void refuse(String name, String reason) {
        counts.feeds++;
        counts.refusedFeeds++;
        tell(name + ": refused: " + reason);
    }

    private static void tell(String line) {
        System.err.println(TerminalText.line(line));
    }

    /** An item as it is printed, and its place in time. */
    private record Line(Instant time, String json) {}

    /** Where a feed's bytes come from. */
    private interface Source {
        FeedDocument get() throws IOException;
    }

    /** What was read. */
    private static final class Counts {
        private long feeds;
        private long refusedFeeds;
        private long entries;
        private long refusedEntries;

        @Override
        public String toString() {
            return "feeds %d, refused %d; items %d, refused entries %d"
                    .formatted(feeds, refusedFeeds, entries, refusedEntries);
        }
    }
}
