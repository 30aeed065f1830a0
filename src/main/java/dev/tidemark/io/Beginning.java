package dev.tidemark.io;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an input begins: the fifth percentile of its first dates, so that neither an undated record nor a date from another
 * decade decides.
 *
 * <p>Not for use by several threads.
 */
public final class Beginning {
    /** As many records without one item among them are no input of items. */
    private static final int PATIENCE = 10_000;

    /** So many dated items tell where the input begins, whatever a few of them claim. */
    private static final int SAMPLE = 1_000;

    private final ItemParser parser;
    private final List<Instant> dates = new ArrayList<>();
    private Parsed.@Nullable Refused first;
    private int records;
    private boolean items;

    /** Begins to look, with the parser of the run that is to come. */
    public Beginning(ItemParser parser) {
        this.parser = parser;
    }

    /** True when nothing further can change what is known. */
    public boolean isKnown() {
        return records >= PATIENCE || dates.size() >= SAMPLE;
    }

    /** Looks at the next record, unless enough is known. */
    public void add(RawRecord raw) {
        if (isKnown()) {
            return;
        }
        records++;
        Parsed parsed = parser.parse(raw);
        if (parsed instanceof Parsed.Accepted accepted) {
            items = true;
            NewsItem item = accepted.item();
            if (item.seenAt() != null || item.publishedAt() != null) {
                dates.add(item.eventTime());
            }
        } else if (parsed instanceof Parsed.Refused refused && first == null) {
            first = refused;
        }
    }

    /** Why the first record that was refused was, in a few words: of the input itself it names the line alone. */
    private String why(String name) {
        if (first == null) {
            return "";
        }
        String position = first.rejected().position();
        String place =
                position.startsWith(name + ":")
                        ? "line " + position.substring(name.length() + 1)
                        : position;
        return " (" + place + ": " + first.rejected().reason() + ")";
    }

    /** The moment as far as it is known; null where no item has a date. */
    public @Nullable Instant start() {
        Collections.sort(dates);
        return dates.isEmpty() ? null : dates.get(dates.size() / 20);
    }

    /**
     * The moment.
     *
     * @param name of the input
     * @param undated what counts where no item has a date
     * @throws InvalidInput when there was no item
     */
    public Instant start(String name, Instant undated) {
        if (!items) {
            throw new InvalidInput(
                    name,
                    "",
                    "no item in " + records + " lines" + why(name),
                    "one JSON object with a title or a text a line");
        }
        Instant start = start();
        return start == null ? undated : start;
    }
}
