package dev.tidemark.article;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Pages that were read lately, so many at most, and those that are being read; what was asked for longest ago is forgotten
 * first. Thread-safe.
 */
final class PageCache {
    private final Map<String, CompletableFuture<Page>> underWay = new HashMap<>();
    private final Map<String, Kept> kept;

    private record Kept(Page page, Instant until) {}

    /**
     * A page that was asked for.
     *
     * @param first whether nobody reads it yet, so that whoever asked has to, and to {@link #settle} it
     */
    record Claim(CompletableFuture<Page> page, boolean first) {}

    PageCache(int most) {
        kept =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                        return size() > most;
                    }
                };
    }

    /**
     * Asks for a page.
     *
     * @param most pages under way at which no further one is begun
     * @return null: it is not known, and too many others are under way
     */
    synchronized @Nullable Claim claim(String url, Instant now, int most) {
        CompletableFuture<Page> coming = underWay.get(url);
        if (coming != null) {
            return new Claim(coming, false);
        }
        Kept known = kept.get(url);
        if (known != null && known.until().isAfter(now)) {
            return new Claim(CompletableFuture.completedFuture(known.page()), false);
        }
        if (underWay.size() >= most) {
            return null;
        }
        CompletableFuture<Page> begun = new CompletableFuture<>();
        underWay.put(url, begun);
        return new Claim(begun, true);
    }

    /**
     * A page has been read: tells everybody who asked.
     *
     * @param holds zero: it is not remembered
     */
    void settle(String url, Page page, Duration holds, Instant now) {
        CompletableFuture<Page> coming;
        synchronized (this) {
            coming = underWay.remove(url);
            if (!holds.isZero()) {
                kept.put(url, new Kept(page, now.plus(holds)));
            }
        }
        if (coming != null) {
            coming.complete(page);
        }
    }

    /** Addresses of pages that are being read. */
    synchronized List<String> underWay() {
        return List.copyOf(underWay.keySet());
    }

    /** How many are remembered. */
    synchronized int size() {
        return kept.size();
    }
}
