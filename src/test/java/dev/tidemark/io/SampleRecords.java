package dev.tidemark.io;

import dev.tidemark.config.Corrections;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Claim;
import dev.tidemark.model.DateQuality;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Ending;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.FeedCondition;
import dev.tidemark.model.FeedGroup;
import dev.tidemark.model.FeedStanding;
import dev.tidemark.model.HealthAlert;
import dev.tidemark.model.Label;
import dev.tidemark.model.LabelledItem;
import dev.tidemark.model.Language;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Quote;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Sensitivity;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.Signal;
import dev.tidemark.model.SourceClass;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Stance;
import dev.tidemark.model.Status;
import dev.tidemark.model.Tense;
import dev.tidemark.model.Tier;
import java.time.Instant;
import java.util.List;

/** One invented story, told in every kind of record: Acme AI publishes the weights of its Comet model. */
final class SampleRecords {
    static final Instant SEEN = Instant.parse("2025-06-30T23:59:30Z");
    static final Instant PUBLISHED = Instant.parse("2025-06-30T22:00:00Z");
    static final Evidence SENTENCE =
            new Evidence("Acme AI published the weights.", 13, 43, List.of("published", "weights"));
    static final Claim CLAIM =
            new Claim(
                    Stance.OPEN,
                    Certainty.ANNOUNCED,
                    Speaker.THIRD_PARTY,
                    "Example Wire",
                    Scope.FLAGSHIP,
                    Tense.NOW,
                    SENTENCE);
    static final Label LABEL =
            new Label(
                    Label.OPENNESS,
                    "Acme AI",
                    Stance.OPEN,
                    Certainty.ANNOUNCED,
                    0.8,
                    0.9,
                    List.of("access"),
                    List.of(SENTENCE),
                    List.of(CLAIM));
    static final ShiftScore SCORE = score(Regime.MIXED, 3);

    private SampleRecords() {}

    /** The closing line below was wrong, and somebody said so. */
    static final Corrections TAKEN_BACK =
            Corrections.of(
                    "corrections.jsonl",
                    """
                    {"kind":"correction","alert":"openness|Acme AI|item-1|notice",\
                    "reason":"Only the paper was published.","by":"night desk",\
                    "time":"2025-07-01T08:00:00Z"}""");

    static LabelledItem item(String id, String title, String text, int revision) {
        NewsItem item =
                new NewsItem(
                        id,
                        "https://news.example/comet",
                        "Example News",
                        "https://news.example/rss",
                        title,
                        text,
                        null,
                        Language.EN,
                        PUBLISHED,
                        SEEN,
                        DateQuality.SECOND,
                        SEEN,
                        "content-hash",
                        "archive.jsonl:17",
                        false);
        return new LabelledItem(
                item,
                Status.SCORED,
                List.of(LABEL),
                "news.example",
                SourceClass.TRADE,
                revision,
                SEEN);
    }

    /** The least that an item can have: no address, no source, no date, no labels. */
    static LabelledItem bareItem() {
        NewsItem item =
                new NewsItem(
                        "bare",
                        null,
                        null,
                        null,
                        "",
                        "",
                        null,
                        Language.OTHER,
                        null,
                        null,
                        DateQuality.ABSENT,
                        SEEN,
                        "content-hash",
                        "",
                        true);
        return new LabelledItem(
                item, Status.NEUTRAL, List.of(), "unknown", SourceClass.BLOG, 0, SEEN);
    }

    static Signal signal(String itemId, boolean bare) {
        return new Signal(
                Label.OPENNESS,
                "Acme AI",
                itemId,
                bare ? Stance.NEUTRAL : Stance.OPEN,
                Certainty.REPORTED,
                bare ? 0 : 0.6,
                0.9,
                0.5,
                List.of(),
                bare ? null : SENTENCE,
                bare ? List.of() : List.of(CLAIM),
                bare ? null : "item-0",
                bare ? 0 : 1,
                SEEN,
                bare ? null : PUBLISHED,
                "Acme AI opens Comet",
                bare ? null : "https://news.example/comet",
                "news.example",
                SourceClass.AGENCY,
                Language.EN,
                2,
                SEEN);
    }

    static ShiftScore score(Regime regime, long version) {
        return new ShiftScore(
                Label.OPENNESS,
                "Acme AI",
                "7d",
                true,
                Instant.parse("2025-07-01T00:00:00Z"),
                0.6,
                -0.2,
                0.7,
                3.1,
                4,
                2.5,
                regime,
                List.of(new ShiftScore.Mover("item-1", 0.4)),
                version);
    }

    /** What the same company looks like over a month, a day later: to be read where it is asked for only. */
    static ShiftScore laterScoreOfAnotherWindow() {
        return new ShiftScore(
                Label.OPENNESS,
                "Acme AI",
                "30d",
                false,
                Instant.parse("2025-07-02T00:00:00Z"),
                -0.75,
                0.2,
                -0.9,
                -4.5,
                9,
                6.5,
                Regime.CLOSED,
                List.of(),
                1);
    }

    static Alert alert(boolean bare) {
        Quote quote =
                new Quote(
                        SENTENCE,
                        Stance.OPEN,
                        Certainty.ANNOUNCED,
                        Speaker.COMPANY,
                        bare ? null : "Example Wire",
                        "item-1",
                        "Acme AI opens Comet",
                        bare ? null : "https://news.example/comet",
                        "news.example",
                        SEEN);
        return new Alert(
                Label.OPENNESS,
                "Acme AI",
                Tier.NOTICE,
                Direction.OPENING,
                bare ? null : Regime.CLOSED,
                bare ? null : Regime.OPEN,
                SEEN,
                "item-1",
                "the company itself announces against its regime",
                List.of(new Alert.Threshold("sources", 1, 2)),
                bare ? score(null, 0) : SCORE,
                List.of(quote),
                bare ? List.of() : List.of(quote),
                2,
                List.of("Example Wire"),
                bare ? null : Tier.REPORT,
                bare ? null : Ending.EXPIRED,
                bare ? null : SEEN,
                bare ? null : SEEN,
                0.75,
                Sensitivity.NORMAL,
                List.of(new Alert.Share(Certainty.ANNOUNCED, 1)),
                List.of(new Alert.Threshold("chains", 3, 1)));
    }

    /** One feed; {@code known} when it was asked for some time, else it has only ever failed. */
    static FeedStanding feed(boolean known) {
        return feed(known, 48);
    }

    static FeedStanding feed(boolean known, long polls) {
        Instant then = Instant.parse("2025-06-30T22:00:00Z");
        return new FeedStanding(
                "https://news.example/rss",
                "Example <b>News</b>",
                "Example News",
                SourceClass.NATIONAL,
                Language.EN,
                known ? "news.example" : null,
                known ? FeedCondition.OK : FeedCondition.FAILING,
                then,
                then.plusSeconds(1_800),
                known ? then : null,
                known ? then : null,
                known ? then : null,
                known ? 12.5 : 0,
                known ? 0.9 : null,
                known ? 1.0 : null,
                known ? 0 : 3,
                known ? null : "server",
                known ? null : "answered 503",
                known ? null : then,
                known ? "unclosed element" : null,
                known ? 3.0 : null,
                known ? 9.5 : null,
                0,
                then.plusSeconds(3_600),
                1_800,
                polls);
    }

    /** A feed that brings nothing any more. */
    static final HealthAlert FEED_SILENT =
            new HealthAlert(
                    HealthAlert.Kind.SILENT,
                    "https://news.example/rss",
                    "Example News",
                    null,
                    Instant.parse("2025-06-30T22:00:00Z"),
                    Instant.parse("2025-07-01T22:00:00Z"),
                    null,
                    9_000L,
                    null,
                    null,
                    1,
                    1,
                    List.of());

    /** All feeds of a language that fail. */
    static final HealthAlert GROUP_GONE =
            new HealthAlert(
                    HealthAlert.Kind.GROUP_GONE,
                    "language ja",
                    "ja",
                    FeedGroup.LANGUAGE,
                    Instant.parse("2025-06-30T22:00:00Z"),
                    Instant.parse("2025-06-30T22:30:00Z"),
                    null,
                    null,
                    null,
                    null,
                    3,
                    3,
                    List.of("One", "Two", "Three"));
}
