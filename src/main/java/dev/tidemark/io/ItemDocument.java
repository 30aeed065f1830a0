package dev.tidemark.io;

import dev.tidemark.model.DateQuality;
import dev.tidemark.model.Label;
import dev.tidemark.model.LabelledItem;
import dev.tidemark.model.Language;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.SourceClass;
import dev.tidemark.model.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A labelled item as it is written.
 *
 * @param text cut to {@value #MAX_TEXT} UTF-16 units, so that a bulk stays far below what Elasticsearch
 *     takes in one body (100 MB)
 * @param body "article" when what the item's page says was read too, "summary" when only the feed was
 * @param textTruncated true when it was cut, also when less of the article is kept than was read; else absent
 */
record ItemDocument(
        String id,
        @Nullable String url,
        @Nullable String source,
        @Nullable String feed,
        String title,
        String text,
        String body,
        @Nullable Boolean textTruncated,
        Language lang,
        @Nullable Instant publishedAt,
        @Nullable Instant seenAt,
        DateQuality dateQuality,
        Instant eventTime,
        String position,
        List<Label> labels,
        String publisher,
        SourceClass sourceClass,
        Status status,
        int revision) {

    static final int MAX_TEXT = 100_000;

    static ItemDocument of(LabelledItem labelled) {
        NewsItem item = labelled.item();
        String text = WellFormed.cut(item.text(), MAX_TEXT);
        return new ItemDocument(
                item.id(),
                item.url(),
                item.source(),
                item.feed(),
                item.title(),
                text,
                item.article() == null ? "summary" : "article",
                item.isCut() || text.length() < item.text().length() ? Boolean.TRUE : null,
                item.lang(),
                item.publishedAt(),
                item.seenAt(),
                item.dateQuality(),
                item.eventTime(),
                item.position(),
                labelled.labels(),
                labelled.publisher(),
                labelled.sourceClass(),
                labelled.status(),
                labelled.revision());
    }
}
