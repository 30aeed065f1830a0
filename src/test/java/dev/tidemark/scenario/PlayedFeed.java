package dev.tidemark.scenario;

import dev.tidemark.feed.SampleFeed;
import dev.tidemark.model.FeedCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A feed of the script.
 *
 * @param host number of the server that it is at
 * @param kind language and class, as {@code en agency}
 * @param standing how it has to be found in the end
 */
public record PlayedFeed(
        String name,
        int host,
        SampleFeed form,
        Encoding encoding,
        DateStyle dates,
        String kind,
        FeedCondition standing,
        List<Story> stories,
        List<Mishap> mishaps) {

    /** Readable and listed for so many hours, it has to be found. */
    private static final double SURELY = 7;

    /** So long a feed is left alone, at most, after it was not to be had. */
    private static final double FORGIVEN = 5;

    private static final double STEP = 0.25;

    /** How sure a reader is to find some words. */
    public enum Chance {
        /** It has to. */
        SURE,
        /** It depends on when it asks. */
        POSSIBLE
    }

    /** Its path on its server. */
    public String path() {
        return "/" + name;
    }

    /** What is the matter with the way to it. */
    Optional<Mishap.Kind> obstacle(double hour) {
        return mishaps.stream()
                .filter(mishap -> mishap.covers(hour) && !mishap.kind().isOfTheDocument())
                .map(Mishap::kind)
                .findFirst();
    }

    /** The document of an hour. */
    byte[] document(Instant start, double hour) {
        List<SampleFeed.Entry> entries =
                stories.stream()
                        .flatMap(
                                story ->
                                        story
                                                .at(hour)
                                                .map(it -> entry(story, it, start, hour))
                                                .stream())
                        .flatMap(
                                entry ->
                                        has(Mishap.Kind.TWICE, hour)
                                                ? List.of(entry, entry).stream()
                                                : List.of(entry).stream())
                        .toList();
        String document = form.of(has(Mishap.Kind.EMPTY, hour) ? List.of() : entries);
        if (has(Mishap.Kind.MALFORMED, hour)) {
            document = document.replaceFirst("<item", "</b><item");
        }
        return form == SampleFeed.JSON_FEED ? encoding.bytes(document) : encoding.xml(document);
    }

    /** What each title of the script is worth to a reader that is there until some hour; those never to be had are not there. */
    public Map<String, Chance> chances(double end) {
        Map<String, Chance> chances = new TreeMap<>();
        for (Story story : stories) {
            for (Story.Version version : story.versions()) {
                double readable = longest(version, end);
                if (readable >= 0) {
                    Chance chance = readable >= SURELY ? Chance.SURE : Chance.POSSIBLE;
                    chances.merge(version.title(), chance, (a, b) -> a.compareTo(b) < 0 ? a : b);
                }
            }
        }
        return chances;
    }

    /** Whether dates can be found at all. */
    public boolean isDated() {
        return form != SampleFeed.RSS_0_90 && form != SampleFeed.RSS_0_91;
    }

    /** The longest time in hours that a version was to be had, less what a mishap before costs; below 0: never. */
    private double longest(Story.Version version, double end) {
        double longest = -1;
        double readable = 0;
        for (double hour = 0; hour < end; hour += STEP) {
            if (isHidden(hour)) {
                readable = -FORGIVEN;
            } else if (version.covers(hour)) {
                readable += STEP;
                longest = Math.max(longest, Math.max(0, readable));
            } else {
                readable = Math.min(readable, 0);
            }
        }
        return longest;
    }

    private boolean isHidden(double hour) {
        return mishaps.stream().anyMatch(mishap -> mishap.kind().hides() && mishap.covers(hour));
    }

    private boolean has(Mishap.Kind kind, double hour) {
        return mishaps.stream().anyMatch(mishap -> mishap.kind() == kind && mishap.covers(hour));
    }

    private SampleFeed.Entry entry(Story story, Story.Version version, Instant start, double hour) {
        String link = "https://" + story.page();
        if (has(Mishap.Kind.TRACKED, hour)) {
            link =
                    switch ((int) (hour / 6) % 4) {
                        case 0 -> link + "?utm_source=feed";
                        case 1 -> "http://" + story.page() + "/";
                        case 2 ->
                                "https://"
                                        + story.page().toUpperCase(Locale.ROOT).split("/")[0]
                                        + story.page().substring(story.page().indexOf('/'));
                        default -> link + "?fbclid=" + (int) hour;
                    };
        }
        Duration published = Duration.ofSeconds((long) (story.published() * 3_600));
        return new SampleFeed.Entry(
                version.title(), link, version.text(), dates.of(start.plus(published)));
    }
}
