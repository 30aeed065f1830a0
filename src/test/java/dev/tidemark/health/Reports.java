package dev.tidemark.health;

import dev.tidemark.model.FeedReport;
import dev.tidemark.model.Language;
import dev.tidemark.model.SourceClass;
import java.time.Instant;

/** Reports of polls, each half hour while all is well. */
public final class Reports {
    private Reports() {}

    /** A poll that read a document of twenty entries. */
    public static FeedReport brought(String url, Instant at, int fresh) {
        return report(url, at, 20, fresh, 0, null, null, false);
    }

    /** A poll that found nothing changed. */
    public static FeedReport unchanged(String url, Instant at) {
        return report(url, at, 0, 0, 0, null, null, false);
    }

    /** A poll that failed, the so manieth in a row. */
    public static FeedReport failed(String url, Instant at, int errors) {
        return report(url, at, 0, 0, errors, "answered 503", null, false);
    }

    /** A poll that was answered with 410. */
    public static FeedReport gone(String url, Instant at) {
        return report(url, at, 0, 0, 1, "answered 410", null, true);
    }

    /** A poll that read broken markup. */
    public static FeedReport malformed(String url, Instant at, int fresh) {
        return report(url, at, 20, fresh, 0, null, "unclosed element in line 3", false);
    }

    private static FeedReport report(
            String url,
            Instant at,
            int listed,
            int fresh,
            int errors,
            String reason,
            String malformed,
            boolean retired) {
        return new FeedReport(
                url,
                "Feed " + url.replaceAll(".*/", ""),
                "Example",
                SourceClass.NATIONAL,
                url.contains("/ja-") ? Language.JA : Language.EN,
                at,
                listed,
                fresh,
                0,
                0,
                fresh / 4,
                listed == 0 ? null : at,
                malformed,
                errors,
                reason == null ? null : "server",
                reason,
                errors == 0 ? at : null,
                0,
                retired,
                at.plusSeconds(1_800),
                1_800);
    }
}
