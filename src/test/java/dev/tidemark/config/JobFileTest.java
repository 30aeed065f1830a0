package dev.tidemark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.model.Language;
import dev.tidemark.model.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFileTest {

    @TempDir Path dir;

    @Test
    void shipsAReplayJobThatWritesOutTheDefaults() {
        assertThat(JobFile.read(Path.of("jobs/replay.yaml"))).isEqualTo(JobFile.defaults());
        assertThat(JobFile.defaults().items()).isEqualTo(new ItemSettings(48, 1_048_576, 30, 30));
        assertThat(JobFile.defaults().alerts()).isEqualTo(new AlertSettings(7, 3, 2, 3.0, 0.3, 3));
    }

    @Test
    void readsWhatIsGivenAndDefaultsTheRest() throws IOException {
        JobFile job =
                read(
                        "shift: {windowDays: 14, priorWeight: 2}\nrun:\n  parallelism: 4\n  runId: night-1\nitems:\n");
        assertThat(job.shift()).isEqualTo(new ShiftSettings("openness", 14, 60, 2.0));
        assertThat(job.run()).isEqualTo(new RunSettings(4, 128, 2, "night-1"));
        assertThat(job.items()).isEqualTo(JobFile.defaults().items());
    }

    @Test
    void takesListsFromTheFolderOfTheJobFile() throws IOException {
        Files.createDirectory(dir.resolve("lists"));
        Files.writeString(dir.resolve("lists/own.yaml"), "regimes: []\n");
        JobFile job = read("lists: {regimes: lists/own.yaml}");
        assertThat(job.lists().regimes()).isEqualTo(dir.resolve("lists/own.yaml").toAbsolutePath());
        assertThat(job.lists().watchlist()).isNull();
    }

    @Test
    void writesToElasticsearchOnlyWhereAsked() throws IOException {
        assertThat(read("elasticsearch: {bulkActions: 7}").elasticsearch().bulkActions())
                .isEqualTo(7);
        assertThat(JobFile.defaults().elasticsearch()).isNull();
    }

    @Test
    void postsAndShowsOnlyWhereAsked() throws IOException {
        JobFile job =
                read(
                        "slack: {minimumTier: shift, language: ja, zone: Europe/Paris}\nkibana: {url: 'http://desk:5601/kibana/'}");
        assertThat(job.slack())
                .isEqualTo(
                        new SlackSettings(
                                "TIDEMARK_SLACK_WEBHOOK",
                                Tier.SHIFT,
                                ZoneId.of("Europe/Paris"),
                                Language.JA));
        assertThat(job.kibana()).isEqualTo(new KibanaSettings("http://desk:5601/kibana"));
        assertThat(read("slack: {}").slack()).isEqualTo(SlackSettings.defaults());
        assertThat(JobFile.defaults().slack()).isNull();
        assertThat(JobFile.defaults().kibana()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    itms: {}                         | : itms: unknown setting (did you mean items?); allowed: alerts, elasticsearch, feeds, items, kafka, kibana, lists, run, shift, slack
                    items: {staleAfterhours: 3}      | : items.staleAfterhours: unknown setting (did you mean staleAfterHours?); allowed: disorderSeconds, duplicateMemoryDays, maxRecordBytes, staleAfterHours
                    alerts: {colour: red}            | : alerts.colour: unknown setting; allowed: chainDays, cooldownDays, effectThreshold, minimumChains, minimumPublishers, surpriseThreshold
                    items: 3                         | : items: 3; allowed: a mapping of names to values
                    items: {staleAfterHours: two}    | : items.staleAfterHours: two; allowed: a whole number from 1 to 8760
                    items: {staleAfterHours: 0}      | : items.staleAfterHours: 0; allowed: a whole number from 1 to 8760
                    items: {maxRecordBytes: 1.5}     | : items.maxRecordBytes: 1.5; allowed: a whole number from 1024 to 16777216
                    items: {disorderSeconds: 99999999999} | : items.disorderSeconds: 99999999999; allowed: a whole number from 0 to 3600
                    items: {duplicateMemoryDays: []} | : items.duplicateMemoryDays: []; allowed: a whole number from 1 to 365
                    shift: {axis: safety}            | : shift.axis: safety; allowed: openness
                    shift: {priorWeight: 1.0e9}      | : shift.priorWeight: 1.0E9; allowed: a number from 0.0 to 1000.0
                    shift: {baselineHalfLifeDays: -1} | : shift.baselineHalfLifeDays: -1; allowed: a whole number from 1 to 3650
                    alerts: {effectThreshold: 2.5}   | : alerts.effectThreshold: 2.5; allowed: a number from 0.0 to 2.0
                    alerts: {surpriseThreshold: '3'} | : alerts.surpriseThreshold: 3; allowed: a number from 0.0 to 100.0
                    run: {parallelism: 129}          | : run.parallelism: 129; allowed: a whole number from 1 to 128
                    run: {parallelism: 3, maxParallelism: 2} | : run.parallelism: 3; allowed: a whole number from 1 to 2
                    run: {checkpointSeconds: true}   | : run.checkpointSeconds: true; allowed: a whole number from 1 to 3600
                    run: {runId: a b}                | : run.runId: a b; allowed: 1 to 64 letters, digits, dots, dashes, underscores
                    slack: {minimumTier: loud}       | : slack.minimumTier: loud; allowed: report, notice, shift
                    slack: {zone: Mars/Base}         | : slack.zone: Mars/Base; allowed: the name of a time zone, as in Asia/Tokyo
                    slack: {language: fr}            | : slack.language: fr; allowed: en, ja
                    slack: {webhookVariable: 'https://hooks.example.org/x'} | : slack.webhookVariable: something else (not shown); allowed: the name of an environment variable, not the address itself
                    kibana: {url: 'https://me:pw@desk'} | : kibana.url: an address with a user; allowed: http(s)://host, with port and path if need be, no user
                    kibana: {url: 'desk:5601'}       | : kibana.url: desk:5601; allowed: http(s)://host, with port and path if need be, no user
                    run: {runId: 7}                  | : run.runId: 7; allowed: 1 to 64 letters, digits, dots, dashes, underscores
                    """)
    void saysInOneLineWhatIsWrong(String yaml, String complaint) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(dir.resolve("job.yaml") + complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                          | empty; allowed: a YAML mapping
                    '# nothing but a comment'   | empty; allowed: a YAML mapping
                    '- items'                   | no mapping; allowed: a YAML mapping
                    'items: {a: 1'              | line 1: while parsing a flow mapping
                    'run: {a: 1}|run: {b: 2}'   | line 2: Duplicate field 'run'
                    'run: {}|---|items: {}'     | line 3: more than one document; allowed: well-formed YAML
                    'run: @x'                   | line 1: while scanning for the next token found character '@'
                    """)
    void saysWhatIsWrongWithTheFileAsAWhole(String yaml, String complaint) {
        assertThatThrownBy(() -> read(yaml.replace('|', '\n')))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith(dir.resolve("job.yaml") + ": " + complaint)
                .hasMessageNotContaining("\n");
    }

    @Test
    void namesNoClassOfTheParser() {
        assertThatThrownBy(() -> read("a: " + "[".repeat(2_000)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("exceeds the maximum allowed (1000)")
                .hasMessageNotContaining("`");
    }

    @Test
    void namesTheFileThatIsNotThere() {
        Path none = dir.resolve("none.yaml");
        assertThatThrownBy(() -> JobFile.read(none))
                .hasMessage(none + ": no such file; allowed: a YAML file");
        assertThatThrownBy(() -> JobFile.read(dir))
                .hasMessage(dir + ": not a file; allowed: a YAML file");
        assertThatThrownBy(() -> read("lists: {watchlist: gone.yaml}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(
                        "lists.watchlist: gone.yaml; allowed: path of an existing file; looked for "
                                + dir);
    }

    private JobFile read(String yaml) throws IOException {
        return JobFile.read(Files.writeString(dir.resolve("job.yaml"), yaml));
    }
}
