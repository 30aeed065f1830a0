package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a user types them: what they print, where, and with which exit status. */
class CommandLineIT {
    @TempDir Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "run",
                "replay",
                "backtest",
                "correct",
                "classify",
                "evaluate",
                "check",
                "setup",
                "alert",
                "elasticsearch"
            })
    void everyCommandExplainsItselfWithAnExample(String command) {
        Run run = command.isEmpty() ? Run.of("--help") : Run.of(command, "--help");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Example: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    replay                              | replay: ARCHIVE: none; allowed: files or folders, or --from-kafka
                    run DIR/j.yaml --drop-state         | run: --drop-state: without --from; allowed: --from beside it
                    run DIR/j.yaml --cluster a:1 --from /s --restart | run: --restart: with --from; allowed: one of both
                    run DIR/j.yaml --cluster a:1 --metrics-port 0    | run: --metrics-port: 0 for a job on a cluster
                    replay DIR/none.jsonl --out DIR/o   | none.jsonl: no such file; allowed: a JSONL or JSONL.gz file
                    replay DIR/news.jsonl               | replay: --out: nowhere to write to; allowed: --out DIR, or --job with an elasticsearch section
                    replay DIR/prose.jsonl --out DIR/o  | no item in 1 lines
                    replay DIR/empty.jsonl --out DIR/o  | empty.jsonl: empty; allowed: at least one line
                    replay DIR/news.jsonl --out DIR/o --parallelism 0 | --parallelism: 0; allowed: 1 to 32
                    replay DIR/news.jsonl --out DIR/o --job DIR/many.yaml | many.yaml: run.parallelism: 64; allowed: 1 to 32 in one process
                    backtest DIR/news.jsonl --job DIR/many.yaml | many.yaml: run.parallelism: 64; allowed: 1 to 32 in one process
                    demo --parallelism 33               | demo: --parallelism: 33; allowed: 1 to 32
                    replay DIR/news.jsonl --out DIR/news.jsonl | replay: --out:
                    check DIR/none.yaml                 | none.yaml: no such file; allowed: a YAML file
                    check DIR/typo.yaml                 | shift.windowDay: unknown setting (did you mean windowDays?)
                    classify DIR/empty.jsonl            | empty.jsonl: empty; allowed: one JSON object
                    classify DIR/prose.jsonl            | prose.jsonl: none of 1 lines is an item
                    replay DIR/news.jsonl --out DIR/prose.jsonl/o | o/.tidemark/replay: cannot be written: Not a directory; allowed: a folder
                    check DIR/two.yaml                  | two.yaml: line 3: more than one document; allowed: well-formed YAML
                    check DIR/away.yaml                 | away.yaml: elasticsearch.hosts: http://127.0.0.1:1 does not answer
                    replay DIR/news.jsonl --job DIR/away.yaml | away.yaml: elasticsearch.hosts: http://127.0.0.1:1 does not answer
                    replay DIR/news.zip --out DIR/o     | news.zip: a zip archive; allowed: a JSONL or JSONL.gz file
                    classify DIR/news.zip               | news.zip: a zip archive; allowed: a JSONL or JSONL.gz file
                    evaluate DIR/news.zip               | news.zip: a zip archive; allowed: a JSONL or JSONL.gz file
                    replay DIR/sjis.jsonl --out DIR/o   | sjis.jsonl: no item in 1 lines (line 1: not UTF-8 at byte 11: 0x8a); allowed: one JSON
                    classify DIR/sjis.jsonl             | sjis.jsonl: none of 1 lines is an item
                    classify DIR/cut.jsonl.gz           | cut.jsonl.gz: damaged or cut off; allowed: a whole gzip file
                    backtest DIR/empty.jsonl            | empty.jsonl: empty; allowed: at least one line
                    backtest DIR/prose.jsonl            | no item in 1 lines
                    backtest DIR/news.jsonl --truth DIR/none.tsv | none.tsv: no such file or folder; allowed: a readable TSV file
                    backtest DIR/news.jsonl --truth DIR/thin.tsv | thin.tsv:1: header: without column company, direction
                    backtest DIR/news.jsonl --quiet DIR/nobody.tsv | nobody.tsv:2: company: Acme AI; allowed: a company of the watchlist
                    backtest DIR/news.jsonl --against DIR/none.yaml | none.yaml; allowed: a job file, or a folder that replay --out has written
                    backtest DIR/news.jsonl --against DIR | alerts.jsonl: no such file or folder; allowed: a folder that replay --out has written
                    backtest DIR/news.jsonl --out DIR   | allowed: a file in a folder that can be written
                    backtest DIR/news.jsonl --out DIR/no/r.html | allowed: a file in a folder that can be written
                    correct --reason why                | correct: ALERT: absent; allowed: either ALERT or --pin
                    correct nonsense --reason why       | correct: ALERT: nonsense; allowed: the id of an alert
                    correct nonsense                    | Missing required option: '--reason=TEXT'
                    correct --pin Nobody=mixed --until 2026-12-31 --reason why | correct: --pin: Nobody=mixed; allowed: COMPANY=REGIME
                    correct --pin Meta=ajar --until 2026-12-31 --reason why | correct: --pin: Meta=ajar; allowed: COMPANY=REGIME
                    correct --pin Meta=mixed --reason why | correct: --until: absent; allowed: a date
                    correct --pin Meta=mixed --until soon --reason why | correct: --until: soon; allowed: a date
                    correct --pin Meta=mixed --until 2020-12-31 --reason why | correct: --until: 2020-12-31; allowed: a day not before the pin begins
                    correct --pin Meta=mixed --until 2099-12-31 --reason why --job DIR/away.yaml | away.yaml: lists.corrections: absent; allowed: path
                    evaluate DIR/none.jsonl             | none.jsonl: no such file; allowed: JSONL, one item with labels a line
                    evaluate DIR/empty.jsonl            | empty.jsonl: empty; allowed: JSONL
                    evaluate DIR/prose.jsonl            | prose.jsonl:1: not JSON
                    evaluate DIR/news.jsonl             | news.jsonl:1: labels: absent; allowed: a list
                    evaluate DIR/ajar.jsonl             | ajar.jsonl:1: labels[0].stance: AJAR; allowed: OPEN, CLOSED, MIXED, NEUTRAL
                    evaluate DIR/ajar.jsonl --by mood   | evaluate: --by: mood; allowed: lang, certainty, phenomenon, company, tag, sample
                    evaluate DIR/gold.jsonl DIR/gold.jsonl | gold.jsonl:1: id: 1; allowed: an id of its own
                    evaluate DIR/gold.jsonl --against DIR/news.jsonl | news.jsonl:1: {"title":"News"}; allowed: a labelled item
                    train DIR/gold.jsonl --out DIR/w --labels DIR/prose.jsonl --items DIR/news.jsonl | prose.jsonl:1: not JSON
                    train DIR/gold.jsonl --out DIR/w --labels DIR/gold.jsonl | train: --items: absent; allowed: both or none
                    draw DIR/none.jsonl                 | none.jsonl: no such file
                    draw DIR/prose.jsonl                | prose.jsonl: none of 1 lines is an item
                    demo --port eighty                  | demo: --port: eighty; allowed: a port, 0 to 65535
                    classify DIR                        | a folder; allowed: a readable file, or -
                    draw DIR/news.jsonl --count two     | draw: --count: two; allowed: a whole number
                    draw DIR/news.jsonl --verdicts DIR/none.jsonl | none.jsonl: no such file or folder; allowed: a file of verdicts
                    draw DIR/news.jsonl --count 1       | draw: --count: 1; allowed: 2 or more
                    draw DIR/news.jsonl --verdicts DIR/gold.jsonl | gold.jsonl:1: verdict: absent; allowed: right, acceptable or wrong
                    fly                                 | Unmatched argument at index 0: 'fly'
                    """)
    void wrongInputIsOneLineAndStatusTwo(String command, String line) throws IOException {
        Files.writeString(dir.resolve("news.jsonl"), "{\"title\":\"News\"}\n");
        Files.writeString(dir.resolve("prose.jsonl"), "Once upon a time\n");
        Files.writeString(dir.resolve("empty.jsonl"), "");
        Files.write(dir.resolve("news.zip"), new byte[] {'P', 'K', 3, 4, 20, 0});
        Files.writeString(
                dir.resolve("sjis.jsonl"), "{\"title\":\"株価\"}\n", Charset.forName("Shift_JIS"));
        Files.writeString(
                dir.resolve("ajar.jsonl"),
                "{\"title\":\"News\",\"labels\":[{\"company\":\"Meta\",\"stance\":\"AJAR\"}]}\n");
        Files.writeString(
                dir.resolve("gold.jsonl"), "{\"id\":\"1\",\"title\":\"News\",\"labels\":[]}\n");
        Files.writeString(dir.resolve("thin.tsv"), "tier\tdate_from\tdate_to\n");
        Files.writeString(
                dir.resolve("nobody.tsv"),
                "date_from\tdate_to\tcompany\tallowed\twhy\n"
                        + "2025-03-01\t2025-03-02\tAcme AI\t\tNobody watches it.\n");
        Files.writeString(dir.resolve("typo.yaml"), "shift: {windowDay: 3}\n");
        Files.writeString(dir.resolve("many.yaml"), "run: {parallelism: 64}\n");
        Files.writeString(dir.resolve("two.yaml"), "run: {}\n---\nrun: {}\n");
        Files.writeString(
                dir.resolve("away.yaml"), "elasticsearch: {hosts: ['http://127.0.0.1:1']}\n");
        Files.write(
                dir.resolve("cut.jsonl.gz"),
                Arrays.copyOf(gzip("{\"title\":\"News of " + "x".repeat(99) + "\"}"), 30));

        Run run = Run.of(command.replace("DIR", dir.toString()).split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(line).doesNotContain("\tat ");
        assertThat(run.err().strip().lines().filter(l -> !l.startsWith(dir.toString())))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void anExplanationIsSafeToShow() throws IOException {
        Path item = dir.resolve("item.jsonl");
        Files.writeString(
                item,
                "{\"title\":\"\\u001b[31m Meta may open-source its model\\u202e\",\"text\":\"\"}\n");

        Run run = Run.of("classify", "--explain", item.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("Meta: OPEN, considering")
                .contains("[company: Meta] [open: may open-source]")
                .contains("because ")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    A town opens its new bridge         | no watched company is named; the item is in English
                    Le pont est à nous, et la ville aussi | no watched company is named; the item is in neither Japanese nor English
                    Meta hires a cook                   | Meta: named, but with no word of openness; the item is in English
                    OpenAIが社員食堂を改装              | OpenAI: named, but with no word of openness; the item is in Japanese
                    Meta publie le code de Llama et les poids | Meta: named, but not judged; the item is in neither Japanese nor English
                    """)
    void explanationOfNothingTellsWhoIsNamedAndInWhichLanguage(String title, String reason)
            throws IOException {
        Path item = dir.resolve("item.jsonl");
        Files.writeString(item, "{\"title\":\"" + title + "\"}\n");

        Run run = Run.of("classify", "--explain", item.toString());

        assertThat(run.out()).contains("\n  " + reason + "\n");
    }

    @Test
    void whoeverReadsNoFurtherEndsACommandInSilence() throws Exception {
        Path items = dir.resolve("items.jsonl");
        Files.writeString(items, "{\"title\":\"Meta hires a cook\"}\n".repeat(2_000));
        Path err = dir.resolve("err");
        Process program = Run.pipe(err, "classify", items.toString());
        try (BufferedReader reader = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(reader.readLine()).contains("Meta hires a cook");
        }

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(141);
        assertThat(err).isEmptyFile();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fullDiskIsTold() throws Exception {
        Path items = dir.resolve("items.jsonl");
        Files.writeString(items, "{\"title\":\"Meta hires a cook\"}\n");
        Path err = dir.resolve("err");

        Process program = Run.into(Path.of("/dev/full"), err, "classify", items.toString());

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(1);
        assertThat(Files.readString(err))
                .startsWith("tidemark: standard output: ")
                .doesNotContain("IOException");
    }

    @Test
    void verdictsOnDrawnLabelsGiveTheirPrecision() throws IOException {
        Path items = dir.resolve("items.jsonl");
        Path verdicts = dir.resolve("verdicts.jsonl");
        Files.writeString(
                items,
                "{\"id\":\"a\",\"title\":\"Meta releases the weights of its model\"}\n"
                        + "{\"id\":\"b\",\"title\":\"Mistral releases the weights of its model\"}\n");
        Files.writeString(
                verdicts,
                "{\"id\":\"a\",\"company\":\"Meta\",\"stance\":\"OPEN\",\"verdict\":\"right\",\"evidence\":true}\n");

        Run sheet = Run.of("draw", items.toString());
        Run sum = Run.of("draw", items.toString(), "--verdicts", verdicts.toString());

        assertThat(sheet.out().lines()).hasSize(2).allMatch(line -> line.contains("\"OPEN\""));
        assertThat(sum.out()).startsWith("drawn 2, judged 1: right 1").contains("precision 1.000");
    }

    @Test
    void portInUseIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Run run =
                    Run.of(
                            "elasticsearch",
                            "--port",
                            Integer.toString(taken.getLocalPort()),
                            "--data",
                            dir.resolve("data").toString());

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err().strip().lines()).hasSize(1);
            assertThat(run.err()).contains(taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void foldersOfAnElasticsearchThatRunsAreRefusedInOneLine() throws IOException {
        Path data = Files.createDirectories(dir.resolve("data"));
        try (FileChannel other = FolderLock.take(data, "Elasticsearch")) {
            Run run = Run.of("elasticsearch", "--port", "0", "--data", data.toString());

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err().strip().lines()).hasSize(1);
            assertThat(run.err()).contains(data + ": in use by another Elasticsearch; allowed:");
            assertThat(other.isOpen()).isTrue();
        }
    }

    @Test
    void classifyReadsPackedFilesAndShowsNoControlCharacterOfTheirNames() throws IOException {
        Path file =
                Files.write(
                        dir.resolve("red\u001b[31m.jsonl.gz"),
                        gzip("{\"title\":\"Meta releases the weights of its model\"}\nno item\n"));

        Run run = Run.of("classify", file.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines()).singleElement().asString().contains("\"OPEN\"");
        assertThat(run.err()).contains("red [31m.jsonl.gz:2: not JSON").doesNotContain("\u001b");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void classifyPrintsLabelledItemsAndNamesRefusedLines() throws IOException {
        Path file =
                Files.write(
                        dir.resolve("items.jsonl"),
                        List.of(
                                "{\"title\":\"Meta releases the weights of its new model\",\"text\":\"Anyone may download them.\"}",
                                "{\"title\":",
                                "{\"title\":\"OpenAIがモデルの重みをオープンソースとして公開\"}"));

        Run run = Run.of("classify", file.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("items.jsonl:2: not JSON");
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(2);
        for (String line : lines) {
            JsonNode item = new ObjectMapper().readTree(line);
            String content = item.path("title").asText() + "\n" + item.path("text").asText();
            JsonNode label = item.path("labels").get(0);
            JsonNode evidence = label.path("evidence").get(0);
            assertThat(label.path("stance").asText()).isEqualTo("OPEN");
            assertThat(
                            content.substring(
                                    evidence.path("start").asInt(), evidence.path("end").asInt()))
                    .isEqualTo(evidence.path("text").asText());
        }
    }

    @Test
    void checkTellsWhatAJobWouldRunWith() {
        Run run = Run.of("check", Path.of("jobs/replay.yaml").toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("valid", "48 companies");
    }
}
