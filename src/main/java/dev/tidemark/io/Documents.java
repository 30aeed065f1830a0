package dev.tidemark.io;

import dev.tidemark.config.Correction;
import dev.tidemark.config.Corrections;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Document;
import dev.tidemark.model.FeedStanding;
import dev.tidemark.model.HealthAlert;
import dev.tidemark.model.JobReport;
import dev.tidemark.model.LabelledItem;
import dev.tidemark.model.Rejected;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Tier;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Turns records into the JSON documents that leave the process, with the id and index they belong in.
 *
 * <p>A document depends on its record, the rules version and the run id alone, so a replay or a
 * retry writes the same id again and replaces instead of adding. Items, signals, scores and reports of jobs live in
 * indices by month; a revised item must therefore keep the event time of its first version, or it
 * would stand in two of them. Rejected records have no time that could be trusted and share one
 * index, {@value #REJECTED_INDEX}; whoever needs a new one raises the number.
 *
 * <p>The JSON Schemas are in {@code /schema/KIND.schema.json}. Safe to share between threads, and
 * serializable for use inside Flink functions.
 */
public final class Documents implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What has an index a month, {@code tidemark-KIND-YYYY.MM} in UTC by event time; a job's reports by the time they were made. */
    public static final List<String> MONTHLY = List.of("items", "signals", "scores", "jobs");

    /** The index that alerts go to: few, and read as one list. */
    public static final String ALERTS_INDEX = "tidemark-alerts";

    /** The index that near-misses go to. */
    public static final String NEAR_MISSES_INDEX = "tidemark-near-misses";

    /** The index that the standing of feeds goes to, a document a feed. */
    public static final String FEEDS_INDEX = "tidemark-feeds";

    /** The index that alerts about feeds go to: apart from those about companies. */
    public static final String FEED_ALERTS_INDEX = "tidemark-feed-alerts";

    /** The index that rejected records go to. */
    public static final String REJECTED_INDEX = "tidemark-rejected-000001";

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu.MM", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String rulesVersion;
    private final String runId;
    private final Corrections corrections;

    /**
     * Sets what every document is stamped with.
     *
     * @param rulesVersion version of the rules that labelled and scored
     * @param runId the run that wrote it; give a replay that shall repeat itself a fixed one
     */
    public Documents(String rulesVersion, String runId) {
        this(rulesVersion, runId, Corrections.NONE);
    }

    /**
     * The same, for a newsroom that has taken alerts back.
     *
     * @param corrections put on the alerts that they are of
     */
    public Documents(String rulesVersion, String runId, Corrections corrections) {
        this.rulesVersion = rulesVersion;
        this.runId = runId;
        this.corrections = corrections;
    }

    /**
     * Kind {@code items}: the item's own fields at top level, its labels beside them; version is the
     * revision. A duplicate has its original's id and would take its place: it is counted, not written.
     */
    public Document item(LabelledItem labelled) {
        return new Document(
                "items",
                monthly("items", labelled.item().eventTime()),
                DocumentId.of(labelled.item().id()),
                labelled.revision(),
                json(ItemDocument.of(labelled)));
    }

    /** Kind {@code signals}: one label of one item, by event time; version is the item's revision. */
    public Document signal(Signal signal) {
        return new Document(
                "signals",
                monthly("signals", signal.eventTime()),
                DocumentId.of(signal.axis(), signal.company(), signal.itemId()),
                signal.revision(),
                json(signal));
    }

    /** Kind {@code scores}: one pane of one company, in the month in which the pane ended; version is its own. */
    public Document score(ShiftScore score) {
        return new Document(
                "scores",
                monthly("scores", score.paneEnd()),
                DocumentId.of(
                        score.axis(), score.company(), score.window(), score.paneEnd().toString()),
                score.version(),
                json(score));
    }

    /**
     * Kind {@code alerts}: one tier of one story of one company, with its correction if there is one;
     * version 0, once closed 1.
     */
    public Document alert(Alert alert) {
        String id = alertId(alert);
        Correction correction = corrections.of(id);
        String json =
                correction == null
                        ? json(alert)
                        : DocumentJson.line(
                                new DocumentJson.Marked(
                                        alert,
                                        DocumentJson.Mark.of(correction),
                                        rulesVersion,
                                        runId));
        return new Document("alerts", ALERTS_INDEX, id, alert.ending() == null ? 0 : 1, json);
    }

    /** Kind {@code near-misses}: what would have been an alert but for one threshold; version 0. */
    public Document nearMiss(Alert nearly) {
        return new Document("near-misses", NEAR_MISSES_INDEX, alertId(nearly), 0, json(nearly));
    }

    /** The alert's id wherever it goes: axis, company, story, tier; the same in every run, and when it is closed. */
    public static String alertId(Alert alert) {
        return alertId(alert.axis(), alert.company(), alert.story(), alert.tier());
    }

    /** The same id from its parts. */
    public static String alertId(String axis, String company, String story, Tier tier) {
        return DocumentId.of(axis, company, story, tier.word());
    }

    /** The id of what people are told: the alert's own, and another for its closing line. */
    public static String messageId(Alert alert) {
        return alert.ending() == null
                ? alertId(alert)
                : DocumentId.of(
                        alert.axis(), alert.company(), alert.story(), alert.tier().word(), "ended");
    }

    /** The ids under which an alert's story may have been told, weakest tier first. */
    public static List<String> storyIds(Alert alert) {
        return Arrays.stream(Tier.values())
                .map(tier -> alertId(alert.axis(), alert.company(), alert.story(), tier))
                .toList();
    }

    /** Kind {@code feeds}: how one feed is doing, by its address; version is the number of its polls. */
    public Document feed(FeedStanding feed) {
        return new Document(
                "feeds", FEEDS_INDEX, DocumentId.of(feed.url()), feed.polls(), json(feed));
    }

    /** Kind {@code feed-alerts}: one outage of a feed or group; version 0, once it is over 1. */
    public Document feedAlert(HealthAlert alert) {
        int version = alert.endedAt() == null ? 0 : 1;
        return new Document("feed-alerts", FEED_ALERTS_INDEX, alertId(alert), version, json(alert));
    }

    /** The id of an alert about feeds: kind, subject, beginning; the same when it is closed. */
    public static String alertId(HealthAlert alert) {
        return DocumentId.of(alert.kind().word(), alert.subject(), alert.since().toString());
    }

    /** The id of what people are told of feeds: the alert's own, and another for its closing line. */
    public static String messageId(HealthAlert alert) {
        return alert.endedAt() == null
                ? alertId(alert)
                : DocumentId.of(
                        alert.kind().word(), alert.subject(), alert.since().toString(), "ended");
    }

    /**
     * Kind {@code jobs}: how a job is doing, by run, job and minute; of a minute's reports the latest stands, as version is
     * the millisecond of the minute.
     */
    public Document job(JobReport report) {
        Instant minute = report.at().truncatedTo(ChronoUnit.MINUTES);
        return new Document(
                "jobs",
                monthly("jobs", minute),
                DocumentId.of(runId, report.job(), minute.toString()),
                ChronoUnit.MILLIS.between(minute, report.at()),
                json(report));
    }

    /** Kind {@code rejected}: the record as text, or as Base64 where it is no UTF-8; version 0. */
    public Document rejected(Rejected rejected) {
        byte[] position = rejected.position().getBytes(StandardCharsets.UTF_8);
        return new Document(
                "rejected",
                REJECTED_INDEX,
                DocumentId.hash(position, rejected.original()),
                0,
                json(RejectedDocument.of(rejected)));
    }

    private String json(Object document) {
        return DocumentJson.line(new DocumentJson.Stamped(document, rulesVersion, runId));
    }

    private static String monthly(String kind, Instant time) {
        return "tidemark-" + kind + "-" + MONTH.format(time);
    }
}
