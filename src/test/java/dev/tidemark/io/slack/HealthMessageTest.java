package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.SlackConfig;
import com.slack.api.util.json.GsonFactory;
import dev.tidemark.config.SlackChannel;
import dev.tidemark.io.outbox.Outbox.Place;
import dev.tidemark.io.outbox.OutboxMessage;
import dev.tidemark.model.FeedGroup;
import dev.tidemark.model.HealthAlert;
import dev.tidemark.model.HealthAlert.Kind;
import dev.tidemark.model.Language;
import dev.tidemark.model.Tier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What channels are told of feeds, and which channels. */
class HealthMessageTest {
    private static final Instant NOON = Instant.parse("2025-07-14T03:00:00Z");

    private final HealthMessage english = new HealthMessage(Language.EN, Desk.TOKYO);
    private final HealthMessage japanese = new HealthMessage(Language.JA, Desk.TOKYO);

    @TempDir Path dir;

    @BeforeEach
    void start() {
        TestMachine.reset();
    }

    @Test
    void silenceIsToldWithItsLengthAndWhatIsUsual() {
        HealthAlert alert = feed(Kind.SILENT, "Example 経済 RSS", 26, 9_000L, null, null);

        assertThat(japanese.of(alert).text())
                .isEqualTo("フィード更新途絶 | Example 経済 RSS: 26時間 新着なし(通常 3時間以内)");
        assertThat(english.of(alert).text())
                .isEqualTo(
                        "Feed silent | Example 経済 RSS: nothing new for 26 hours (usually within 3"
                                + " hours)");
        assertThat(blocks(english.of(alert)))
                .contains("Since 2025-07-13 10:00 JST", "<https://a.example/rss|a.example>");
    }

    @Test
    void failureIsToldWithItsReason() {
        HealthAlert alert = feed(Kind.FAILING, "Example", 7, null, "server", "answered 503");

        assertThat(japanese.of(alert).text())
                .startsWith("フィード取得不可 | Example: 7時間 取得できず(server: answered 503)");
        assertThat(english.of(alert).text())
                .startsWith("Feed failing | Example: not to be had for 7 hours (server: answered")
                .endsWith("503)");
    }

    @Test
    void aGroupIsToldWithItsNumbersAndAFewNames() {
        HealthAlert alert = group(FeedGroup.LANGUAGE, "ja", List.of("A", "B", "C", "D", "E", "F"));

        assertThat(japanese.of(alert).text()).isEqualTo("フィード群停止 | 日本語フィード: 7件中6件(A、B、C、D、E ほか)");
        assertThat(english.of(alert).text())
                .isEqualTo("Feeds gone | Japanese feeds: 6 of 7 (A, B, C, D, E, …)");
        assertThat(english.of(group(FeedGroup.ALL, "", List.of("A", "B", "C"))).text())
                .isEqualTo("Feeds gone | all feeds: 3 of 7 (A, B, C)");
        assertThat(japanese.of(group(FeedGroup.HOST, "a.example", List.of("A", "B", "C"))).text())
                .isEqualTo("フィード群停止 | サイト a.example: 7件中3件(A、B、C)");
    }

    @Test
    void whatIsBackIsToldInOneLine() {
        HealthAlert alert =
                feed(Kind.SILENT, "Example", 26, 9_000L, null, null)
                        .ended(NOON.plusSeconds(172_800));

        assertThat(japanese.of(alert).text()).isEqualTo("フィード復旧 | Example: 3日ぶり");
        assertThat(english.of(alert).text()).isEqualTo("Feed back | Example: after 3 days");
    }

    @Test
    void hostileNamesAndReasonsDoNotAct() {
        HealthAlert alert =
                feed(
                        Kind.FAILING,
                        "<!channel> *x* %s %d",
                        7,
                        null,
                        "server",
                        "<https://evil.example|click> @here\u202e\n%n" + "x".repeat(5_000));

        for (HealthMessage messages : List.of(english, japanese)) {
            Message message = messages.of(alert);
            assertThat(message.text()).doesNotContain("@here", "*x*");
            assertThat(message.text() + blocks(message))
                    .doesNotContain("<!", "<https://evil", "\u202e")
                    .contains("&lt;!channel&gt;", "%s %d");
            assertThat(message.text()).hasSizeLessThan(500);
        }
    }

    @Test
    void onlyChannelsThatWantThemAreToldOfFeedsAndEachAlertAndItsEndOnce() throws Exception {
        try (SlackServer slack = new SlackServer(TestMachine.INSTANCE::nanoTime)) {
            SlackChannel desk = Desk.channel("desk");
            SlackChannel watch =
                    new SlackChannel(
                            "watch",
                            Desk.hook(Desk.HOOK),
                            Tier.SHIFT,
                            Language.EN,
                            List.of("Acme AI"),
                            null,
                            null,
                            true);
            Desk both = new Desk(dir, Desk.settings(slack, desk, watch));
            HealthAlert silent = feed(Kind.SILENT, "Example", 26, 9_000L, null, null);
            for (int again = 0; again < 2; again++) {
                both.outbox.add(OutboxMessage.of(silent));
                both.outbox.add(OutboxMessage.of(silent.ended(NOON.plusSeconds(60))));
                both.post();
            }

            assertThat(slack.texts())
                    .satisfiesExactly(
                            text -> assertThat(text).startsWith("Feed silent | Example"),
                            text -> assertThat(text).startsWith("Feed back | Example"));
            assertThat(both.in(Place.SENT)).isEqualTo(2);
        }
    }

    @Test
    void whatAnEarlierVersionStagedHasNoAlertsAboutFeeds() throws Exception {
        byte[] earlier = "{\"batch\":\"a-1\",\"items\":3,\"alerts\":[]}".getBytes("UTF-8");
        SlackStaged.Serializer serializer = new SlackStaged.Serializer();
        SlackStaged staged =
                new SlackStaged(
                        "a-2",
                        0,
                        List.of(),
                        List.of(feed(Kind.FAILING, "Example", 7, null, "server", "no")));

        assertThat(serializer.deserialize(1, earlier).health()).isEmpty();
        assertThat(serializer.deserialize(1, serializer.serialize(staged))).isEqualTo(staged);
    }

    static HealthAlert feed(
            Kind kind, String name, int hours, Long usual, String errorClass, String reason) {
        return new HealthAlert(
                kind,
                "https://a.example/rss",
                name,
                null,
                NOON.minusSeconds(3_600L * hours),
                NOON,
                null,
                usual,
                errorClass,
                reason,
                1,
                1,
                List.of());
    }

    private static HealthAlert group(FeedGroup group, String value, List<String> names) {
        return new HealthAlert(
                Kind.GROUP_GONE,
                group.word() + " " + value,
                value,
                group,
                NOON.minusSeconds(3_600),
                NOON,
                null,
                null,
                null,
                null,
                names.size(),
                7,
                names);
    }

    private static String blocks(Message message) {
        return GsonFactory.createSnakeCase(new SlackConfig())
                .toJson(message.blocks())
                .replace("\\u003c", "<")
                .replace("\\u003e", ">")
                .replace("\\u0026", "&");
    }
}
