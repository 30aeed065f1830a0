package dev.tidemark.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.tidemark.config.FetchSettings;
import dev.tidemark.fetch.FetchAnswer.Failed;
import dev.tidemark.fetch.FetchAnswer.Fetched;
import dev.tidemark.fetch.FetchAnswer.Gone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What robots.txt allows us, by RFC 9309: rules hold for a day; where there is no such file everything is allowed, where
 * the server cannot tell nothing is, and it is asked again after an hour.
 *
 * <p>For pages, not for feeds, which are there to be fetched by programs. Thread-safe; asking may take one fetch.
 */
public final class Robots {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration KEPT_WITHOUT_ANSWER = Duration.ofHours(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    /** What section 2.5 of the RFC asks to be read at least. */
    private static final int READ_BYTES = 500 << 10;

    private static final int MOST_ORIGINS = 5_000;

    private static final Set<ErrorClass> NO_SUCH_FILE =
            Set.of(ErrorClass.NOT_FOUND, ErrorClass.DENIED, ErrorClass.REJECTED);

    private final String name;
    private final Function<FetchRequest, FetchAnswer> client;
    private final Clock clock;
    private final Map<String, Rules> byOrigin = new ConcurrentHashMap<>();
    private final Object[] locks = new Object[64];

    /**
     * What is known of an origin.
     *
     * @param until when it has to be asked again
     */
    private record Rules(BaseRobotRules rules, Instant until) {}

    /**
     * What we may do.
     *
     * @param allowed whether the page may be fetched
     * @param delay that the site wants between two fetches, at most five minutes; null: it does not say
     */
    public record Verdict(boolean allowed, @Nullable Duration delay) {}

    /**
     * A cache that fetches what it does not know.
     *
     * @param client as in {@code feedClient::fetch}
     */
    public Robots(FetchSettings settings, Function<FetchRequest, FetchAnswer> client, Clock clock) {
        this.name = settings.userAgent().replaceFirst("[/ ].*", "").toLowerCase(Locale.ROOT);
        this.client = client;
        this.clock = clock;
        Arrays.setAll(locks, i -> new Object());
    }

    /** Whether a page may be fetched, and how far apart its site wants to be asked; no for what is no web address. */
    public Verdict ask(String page) {
        HttpUrl url = WebAddress.parse(page);
        if (url == null) {
            return new Verdict(false, null);
        }
        BaseRobotRules rules = rulesOf(url);
        long millis = rules.getCrawlDelay();
        return new Verdict(
                rules.isAllowed(WebAddress.bare(url).toString()),
                millis <= 0 ? null : Duration.ofMillis(Math.min(millis, LONGEST_DELAY.toMillis())));
    }

    private BaseRobotRules rulesOf(HttpUrl page) {
        HttpUrl file =
                WebAddress.bare(page).newBuilder().encodedPath("/robots.txt").query(null).build();
        String origin = file.toString();
        synchronized (locks[Math.floorMod(origin.hashCode(), locks.length)]) {
            Instant now = clock.instant();
            Rules known = byOrigin.get(origin);
            if (known == null || !known.until().isAfter(now)) {
                known = fetch(origin, now);
                makeRoom(now);
                byOrigin.put(origin, known);
            }
            return known.rules();
        }
    }

    private Rules fetch(String file, Instant now) {
        FetchAnswer answer = client.apply(FetchRequest.text(file));
        if (answer instanceof Fetched fetched) {
            byte[] body = fetched.body();
            byte[] read = body.length > READ_BYTES ? Arrays.copyOf(body, READ_BYTES) : body;
            // A parser holds counters of one file's warnings: not to be shared.
            SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
            return new Rules(
                    parser.parseContent(file, read, "text/plain", List.of(name)), now.plus(KEPT));
        }
        boolean absent =
                answer instanceof Gone
                        || (answer instanceof Failed failed && NO_SUCH_FILE.contains(failed.why()));
        return absent
                ? new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), now.plus(KEPT))
                : new Rules(
                        new SimpleRobotRules(RobotRulesMode.ALLOW_NONE),
                        now.plus(KEPT_WITHOUT_ANSWER));
    }

    private void makeRoom(Instant now) {
        if (byOrigin.size() < MOST_ORIGINS) {
            return;
        }
        byOrigin.values().removeIf(rules -> !rules.until().isAfter(now));
        if (byOrigin.size() >= MOST_ORIGINS) {
            byOrigin.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().until()))
                    .ifPresent(oldest -> byOrigin.remove(oldest.getKey()));
        }
    }
}
