package dev.tidemark.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Article;
import dev.tidemark.model.DateQuality;
import dev.tidemark.model.Language;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.Rejected;
import dev.tidemark.text.ContentHash;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemParserTest {

    private static final int MAX_BYTES = 2_000;
    private static final Instant REACHED = Instant.parse("2025-07-01T00:00:00Z");

    private final ItemParser parser =
            new ItemParser(Instant.parse("2026-05-01T00:00:00Z"), MAX_BYTES);

    @Test
    void readsEveryFieldOfACompleteItem() {
        NewsItem item =
                item(
                        """
                        {"id":"a1","url":" https://example.com/a ","source":"Example","feed":"https://example.com/rss",
                        "title":"Lab opens <b>weights</b>","text":"It &amp; others did.","lang":"en",
                        "publishedAt":"2025-07-11T03:00:00Z","seenAt":"2025-07-11T03:02:00Z","labels":[{"axis":"x"}]}""");
        assertThat(item)
                .isEqualTo(
                        new NewsItem(
                                "a1",
                                "https://example.com/a",
                                "Example",
                                "https://example.com/rss",
                                "Lab opens weights",
                                "It & others did.",
                                null,
                                Language.EN,
                                Instant.parse("2025-07-11T03:00:00Z"),
                                Instant.parse("2025-07-11T03:02:00Z"),
                                DateQuality.SECOND,
                                Instant.parse("2025-07-11T03:02:00Z"),
                                ContentHash.of("Lab opens weights\nIt & others did."),
                                "test:1",
                                false));
    }

    /** Flink's time counts milliseconds, and so does everything that waits for it. */
    @ParameterizedTest
    @CsvSource({
        "seenAt, 2025-07-11T03:02:00.123456Z, 2025-07-11T03:02:00.123Z",
        "seenAt, 2025-07-11T03:02:00.999999999Z, 2025-07-11T03:02:00.999Z",
        "publishedAt, 2025-07-11T03:02:00.000001Z, 2025-07-11T03:02:00Z",
    })
    void cutsTheEventTimeToMillisecondsAndKeepsWhatWasSaid(
            String field, String said, Instant eventTime) {
        NewsItem item = item("{\"title\":\"a\",\"%s\":\"%s\"}".formatted(field, said));

        assertThat(item.eventTime()).isEqualTo(eventTime);
        assertThat(field.equals("seenAt") ? item.seenAt() : item.publishedAt())
                .isEqualTo(Instant.parse(said));
    }

    @Test
    void anArticleComesBehindTheFeedsWordsAndMakesNoRevision() {
        NewsItem item =
                item(
                        "{\"title\":\"T\",\"text\":\"Lead.\",\"article\":\"One &amp; two.\\nThree.\"}");

        assertThat(item.content()).isEqualTo("T\nLead.\nOne & two.\nThree.");
        assertThat(item.article()).isEqualTo(new Article(6, 17));
        assertThat(item.contentHash())
                .isEqualTo(item("{\"title\":\"T\",\"text\":\"Lead.\"}").contentHash());
        assertThat(item.isCut()).isFalse();
        assertThat(item.quoting(8).text()).isEqualTo("Lead.\nOne & tw");
        assertThat(item.quoting(8).isCut()).isTrue();

        NewsItem bare = item("{\"title\":\"T\",\"article\":\"One.\"}");
        assertThat(bare.content()).isEqualTo("T\nOne.");
        assertThat(bare.article()).isEqualTo(new Article(0, 4));
        assertThat(item("{\"title\":\"T\",\"article\":[]}").article()).isNull();
    }

    @Test
    void takesATitleOrATextAlone() {
        assertThat(item("{\"title\":\"Only a title\",\"text\":null}").text()).isEmpty();
        assertThat(item("{\"title\":null,\"text\":\"Only a text\"}").title()).isEmpty();
    }

    @Test
    void tellsWhatTheEdgeSaidOfWhatItRefused() {
        String told =
                "{\"feed\":\"https://example.org/feed\",\"refused\":\"%s\",%s\"seenAt\":\"2025-07-11T03:00:00Z\"}";
        assertThat(rejected(told.formatted("a web page,\\n no feed", "")).reason())
                .isEqualTo("a web page,  no feed");
        assertThat(rejected(told.formatted("x".repeat(1_000), "")).reason()).hasSize(300);
        assertThat(rejected(told.formatted(" ", "")).reason()).isEqualTo("neither title nor text");
        assertThat(parsed(told.formatted("no matter", "\"title\":\"An item\",")))
                .isInstanceOf(Parsed.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                 | empty record
                    '   '                              | empty record
                    hello                              | not JSON at column 6
                    {"title":"cut                      | not JSON at column
                    {"title":"a"} {"title":"b"}        | not JSON at column 15: more after the object
                    {"title":"a"},                     | not JSON at column
                    {'title':'single'}                 | not JSON at column 2
                    {"title":"a","n":01}               | not JSON at column
                    {"title":"a","x":NaN}              | not JSON at column
                    [{"title":"a"}]                    | not a JSON object but array
                    "title"                            | not a JSON object but string
                    null                               | not a JSON object but null
                    17                                 | not a JSON object but number
                    {}                                 | neither title nor text
                    {"title":"","text":" <p> </p>"}    | neither title nor text
                    {"title":17}                       | title: number, expected a string
                    {"title":"a","text":{"b":"c"}}     | text: object, expected a string
                    {"title":["a"]}                    | title: array, expected a string
                    {"title":true}                     | title: boolean, expected a string
                    """)
    void saysWhyARecordIsNoItem(String line, String reason) {
        Rejected rejected = rejected(line);
        assertThat(rejected.reason()).startsWith(reason).doesNotContain("\n");
        assertThat(rejected.stage()).isEqualTo("parse");
        assertThat(rejected.position()).isEqualTo("test:1");
        assertThat(rejected.original()).isEqualTo(line.getBytes(UTF_8));
    }

    @Test
    void refusesJsonNestedBeyondReasonEvenInAFieldNobodyReads() {
        String deep = "{\"title\":\"a\",\"x\":" + "[".repeat(500) + "]".repeat(500) + "}";
        assertThat(rejected(deep).reason())
                .startsWith("JSON beyond limits: Document nesting depth (101)");
    }

    @Test
    void refusesOversizeByTheSizeBeforeTheCutAndNamesBoth() {
        RawRecord cut =
                new RawRecord("{\"title\":\"a".getBytes(UTF_8), 5_000_000, "test:1", null, false);
        assertThat(refused(cut).reason())
                .isEqualTo("oversize: 5000000 bytes, at most 2000 are read");
        assertThat(refused(cut).size()).isEqualTo(5_000_000);
        assertThat(rejected("{\"title\":\"" + "a".repeat(MAX_BYTES) + "\"}").reason())
                .startsWith("oversize: 2012 bytes");
    }

    @Test
    void keepsOnlyTheFirstBytesOfADeadLetter() {
        ItemParser generous = new ItemParser(REACHED, 1 << 20);
        byte[] noJson = "x".repeat(100_000).getBytes(UTF_8);
        Parsed parsed = generous.parse(new RawRecord(noJson, noJson.length, "test:1", null, false));
        assertThat(((Parsed.Refused) parsed).rejected().original()).hasSize(ItemParser.KEPT_BYTES);
        assertThat(((Parsed.Refused) parsed).rejected().size()).isEqualTo(100_000);
    }

    @Test
    void saysThatAnArchiveEndsEarly() {
        RawRecord end =
                new RawRecord(new byte[0], 0, "a.jsonl.gz:8" + ItemParser.TRUNCATED, null, false);
        assertThat(refused(end).reason()).startsWith("archive ends early: ");
    }

    @Test
    void keepsTheItemWhereSurrogatesAreBroken() {
        assertThat(item("{\"title\":\"half \\ud800 pair\"}").title()).isEqualTo("half \ufffd pair");
        assertThat(item("{\"title\":\"whole \\ud83d\\ude00 pair\"}").title())
                .isEqualTo("whole 😀 pair");
    }

    /** Words of another encoding read as UTF-8 would be rubbish, which nobody sees among thousands of items. */
    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, café opens, 0xe9",
        "windows-31j, ①公開, 0x87",
        "EUC-JP, 公開, 0xb8",
        "UTF-16, open, 0xfe"
    })
    void refusesWhatIsInAnotherEncoding(String charset, String title, String broken) {
        byte[] bytes = "{\"title\":\"%s\"}".formatted(title).getBytes(Charset.forName(charset));

        Parsed.Refused refused =
                (Parsed.Refused)
                        parser.parse(new RawRecord(bytes, bytes.length, "test:1", null, false));

        assertThat(refused.kind()).isEqualTo(Unreadable.MISENCODED);
        assertThat(refused.rejected().reason()).matches("not UTF-8 at byte \\d+: " + broken);
        assertThat(refused.rejected().original()).isEqualTo(bytes);
    }

    @Test
    void refusesACharacterThatItsEndHalvesAndKeepsWhatSomebodyElseReplaced() {
        byte[] whole = "{\"title\":\"公".getBytes(UTF_8);
        byte[] bytes = Arrays.copyOf(whole, whole.length - 1);

        assertThat(refused(new RawRecord(bytes, bytes.length, "test:1", null, false)).reason())
                .isEqualTo("not UTF-8 at byte 11: 0xe5");
        assertThat(item("{\"title\":\"caf\ufffd opens\"}").title()).isEqualTo("caf\ufffd opens");
    }

    @Test
    void takesTheLastOfTwoFieldsOfOneName() {
        assertThat(item("{\"title\":\"first\",\"title\":\"second\"}").title()).isEqualTo("second");
    }

    @Test
    void countsAnIllTypedMinorFieldAsAbsent() {
        NewsItem item =
                item(
                        "{\"title\":\"a\",\"source\":{\"name\":\"x\"},\"url\":[],\"feed\":true,\"lang\":{}}");
        assertThat(item.source()).isNull();
        assertThat(item.url()).isNull();
        assertThat(item.feed()).isNull();
    }

    @Test
    void takesANumberForAnId() {
        assertThat(item("{\"id\":1234567890123456789,\"title\":\"a\"}").id())
                .isEqualTo("1234567890123456789");
    }

    @Test
    void makesIdsOfTheCanonicalAddressElseOfTheContent() {
        String plain = item("{\"url\":\"https://example.com/a\",\"title\":\"x\"}").id();
        assertThat(plain).matches("[0-9a-f]{32}");
        assertThat(
                        item("{\"url\":\"http://example.com/a/?utm_source=r#c\",\"title\":\"edited\"}")
                                .id())
                .isEqualTo(plain);
        assertThat(item("{\"id\":\" \",\"url\":\"https://example.com/a\",\"title\":\"x\"}").id())
                .isEqualTo(plain);

        NewsItem bare = item("{\"title\":\"x\",\"text\":\"y\"}");
        assertThat(bare.id()).isEqualTo(bare.contentHash()).isEqualTo(ContentHash.of("x\ny"));
        // a feed that links every item to its home page
        assertThat(item("{\"url\":\"https://example.com/\",\"title\":\"x\",\"text\":\"y\"}").id())
                .isEqualTo(bare.id());
        assertThat(item("{\"url\":\"n/a\",\"title\":\"x\",\"text\":\"y\"}").id())
                .isEqualTo(bare.id());
    }

    @Test
    void shortensAnIdThatNoIndexWouldTake() {
        String id = "字".repeat(200);
        assertThat(item("{\"id\":\"" + id + "\",\"title\":\"x\"}").id())
                .isEqualTo(ContentHash.of(id));
    }

    @ParameterizedTest
    @CsvSource({"ja,JA", "ja-JP,JA", "EN_us,EN", "xx,EN", "'',EN"})
    void believesJapaneseAndEnglishElseGoesByScript(String lang, Language language) {
        assertThat(item("{\"title\":\"plain words\",\"lang\":\"" + lang + "\"}").lang())
                .isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "publishedAt":"2025-07-11T03:00:00Z"                                | SECOND | 2025-07-11T03:00:00Z
                    "publishedAt":1752202800                                            | SECOND | 2025-07-11T03:00:00Z
                    "publishedAt":"2025-07-11"                                          | DAY | 2025-07-11T23:59:59.999Z
                    "publishedAt":"2025-07-11T00:00:00Z"                                | SECOND | 2025-07-11T00:00:00Z
                    "publishedAt":"2025-07-11T00:00:00Z","dateQuality":"second"         | SECOND | 2025-07-11T00:00:00Z
                    "publishedAt":"2025-07-11T00:00:00Z","dateQuality":"day"            | DAY | 2025-07-11T23:59:59.999Z
                    "publishedAt":"2025-07-10T15:00:00Z","dateQuality":"day"            | DAY | 2025-07-11T14:59:59.999Z
                    "publishedAt":"2025-07-11","dateQuality":"second"                   | DAY | 2025-07-11T23:59:59.999Z
                    "publishedAt":"2025-07-11","seenAt":"2025-07-11T08:00:00Z"          | DAY | 2025-07-11T08:00:00Z
                    "publishedAt":"9999-01-01T00:00:00Z"                                | IMPLAUSIBLE | 2025-07-01T00:00:00Z
                    "publishedAt":"soon"                                                | UNPARSEABLE | 2025-07-01T00:00:00Z
                    "publishedAt":"31 Feb 2025 10:00:00 GMT"                            | UNPARSEABLE | 2025-07-01T00:00:00Z
                    "publishedAt":null                                                  | ABSENT | 2025-07-01T00:00:00Z
                    "publishedAt":null,"dateQuality":"implausible"                      | IMPLAUSIBLE | 2025-07-01T00:00:00Z
                    "publishedAt":null,"dateQuality":"backlog"                          | BACKLOG | 2025-07-01T00:00:00Z
                    "publishedAt":"2025-07-11","dateQuality":"backlog"                  | DAY | 2025-07-11T23:59:59.999Z
                    "publishedAt":{},"seenAt":"soon"                                    | ABSENT | 2025-07-01T00:00:00Z
                    "publishedAt":"soon","seenAt":"2025-07-11T03:00:00Z"                | UNPARSEABLE | 2025-07-11T03:00:00Z
                    "seenAt":"9999-01-01T00:00:00Z"                                     | ABSENT | 2025-07-01T00:00:00Z
                    """)
    void setsTheEventTimeByTheBestTimeThereIs(
            String times, DateQuality quality, Instant eventTime) {
        NewsItem item = item("{\"title\":\"a\"," + times + "}");
        assertThat(item.dateQuality()).isEqualTo(quality);
        assertThat(item.eventTime()).isEqualTo(eventTime);
    }

    @Test
    void disbelievesADateAfterTheItemWasSeen() {
        String seen = "{\"title\":\"a\",\"seenAt\":\"2025-07-11T03:00:00Z\",\"publishedAt\":";
        assertThat(item(seen + "\"2025-07-11T03:05:00Z\"}").publishedAt())
                .isEqualTo("2025-07-11T03:05:00Z");
        NewsItem ahead = item(seen + "\"2025-07-11T03:05:01Z\"}");
        assertThat(ahead.publishedAt()).isNull();
        assertThat(ahead.dateQuality()).isEqualTo(DateQuality.IMPLAUSIBLE);
        // the 12th has begun in the Pacific, 21 hours before it begins in UTC it has nowhere
        assertThat(
                        item("{\"title\":\"a\",\"seenAt\":\"2025-07-11T10:00:00Z\",\"publishedAt\":\"2025-07-12\"}")
                                .dateQuality())
                .isEqualTo(DateQuality.DAY);
        assertThat(item(seen + "\"2025-07-12\"}").dateQuality()).isEqualTo(DateQuality.IMPLAUSIBLE);
    }

    @Test
    void placesAnUndatedItemBeforeAllNewsWhereNothingWasReached() {
        byte[] bytes = "{\"title\":\"a\"}".getBytes(UTF_8);
        Parsed parsed = parser.parse(new RawRecord(bytes, bytes.length, "test:1", null, true));
        assertThat(((Parsed.Accepted) parsed).item().eventTime()).isEqualTo("1995-01-01T00:00:00Z");
        assertThat(((Parsed.Accepted) parsed).item().late()).isTrue();
    }

    @Test
    void takesABelievableSeenAtAloneForATick() {
        String seen = "\"seenAt\":\"2025-07-11T03:00:00Z\"";
        assertThat(parsed("{" + seen + "}")).isInstanceOf(Parsed.Tick.class);
        assertThat(parsed("{" + seen + ",\"title\":null,\"from\":\"edge 1\"}"))
                .isInstanceOf(Parsed.Tick.class);
        // an item that lost its words is not to vanish among the ticks
        assertThat(rejected("{" + seen + ",\"url\":\"https://example.org/a\"}").reason())
                .isEqualTo("neither title nor text");
        assertThat(rejected("{" + seen + ",\"title\":\"\"}").reason())
                .isEqualTo("neither title nor text");
        assertThat(rejected("{\"seenAt\":\"9999-01-01T00:00:00Z\"}").reason())
                .isEqualTo("a tick, but its seenAt cannot be believed");
        assertThat(rejected("{\"seenAt\":{}}").reason()).startsWith("a tick, but");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "seenAt":"2027-01-01T00:00:00Z"                             | ABSENT | 2027-01-01T00:00:00Z
                    "seenAt":"2027-01-01T00:05:00Z"                             | ABSENT | 2027-01-01T00:05:00Z
                    "seenAt":"2027-01-01T00:05:01Z"                             | ABSENT | 2027-01-01T00:00:00Z
                    "seenAt":null                                               | ABSENT | 2027-01-01T00:00:00Z
                    "publishedAt":"2026-12-31T20:00:00Z"                        | SECOND | 2027-01-01T00:00:00Z
                    "publishedAt":"2027-01-01"                                  | DAY | 2027-01-01T00:00:00Z
                    "publishedAt":"2027-01-02"                                  | IMPLAUSIBLE | 2027-01-01T00:00:00Z
                    "publishedAt":"2027-01-02","seenAt":"2027-01-01T00:05:00Z"  | IMPLAUSIBLE | 2027-01-01T00:05:00Z
                    """)
    void measuresDatesByTheArrivalWhereThatIsKnown(
            String times, DateQuality quality, Instant eventTime) {
        // long after what the parser was told when the job started
        Instant arrivedAt = Instant.parse("2027-01-01T00:00:00Z");
        byte[] bytes = ("{\"title\":\"a\"," + times + "}").getBytes(UTF_8);

        Parsed parsed =
                parser.parse(
                        new RawRecord(bytes, bytes.length, "t-0@1", arrivedAt, false, arrivedAt));

        assertThat(((Parsed.Accepted) parsed).item().dateQuality()).isEqualTo(quality);
        assertThat(((Parsed.Accepted) parsed).item().eventTime()).isEqualTo(eventTime);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "{\u0000}",
                "{\"title\":\"\u0001\"}",
                "\ufeff",
                "{\"\":{}}",
                "{\"title\":\"\\x\"}"
            })
    void neverThrows(String line) {
        assertThat(rejected(line).reason()).isNotBlank();
    }

    private NewsItem item(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        Parsed parsed = parser.parse(new RawRecord(bytes, bytes.length, "test:1", REACHED, false));
        assertThat(parsed).as(line).isInstanceOf(Parsed.Accepted.class);
        return ((Parsed.Accepted) parsed).item();
    }

    private Parsed parsed(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return parser.parse(new RawRecord(bytes, bytes.length, "test:1", REACHED, false));
    }

    private Rejected rejected(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return refused(new RawRecord(bytes, bytes.length, "test:1", REACHED, false));
    }

    private Rejected refused(RawRecord record) {
        Parsed parsed = parser.parse(record);
        assertThat(parsed).isInstanceOf(Parsed.Refused.class);
        return ((Parsed.Refused) parsed).rejected();
    }
}
