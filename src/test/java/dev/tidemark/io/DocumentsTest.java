package dev.tidemark.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.DateQuality;
import dev.tidemark.model.Document;
import dev.tidemark.model.Language;
import dev.tidemark.model.Rejected;
import dev.tidemark.model.Scope;
import dev.tidemark.model.SourceClass;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Stance;
import dev.tidemark.model.Status;
import dev.tidemark.model.Tense;
import java.io.InputStream;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOSTILE =
            "half \ud83d pair, \u0000\u001b bell \u0007 \"quoted\"\r\n\u2028";

    private final Documents documents = new Documents("rules-1", "run-1");

    @Test
    void anItemKeepsItsFieldsAtTopLevelWithItsLabelsBesideThem() throws Exception {
        Document document = documents.item(SampleRecords.item("item-1", "Acme opens", "Text.", 2));

        assertThat(document.kind()).isEqualTo("items");
        assertThat(document.index()).isEqualTo("tidemark-items-2025.06");
        assertThat(document.id()).isEqualTo("item-1");
        assertThat(document.version()).isEqualTo(2);
        String sentence =
                "{\"text\":\"Acme AI published the weights.\",\"start\":13,\"end\":43,"
                        + "\"cues\":[\"published\",\"weights\"]}";
        assertThat(document.json())
                .isEqualTo(
                        "{\"id\":\"item-1\",\"url\":\"https://news.example/comet\","
                                + "\"source\":\"Example News\",\"feed\":\"https://news.example/rss\","
                                + "\"title\":\"Acme opens\",\"text\":\"Text.\",\"body\":\"summary\",\"lang\":\"en\","
                                + "\"publishedAt\":\"2025-06-30T22:00:00Z\","
                                + "\"seenAt\":\"2025-06-30T23:59:30Z\",\"dateQuality\":\"second\","
                                + "\"eventTime\":\"2025-06-30T23:59:30Z\","
                                + "\"position\":\"archive.jsonl:17\",\"labels\":[{"
                                + "\"axis\":\"openness\",\"company\":\"Acme AI\",\"stance\":\"OPEN\","
                                + "\"certainty\":\"announced\",\"score\":0.8,\"confidence\":0.9,"
                                + "\"tags\":[\"access\"],\"evidence\":["
                                + sentence
                                + "],\"claims\":[{\"stance\":\"OPEN\",\"certainty\":\"announced\","
                                + "\"speaker\":\"third party\",\"origin\":\"Example Wire\","
                                + "\"scope\":\"flagship\",\"tense\":\"now\",\"evidence\":"
                                + sentence
                                + "}]}],\"publisher\":\"news.example\",\"sourceClass\":\"trade\","
                                + "\"status\":\"scored\",\"revision\":2,"
                                + "\"rulesVersion\":\"rules-1\",\"runId\":\"run-1\"}");
    }

    @Test
    void idsIndicesAndVersionsFollowTheRecordAlone() {
        assertThat(address(documents.signal(SampleRecords.signal("item-1", false))))
                .isEqualTo("signals tidemark-signals-2025.06 openness|Acme AI|item-1 2");
        // A pane that ends with June is June's last hour, written at the first instant of July.
        assertThat(address(documents.score(SampleRecords.SCORE)))
                .isEqualTo(
                        "scores tidemark-scores-2025.07"
                                + " openness|Acme AI|7d|2025-07-01T00:00:00Z 3");
        assertThat(address(documents.alert(SampleRecords.alert(false))))
                .isEqualTo("alerts tidemark-alerts openness|Acme AI|item-1|notice 1");
        assertThat(address(documents.alert(SampleRecords.alert(true))))
                .isEqualTo("alerts tidemark-alerts openness|Acme AI|item-1|notice 0");
        assertThat(address(documents.nearMiss(SampleRecords.alert(true))))
                .isEqualTo("near-misses tidemark-near-misses openness|Acme AI|item-1|notice 0");
        assertThat(address(documents.feed(SampleRecords.feed(true))))
                .isEqualTo("feeds tidemark-feeds https://news.example/rss 48");
        String silent = "feed-alerts tidemark-feed-alerts silent|https://news.example/rss|";
        assertThat(address(documents.feedAlert(SampleRecords.FEED_SILENT)))
                .isEqualTo(silent + "2025-06-30T22:00:00Z 0");
        assertThat(address(documents.feedAlert(SampleRecords.FEED_SILENT.ended(Instant.EPOCH))))
                .isEqualTo(silent + "2025-06-30T22:00:00Z 1");
        Document rejected = documents.rejected(rejected("{broken".getBytes(UTF_8), 7));
        assertThat(rejected.index()).isEqualTo("tidemark-rejected-000001");
        assertThat(rejected.id()).matches("[0-9a-f]{64}");
        assertThat(
                        new Documents("rules-2", "run-2")
                                .rejected(rejected("{broken".getBytes(UTF_8), 7)))
                .returns(rejected.id(), Document::id);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindFollowsItsSchema(Document document) throws Exception {
        assertThat(schema(document.kind()).validate(JSON.readTree(document.json()))).isEmpty();
        assertThat(document.json()).doesNotContain("null", "\n", "\r");
        assertThat(UTF_8.newEncoder().canEncode(document.json())).isTrue();
    }

    static Stream<Document> everyKind() {
        Documents documents = new Documents("rules-1", "run-1");
        return Stream.of(
                documents.item(SampleRecords.item("item-1", "Acme opens", "Text.", 0)),
                documents.item(SampleRecords.bareItem()),
                documents.item(SampleRecords.item("\ude00" + HOSTILE, HOSTILE, HOSTILE, 1)),
                documents.item(
                        SampleRecords.item("long", "題".repeat(5000), "x".repeat(300_000), 0)),
                documents.signal(SampleRecords.signal("item-1", false)),
                documents.signal(SampleRecords.signal(HOSTILE, true)),
                documents.score(SampleRecords.SCORE),
                documents.score(SampleRecords.score(null, 0)),
                documents.alert(SampleRecords.alert(false)),
                documents.alert(SampleRecords.alert(true)),
                new Documents("rules-1", "run-1", SampleRecords.TAKEN_BACK)
                        .alert(SampleRecords.alert(false)),
                documents.feed(SampleRecords.feed(true)),
                documents.feed(SampleRecords.feed(false)),
                documents.feedAlert(SampleRecords.FEED_SILENT),
                documents.feedAlert(SampleRecords.FEED_SILENT.ended(Instant.EPOCH)),
                documents.feedAlert(SampleRecords.GROUP_GONE),
                documents.job(SampleJob.AT_MIDNIGHT),
                documents.job(SampleJob.AT_ITS_RESTART),
                documents.rejected(rejected("{broken".getBytes(UTF_8), 7)),
                documents.rejected(rejected(new byte[] {(byte) 0xff, 0, 1}, 3)),
                documents.rejected(rejected(new byte[0], 0)));
    }

    @Test
    void aSchemaRefusesAFieldTooManyOrTooFew() throws Exception {
        for (Document document : everyKind().toList()) {
            String more = document.json().replaceFirst("\\{", "{\"surplus\":1,");
            assertThat(schema(document.kind()).validate(JSON.readTree(more))).isNotEmpty();
            String less = document.json().replaceFirst(",\"runId\":\"run-1\"", "");
            assertThat(schema(document.kind()).validate(JSON.readTree(less))).isNotEmpty();
        }
    }

    @Test
    void anAlertThatWasTakenBackBearsItsCorrectionWhereItIsKnown() throws Exception {
        Documents knowing = new Documents("rules-1", "run-1", SampleRecords.TAKEN_BACK);

        JsonNode marked = JSON.readTree(knowing.alert(SampleRecords.alert(false)).json());

        assertThat(marked.get("correction").toString())
                .isEqualTo(
                        "{\"reason\":\"Only the paper was published.\",\"by\":\"night desk\","
                                + "\"time\":\"2025-07-01T08:00:00Z\"}");
        assertThat(documents.alert(SampleRecords.alert(false)).json()).doesNotContain("correction");
        assertThat(InstantiationUtil.clone(knowing).alert(SampleRecords.alert(false)).json())
                .isEqualTo(knowing.alert(SampleRecords.alert(false)).json());
    }

    @Test
    void aSchemaRefusesATimeThatIsNone() throws Exception {
        String json = documents.score(SampleRecords.SCORE).json();
        String wrong = json.replace("2025-07-01T00:00:00Z", "1751328000000");

        assertThat(schema("scores").validate(JSON.readTree(wrong))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("words")
    void schemasListEveryWordOfEveryEnumeration(String kind, String pointer, Object[] words)
            throws Exception {
        assertThat(schemaJson(kind).at(pointer + "/enum")).isEqualTo(JSON.valueToTree(words));
    }

    static Stream<Arguments> words() {
        String claim = "/$defs/claim/properties/";
        return Stream.of(
                Arguments.of("items", "/properties/status", Status.values()),
                Arguments.of("items", "/properties/sourceClass", SourceClass.values()),
                Arguments.of("items", "/properties/lang", Language.values()),
                Arguments.of("items", "/properties/dateQuality", DateQuality.values()),
                Arguments.of("items", claim + "stance", Stance.values()),
                Arguments.of("items", claim + "certainty", Certainty.values()),
                Arguments.of("items", claim + "speaker", Speaker.values()),
                Arguments.of("items", claim + "scope", Scope.values()),
                Arguments.of("items", claim + "tense", Tense.values()));
    }

    @Test
    void halfASurrogatePairIsReplacedWithoutMovingWhatFollows() throws Exception {
        Document document =
                documents.item(SampleRecords.item("i", "a\ud83db", "c\ude00 \ud83d\ude00", 0));

        JsonNode json = JSON.readTree(document.json());
        assertThat(json.get("title").asText()).isEqualTo("a\ufffdb");
        assertThat(json.get("text").asText()).isEqualTo("c\ufffd \ud83d\ude00");
    }

    @Test
    void aVeryLongTextIsCutBetweenCharactersAndSaysSo() throws Exception {
        String text = "x".repeat(99_999) + "\ud83d\ude00" + "y".repeat(10);

        JsonNode json = JSON.readTree(documents.item(SampleRecords.item("i", "", text, 0)).json());

        assertThat(json.get("text").asText()).isEqualTo("x".repeat(99_999));
        assertThat(json.get("textTruncated").asBoolean()).isTrue();
    }

    @Test
    void aLongIdKeepsItsBeginningAndStaysApartFromItsNeighbours() {
        String id = "https://news.example/" + "長".repeat(400);

        String one = documents.item(SampleRecords.item(id + "1", "", "", 0)).id();
        String two = documents.item(SampleRecords.item(id + "2", "", "", 0)).id();

        assertThat(one).startsWith("https://news.example/長長").isNotEqualTo(two);
        assertThat(one.getBytes(UTF_8).length).isLessThanOrEqualTo(512);
        assertThat(documents.item(SampleRecords.item(id + "1", "", "", 0)).id()).isEqualTo(one);
    }

    @Test
    void idsThatDifferOnlyInHalfPairsStayApart() {
        assertThat(DocumentId.of("a\ud800")).isNotEqualTo(DocumentId.of("a\ud801"));
    }

    @Test
    void survivesTheWayToAWorker() throws Exception {
        Documents there = InstantiationUtil.clone(documents);

        assertThat(there.score(SampleRecords.SCORE))
                .isEqualTo(documents.score(SampleRecords.SCORE));
    }

    private static Rejected rejected(byte[] original, int size) {
        return new Rejected(original, size, "parse", "not JSON", "archive.jsonl:3");
    }

    private static String address(Document document) {
        return String.join(
                " ",
                document.kind(),
                document.index(),
                document.id(),
                Long.toString(document.version()));
    }

    private static JsonNode schemaJson(String kind) throws Exception {
        String path = "/schema/" + kind + ".schema.json";
        try (InputStream in = Documents.class.getResourceAsStream(path)) {
            return JSON.readTree(in);
        }
    }

    private static JsonSchema schema(String kind) throws Exception {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(schemaJson(kind), config);
    }
}
