package dev.tidemark.classify;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.text.ContentHash;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The companies that are watched, and the words they are known by. Immutable and thread-safe.
 */
public final class Watchlist implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Alias> aliases;
    private final Set<String> labs;
    private final List<String> companies;
    private final String version;

    private Watchlist(TextFile source) {
        WatchlistFile file = WatchlistFile.parse(source);
        aliases = file.aliases();
        labs = file.labs();
        companies = aliases.stream().map(Alias::company).distinct().sorted().toList();
        version = ContentHash.of(source.content());
    }

    /**
     * Reads a watchlist.
     *
     * @throws InvalidInput in one line, when the file is missing, is no YAML, holds unknown fields, or
     *     gives one word to two companies
     */
    public static Watchlist read(Path file) {
        return new Watchlist(TextFile.read(file));
    }

    /** The watchlist that comes with the program. */
    public static Watchlist bundled() {
        return new Watchlist(TextFile.bundled("/jobs/watchlist.yaml"));
    }

    /** Canonical names, sorted. */
    public List<String> companies() {
        return companies;
    }

    /** Changes with the file's content, and with nothing else. */
    public String version() {
        return version;
    }

    List<Alias> aliases() {
        return aliases;
    }

    /** Those that make nothing but AI. */
    Set<String> labs() {
        return labs;
    }
}
