package dev.tidemark.embedded.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the monitor has found, for reading: documents as {@code /schema} describes them, cut to what
 * a page shows.
 *
 * <p>Every answer is bounded. Methods throw {@link IOException} when the store does not answer; they
 * are called from many threads.
 */
public interface Findings {
    /** So many feeds are shown. */
    int MAX_FEEDS = 2_000;

    /** Companies with scores, by name: each with its latest score of the main window and the number of its alerts. */
    JsonNode companies() throws IOException;

    /** The newest scores of a company's main window, oldest first; empty for a company that has none. */
    JsonNode scores(String company) throws IOException;

    /**
     * The newest alerts, newest first.
     *
     * @param company null for all
     * @param limit 1 to {@value Query#MAX_LIMIT}
     */
    JsonNode alerts(@Nullable String company, int limit) throws IOException;

    /** The newest near-misses, newest first: what would have been an alert but for one threshold. Bounds as for alerts. */
    JsonNode nearMisses(@Nullable String company, int limit) throws IOException;

    /**
     * The newest items, newest first, without their texts.
     *
     * @param company null for all, also those about no company
     * @param limit 1 to {@value Query#MAX_LIMIT}
     */
    JsonNode items(@Nullable String company, int limit) throws IOException;

    /** How each feed is doing, polled last first, at most {@value #MAX_FEEDS}; empty where no feeds are watched. */
    JsonNode feeds() throws IOException;

    /** An item with its text, its weight for each company ({@code signals}) and the {@code alerts} that quote it; null when unknown. */
    @Nullable JsonNode item(String id) throws IOException;

    /**
     * The story of an alert: {@code alert}, the {@code items} that it names, the {@code signals} of its company in the
     * window up to it, {@code alerts} and {@code nearMisses} of its company around it; null when unknown.
     */
    @Nullable JsonNode alert(String id) throws IOException;

    /** The same of a near-miss, which may have the id that an alert has. */
    @Nullable JsonNode nearMiss(String id) throws IOException;
}
