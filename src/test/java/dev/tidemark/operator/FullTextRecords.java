package dev.tidemark.operator;

import dev.tidemark.article.PageServer;
import dev.tidemark.article.Pages;
import dev.tidemark.classify.Watchlist;
import dev.tidemark.model.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/** Records as feeds give them, about pages of test servers. */
final class FullTextRecords {
    private FullTextRecords() {}

    static FullTextRules rules(double timeoutSeconds, PageServer... sites) {
        return new FullTextRules(
                Pages.settings(timeoutSeconds),
                PageServer.settings(sites),
                Watchlist.bundled(),
                Duration.ofHours(48),
                Clock.systemUTC());
    }

    static String line(String url, String seenAt) {
        return "{\"url\":\"%s\",\"title\":\"%s\",\"text\":\"%s\",\"seenAt\":\"%s\"}"
                .formatted(url, Pages.TITLE, Pages.SUMMARY, seenAt);
    }

    static RawRecord record(String line) {
        byte[] payload = line.getBytes(StandardCharsets.UTF_8);
        return new RawRecord(payload, payload.length, "test", null, false);
    }
}
