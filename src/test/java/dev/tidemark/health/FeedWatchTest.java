package dev.tidemark.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.model.FeedCondition;
import dev.tidemark.model.FeedReport;
import dev.tidemark.model.FeedStanding;
import dev.tidemark.model.HealthAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people are told of feeds that are asked each half hour; the first half hour is number 0. */
class FeedWatchTest {
    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");
    private static final int DAY = 48;
    private static final String A = "https://a.example/rss";
    private static final String B = "https://b.example/rss";

    private final FeedWatch watch = new FeedWatch();
    private final List<String> told = new ArrayList<>();
    private final List<HealthAlert> alerts = new ArrayList<>();

    @Test
    void aFailureThatPassesIsNotTold() {
        run(0, 4, half -> brought(A, half));
        run(4, 9, half -> failed(A, half, half - 3));
        run(9, 100, half -> brought(A, half));

        assertThat(told).isEmpty();
    }

    @Test
    void aFeedThatKeepsFailingIsToldOnceAfterSixHoursAndOnceWhenItIsBack() {
        run(0, 4, half -> brought(A, half));
        run(4, 60, half -> failed(A, half, half - 3));
        FeedStanding failing = run(60, 61, half -> failed(A, half, 57));
        run(61, 90, half -> brought(A, half));

        assertThat(told).containsExactly("16 failing Feed rss", "61 failing Feed rss back");
        assertThat(alerts.get(0).since()).isEqualTo(at(4));
        assertThat(alerts.get(0).reason()).isEqualTo("answered 503");
        assertThat(alerts.get(1)).isEqualTo(alerts.get(0).ended(at(61)));
        assertThat(failing)
                .returns(FeedCondition.FAILING, FeedStanding::state)
                .returns(at(6), FeedStanding::since)
                .returns(at(4), FeedStanding::errorSince);
    }

    @Test
    void theTimeUntilAFailureMattersPassesWithReportsOfOtherFeeds() {
        run(0, 4, half -> brought(A, half));
        FeedReport third = failed(A, 6, 3);
        observe(6, failed(A, 4, 1));
        observe(6, failed(A, 5, 2));
        observe(6, later(third, 40)); // it backs off and is not asked before number 40

        run(7, 30, half -> brought(B, half));

        assertThat(told).containsExactly("16 failing Feed rss");
    }

    @Test
    void aStopOfOurOwnIsNoFailureOfTheFeed() {
        run(0, 4, half -> brought(A, half));
        run(4, 8, half -> failed(A, half, half - 3));

        run(200, 210, half -> brought(B, half)); // four days later, A is not asked yet

        assertThat(told).isEmpty();
    }

    @Test
    void aFeedThatFlapsIsToldOfOnceADay() {
        run(0, 4, half -> brought(A, half));
        for (int hours = 0; hours < 5; hours++) {
            int from = 4 + hours * 20;
            run(from, from + 18, half -> failed(A, half, half - from + 1));
            run(from + 18, from + 20, half -> brought(A, half));
        }

        assertThat(told)
                .containsExactly(
                        "16 failing Feed rss",
                        "22 failing Feed rss back",
                        "76 failing Feed rss",
                        "82 failing Feed rss back");
    }

    @Test
    void aFeedThatSaysItIsGoneIsToldAtOnce() {
        run(0, 4, half -> brought(A, half));
        FeedStanding standing = observe(4, Reports.gone(A, at(4)));

        assertThat(standing.state()).isEqualTo(FeedCondition.RETIRED);
        assertThat(told).containsExactly("4 failing Feed rss");
    }

    @Test
    void silenceBeyondItsRhythmIsToldOnceWithWhatIsUsualAndWhenSomethingComes() {
        run(0, 30 * DAY, half -> half % 6 == 0 ? brought(A, half) : unchanged(A, half));
        FeedStanding silent = run(30 * DAY, 33 * DAY, half -> unchanged(A, half));
        run(33 * DAY, 33 * DAY + 4, half -> brought(A, half));

        assertThat(told).hasSize(2);
        assertThat(alerts.get(0).kind()).isEqualTo(HealthAlert.Kind.SILENT);
        assertThat(alerts.get(0).since()).isEqualTo(at(30 * DAY - 6));
        assertThat(Duration.between(alerts.get(0).since(), alerts.get(0).toldAt()))
                .isBetween(Duration.ofHours(6), Duration.ofHours(14));
        assertThat(alerts.get(0).usualSeconds() / 3_600.0).isCloseTo(3, within(0.6));
        assertThat(alerts.get(1)).isEqualTo(alerts.get(0).ended(at(33 * DAY)));
        assertThat(silent.state()).isEqualTo(FeedCondition.SILENT);
        assertThat(silent.lastNew()).isEqualTo(at(30 * DAY - 6));
    }

    @Test
    void aFeedOfWhichLittleIsKnownIsNewAndNeverSilent() {
        run(0, 10 * DAY, half -> half % 6 == 0 ? brought(A, half) : unchanged(A, half));
        FeedStanding standing = run(10 * DAY, 20 * DAY, half -> unchanged(B, half));

        assertThat(standing.state()).isEqualTo(FeedCondition.NEW);
        assertThat(told).isEmpty();
    }

    @Test
    void aGroupThatFailsAtOnceIsToldOnceInsteadOfItsFeeds() {
        List<String> japanese = feeds("https://host%d.example/ja-%d", 5);
        List<String> english = feeds("https://host%d.example/en-%d", 5);
        for (int half = 0; half < 60; half++) {
            boolean failing = half >= 10 && half < 40;
            for (int i = 0; i < 5; i++) {
                boolean back = i == 4; // one of them goes on
                observe(
                        half,
                        failing && !back
                                ? failed(japanese.get(i), half, half - 9)
                                : brought(japanese.get(i), half));
                observe(half, brought(english.get(i), half));
            }
        }

        assertThat(told)
                .containsExactly("13 group gone language ja", "40 group gone language ja back");
        assertThat(alerts.get(0).down()).isEqualTo(4);
        assertThat(alerts.get(0).members()).isEqualTo(5);
        assertThat(alerts.get(0).feeds())
                .containsExactly("Feed ja-0", "Feed ja-1", "Feed ja-2", "Feed ja-3");
    }

    @Test
    void whenEverythingFailsOneAlertSaysSoAndNoNarrowerGroupDoes() {
        List<String> all = feeds("https://one.example/ja-%2$d", 4);
        all.addAll(feeds("https://two.example/en-%2$d", 4));
        for (int half = 0; half < 40; half++) {
            for (String url : all) {
                observe(half, half < 10 ? brought(url, half) : failed(url, half, half - 9));
            }
        }

        assertThat(told).containsExactly("13 group gone all feeds");
    }

    @Test
    void feedsThatStayAwayWhenTheirGroupIsBackAreToldOneByOne() {
        List<String> feeds = feeds("https://one.example/en-%2$d", 5);
        for (int half = 0; half < 60; half++) {
            for (int i = 0; i < 5; i++) {
                boolean failing = half >= 10 && (half < 40 || i == 0);
                String url = feeds.get(i);
                observe(half, failing ? failed(url, half, half - 9) : brought(url, half));
            }
        }

        assertThat(told)
                .containsExactly(
                        "13 group gone all feeds",
                        "40 group gone all feeds back",
                        "40 failing Feed en-0");
    }

    @Test
    void twoFeedsAreNoGroup() {
        run(0, 10, half -> brought(A, half));
        run(0, 10, half -> brought(B, half));
        for (int half = 10; half < 30; half++) {
            observe(half, failed(A, half, half - 9));
            observe(half, failed(B, half, half - 9));
        }

        assertThat(told).containsExactly("22 failing Feed rss", "22 failing Feed rss");
    }

    @Test
    void theStandingTellsWhatTheFeedBringsAndHow() {
        FeedStanding standing =
                run(0, 14 * DAY, half -> half % 12 == 0 ? brought(A, half) : unchanged(A, half));

        assertThat(standing.itemsPerDay()).isCloseTo(4 * 4.0, within(1.0));
        assertThat(standing.seenShare()).isCloseTo(0.8, within(0.01));
        assertThat(standing.datedShare()).isCloseTo(0.75, within(0.01));
        assertThat(standing.newest()).isEqualTo(at(14 * DAY - 12));
        assertThat(standing.polls()).isEqualTo(14 * DAY);
        assertThat(standing.host()).isEqualTo("a.example");
    }

    @Test
    void brokenMarkupIsRememberedUntilADocumentIsSound() {
        observe(0, Reports.malformed(A, at(0), 3));
        FeedStanding unchanged = observe(1, unchanged(A, 1));
        FeedStanding sound = observe(2, brought(A, 2));

        assertThat(unchanged.state()).isEqualTo(FeedCondition.MALFORMED);
        assertThat(unchanged.malformed()).isEqualTo("unclosed element in line 3");
        assertThat(sound.malformed()).isNull();
        assertThat(sound.state()).isEqualTo(FeedCondition.NEW);
    }

    @Test
    void aClockThatIsSetBackOrFarAheadForAWhileDisturbsNothing() {
        run(0, 10, half -> brought(A, half));
        run(100_000, 100_002, half -> brought(A, half));
        run(10, 12, half -> brought(A, half));
        run(12, 60, half -> failed(A, half, half - 11));

        assertThat(told).hasSize(1).allMatch(line -> line.endsWith("failing Feed rss"));
    }

    @Test
    void whatIsRememberedIsBoundedInFeeds() {
        IntStream.range(0, FeedWatch.MOST_FEEDS)
                .forEach(
                        i ->
                                watch.restore(
                                        FeedMemory.of(brought("https://x.example/" + i, i % 48))));
        observe(100, brought(A, 100));

        assertThat(watch.feeds()).hasSize(FeedWatch.MOST_FEEDS);
        assertThat(watch.feeds()).extracting(feed -> feed.last().url()).contains(A);
    }

    private FeedStanding run(int from, int to, java.util.function.IntFunction<FeedReport> reports) {
        FeedStanding last = null;
        for (int half = from; half < to; half++) {
            last = observe(half, reports.apply(half));
        }
        return last;
    }

    private FeedStanding observe(int half, FeedReport report) {
        FeedWatch.Outcome outcome = watch.observe(report);
        for (HealthAlert alert : outcome.alerts()) {
            alerts.add(alert);
            told.add(
                    half
                            + " "
                            + alert.kind().word()
                            + " "
                            + (alert.group() == null ? alert.name() : alert.subject())
                            + (alert.endedAt() == null ? "" : " back"));
        }
        return outcome.standing();
    }

    private static List<String> feeds(String form, int number) {
        return new ArrayList<>(
                IntStream.range(0, number).mapToObj(i -> form.formatted(i, i)).toList());
    }

    private static Instant at(int half) {
        return START.plus(Duration.ofMinutes(30L * half));
    }

    private static FeedReport brought(String url, int half) {
        return Reports.brought(url, at(half), 4);
    }

    private static FeedReport unchanged(String url, int half) {
        return Reports.unchanged(url, at(half));
    }

    private static FeedReport failed(String url, int half, int errors) {
        return Reports.failed(url, at(half), errors);
    }

    private static FeedReport later(FeedReport report, int nextPoll) {
        return new FeedReport(
                report.url(),
                report.name(),
                report.source(),
                report.sourceClass(),
                report.language(),
                report.polledAt(),
                report.listed(),
                report.fresh(),
                report.revised(),
                report.refused(),
                report.undated(),
                report.newest(),
                report.malformed(),
                report.errors(),
                report.errorClass(),
                report.reason(),
                report.lastSuccess(),
                report.overruns(),
                report.retired(),
                at(nextPoll),
                report.intervalSeconds());
    }
}
