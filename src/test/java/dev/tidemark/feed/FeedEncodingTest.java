package dev.tidemark.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format in every encoding, told by every means. ① and 髙 are in Windows-31J and not in Shift_JIS. */
class FeedEncodingTest {
    private static final String JAPANESE = "①髙橋研究所、新モデルの重みを公開へ";
    private static final String CHINESE = "某公司今天发布了新的大型语言模型并开放下载";

    /** A language, the label in use, the charset meant. */
    private record Writing(String text, String label, String charset) {}

    private static final List<Writing> WRITINGS =
            List.of(
                    new Writing(JAPANESE, "UTF-8", "UTF-8"),
                    new Writing(JAPANESE, "Shift_JIS", "windows-31j"),
                    new Writing(JAPANESE, "x-sjis", "windows-31j"),
                    new Writing(JAPANESE, "EUC-JP", "x-eucJP-Open"),
                    new Writing(JAPANESE, "ISO-2022-JP", "x-windows-iso2022jp"),
                    new Writing(CHINESE, "GB2312", "GB18030"),
                    new Writing(CHINESE, "GB18030", "GB18030"),
                    new Writing("公司今天發布了新的大型語言模型", "Big5", "Big5-HKSCS"),
                    new Writing("회사가 새로운 언어 모델을 공개했다", "EUC-KR", "x-windows-949"),
                    new Writing("„Spółka” publikuje wagi", "windows-1250", "windows-1250"),
                    new Writing("Компания открыла веса модели", "windows-1251", "windows-1251"),
                    new Writing("L’école publie « le modèle »", "ISO-8859-1", "windows-1252"),
                    new Writing("Şirket ağırlıkları yayınladı", "ISO-8859-9", "windows-1254"));

    static Stream<Arguments> everyFormatInEveryEncoding() {
        return Arrays.stream(SampleFeed.values())
                .flatMap(format -> WRITINGS.stream().map(writing -> arguments(format, writing)));
    }

    @ParameterizedTest
    @MethodSource("everyFormatInEveryEncoding")
    void whatHttpSaysIsReadAndWhatTheDeclarationSays(SampleFeed format, Writing writing) {
        String document = format.of(SampleFeed.entries(3, writing.text, writing.text));
        byte[] bytes = document.getBytes(Charset.forName(writing.charset));
        ParsedFeed byHttp =
                Readings.feed(bytes, "text/xml; charset=\"" + writing.label + "\"", null);

        assertThat(byHttp.entries().get(0).title()).isEqualTo(writing.text + " 1");
        assertThat(byHttp.encoding()).isEqualTo(writing.charset);
        assertThat(byHttp.encodingSource()).isEqualTo(EncodingSource.HTTP);
        assertThat(byHttp.malformed()).isNull();
        if (format.isXml()) {
            ParsedFeed declared = Readings.feed(declared(document, writing.label, writing.charset));
            assertThat(declared.entries().get(2).title()).isEqualTo(writing.text + " 3");
            assertThat(declared.encodingSource()).isEqualTo(EncodingSource.DECLARATION);
            assertThat(declared.malformed()).isNull();
        }
    }

    static Stream<Arguments> everyFormatInMarkedEncodings() {
        return Arrays.stream(SampleFeed.values())
                .flatMap(
                        format ->
                                Stream.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")
                                        .map(charset -> arguments(format, charset)));
    }

    @ParameterizedTest
    @MethodSource("everyFormatInMarkedEncodings")
    void aByteOrderMarkIsBelievedAboveAll(SampleFeed format, String charset) {
        String document = "\uFEFF" + format.of(SampleFeed.entries(2, JAPANESE, "x"));
        ParsedFeed feed =
                Readings.feed(
                        document.getBytes(Charset.forName(charset)),
                        "text/xml; charset=x-sjis",
                        null);

        assertThat(feed.entries().get(0).title()).isEqualTo(JAPANESE + " 1");
        assertThat(feed.encoding()).isEqualTo(charset);
        assertThat(feed.encodingSource()).isEqualTo(EncodingSource.MARK);
    }

    @Test
    void utf16ShowsItselfWithoutAMark() {
        String document = SampleFeed.ATOM_1_0.of(SampleFeed.entries(2, JAPANESE, "x"));

        assertThat(Readings.feed(document.getBytes(StandardCharsets.UTF_16LE)).entries())
                .hasSize(2);
        assertThat(Readings.feed(document.getBytes(StandardCharsets.UTF_16BE)).entries())
                .hasSize(2);
    }

    static Stream<Arguments> encodingsThatNobodyDeclares() {
        return Stream.of(
                arguments(JAPANESE, "windows-31j"),
                arguments("新モデルの重みを公開", "windows-31j"),
                arguments(JAPANESE, "x-eucJP-Open"),
                arguments(JAPANESE, "x-windows-iso2022jp"),
                arguments(CHINESE, "GB18030"),
                arguments("Компания открыла веса новой модели", "windows-1251"),
                arguments("L’école publie « le modèle »", "windows-1252"));
    }

    @ParameterizedTest
    @MethodSource("encodingsThatNobodyDeclares")
    void statisticsTellWhatNobodyDeclares(String text, String charset) {
        String document = SampleFeed.RSS_2_0.of(SampleFeed.entries(3, text, text));
        ParsedFeed feed = Readings.feed(document.getBytes(Charset.forName(charset)));

        assertThat(feed.encoding()).isEqualTo(charset);
        assertThat(feed.entries().get(0).title()).isEqualTo(text + " 1");
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                arguments("UTF-8", "windows-31j", JAPANESE),
                arguments("UTF-8", "x-eucJP-Open", JAPANESE),
                arguments("UTF-8", "x-windows-iso2022jp", JAPANESE),
                arguments("UTF-8", "GB18030", CHINESE),
                arguments("UTF-8", "windows-1252", "L’école publie « le modèle »"),
                arguments("Shift_JIS", "UTF-8", JAPANESE),
                arguments("Shift_JIS", "x-eucJP-Open", JAPANESE),
                arguments("EUC-JP", "windows-31j", JAPANESE),
                arguments("ISO-8859-1", "windows-31j", JAPANESE),
                arguments("ISO-8859-1", "UTF-8", JAPANESE),
                arguments("UTF-16", "UTF-8", JAPANESE),
                arguments("UTF-7", "UTF-8", JAPANESE),
                arguments("no-such-thing", "windows-31j", JAPANESE));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aWrongDeclarationIsFoundOutAndMarked(String label, String charset, String text) {
        String document = SampleFeed.RSS_2_0.of(SampleFeed.entries(3, text, text));
        ParsedFeed feed = Readings.feed(declared(document, label, charset));

        assertThat(feed.entries().get(0).title()).isEqualTo(text + " 1");
        assertThat(feed.encoding()).isEqualTo(charset);
        assertThat(feed.malformed()).contains("declared " + label, "is " + charset);
    }

    @Test
    void aServersDefaultDoesNotOverruleTheDeclaration() {
        String text = "Компания открыла веса модели";
        byte[] bytes =
                declared(
                        SampleFeed.RSS_2_0.of(SampleFeed.entries(2, text, text)),
                        "windows-1251",
                        "windows-1251");

        assertThat(
                        Readings.feed(bytes, "text/xml;charset=ISO-8859-1", null)
                                .entries()
                                .get(0)
                                .title())
                .isEqualTo(text + " 1");
    }

    @Test
    void damagedUtf8StaysUtf8AndIsMarked() {
        byte[] whole =
                SampleFeed.RSS_2_0
                        .of(SampleFeed.entries(3, JAPANESE, "x"))
                        .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        String start = new String(whole, StandardCharsets.ISO_8859_1);
        int hole = start.lastIndexOf("<title>") + 8; // within the ① of the last title
        damaged.write(whole, 0, hole);
        damaged.write(whole, hole + 1, whole.length - hole - 1);
        ParsedFeed feed = Readings.feed(damaged.toByteArray());

        assertThat(feed.encoding()).isEqualTo("UTF-8");
        assertThat(feed.entries().get(1).title()).isEqualTo(JAPANESE + " 2");
        assertThat(feed.entries().get(2).title()).endsWith(JAPANESE.substring(1) + " 3");
        assertThat(feed.malformed()).contains("not UTF-8");
    }

    @Test
    void utf7IsNeverDecoded() {
        String feed =
                "<?xml version='1.0' encoding='UTF-7'?>"
                        + Readings.rss("<item><title>+ADw-script+AD4-</title></item>");

        assertThat(Readings.feed(feed).entries().get(0).title()).isEqualTo("+ADw-script+AD4-");
    }

    private static byte[] declared(String document, String label, String charset) {
        return ("<?xml version=\"1.0\" encoding=\"" + label + "\"?>\n" + document)
                .getBytes(Charset.forName(charset));
    }
}
