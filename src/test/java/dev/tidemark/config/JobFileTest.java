package dev.tidemark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.model.Language;
import dev.tidemark.model.Sensitivity;
import dev.tidemark.model.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobFileTest {

    @TempDir Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compose",
                "compose-ingest",
                "demo",
                "ingest",
                "live",
                "newsroom",
                "replay",
            })
    void everyJobThatShipsIsOne(String name) {
        JobFile job = JobFile.read(Path.of("jobs", name + ".yaml"));

        assertThat(job.feeds() != null && job.kafka() != null)
                .as("feeds into a topic")
                .isEqualTo(name.endsWith("ingest"));
    }

    @Test
    void shipsAReplayJobThatWritesOutTheDefaults() {
        assertThat(JobFile.read(Path.of("jobs/replay.yaml"))).isEqualTo(JobFile.defaults());
        assertThat(JobFile.defaults().items())
                .isEqualTo(new ItemSettings(48, 1_048_576, 30, 30, 300));
        assertThat(JobFile.defaults().alerts())
                .isEqualTo(
                        new AlertSettings(Sensitivity.NORMAL, 7, 90, 45, 30, 3, 2, 2, 3.0, 0.3, 3));
    }

    @Test
    void readsWhatIsGivenAndDefaultsTheRest() throws IOException {
        JobFile job =
                read(
                        "shift: {windowDays: 14, priorWeight: 2}\nrun:\n  parallelism: 4\n  runId: night-1\nitems:\n");
        assertThat(job.shift())
                .isEqualTo(new ShiftSettings("openness", 14, List.of(1, 30), 60, 2.0));
        assertThat(job.run()).isEqualTo(new RunSettings(4, 128, 2, "night-1"));
        assertThat(job.items()).isEqualTo(JobFile.defaults().items());
    }

    @Test
    void scoresNoLengthOfWindowTwice() throws IOException {
        assertThat(read("shift: {windowDays: 30}").shift().alsoWindowDays()).containsExactly(1);
        assertThat(read("shift: {alsoWindowDays: []}").shift().alsoWindowDays()).isEmpty();
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
    void recordsOnlyWhereAskedInAFolderThatCanBeOne() throws IOException {
        assertThat(JobFile.defaults().archive()).isNull();
        assertThat(read("archive: {path: a/b}").archive())
                .isEqualTo(new ArchiveSettings(dir.resolve("a/b").toAbsolutePath(), 30));
        Files.writeString(dir.resolve("file"), "in the way");
        assertThatThrownBy(() -> read("archive: {path: file/b}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(
                        "archive.path: file/b; allowed: path of a folder, new or not");
        assertThatThrownBy(() -> read("archive: {fileMinutes: 5}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("archive.path: absent; allowed: path of a folder");
    }

    @Test
    void theShippedIngestJobReadsFeedsIntoTheTopicThatTheLiveJobReads() {
        JobFile ingest = JobFile.read(Path.of("jobs/ingest.yaml"));

        assertThat(ingest.feeds()).isNotNull();
        assertThat(ingest.archive().path()).isEqualTo(Path.of("archive").toAbsolutePath());
        assertThat(ingest.kafka()).isEqualTo(JobFile.read(Path.of("jobs/live.yaml")).kafka());
    }

    @Test
    void postsAndShowsOnlyWhereAsked() throws IOException {
        JobFile job =
                read(
                        "slack: {minimumTier: shift, language: ja, zone: Europe/Paris}\nkibana: {url: 'http://desk:5601/kibana/'}");
        assertThat(job.slack())
                .isEqualTo(
                        new SlackSettings(
                                List.of(
                                        new SlackChannel(
                                                "slack",
                                                new SlackAccess(
                                                        SlackAccess.Kind.WEBHOOK,
                                                        "webhookVariable",
                                                        "TIDEMARK_SLACK_WEBHOOK",
                                                        null,
                                                        null),
                                                Tier.SHIFT,
                                                Language.JA,
                                                List.of(),
                                                null,
                                                null,
                                                true)),
                                ZoneId.of("Europe/Paris"),
                                null,
                                10,
                                "https://slack.com/api/"));
        assertThat(job.kibana()).isEqualTo(new KibanaSettings("http://desk:5601/kibana"));
        assertThat(read("slack: {}").slack()).isEqualTo(SlackSettings.defaults());
        assertThat(JobFile.defaults().slack()).isNull();
        assertThat(JobFile.defaults().kibana()).isNull();
    }

    @Test
    void readsEachSlackChannel() throws IOException {
        SlackSettings slack =
                read("""
                                slack:
                                  outbox: box
                                  digestAbove: 20
                                  channels:
                                    - name: desk
                                      webhookFile: secrets/desk
                                      language: ja
                                      quietHours: {from: "22:00", to: "06:00", ignoredFrom: shift}
                                      brief: "07:00"
                                    - name: meta
                                      botTokenVariable: BOT
                                      channel: C0123456789
                                      companies: [Meta]
                                      health: true
                                """)
                        .slack();

        assertThat(slack.outbox()).isEqualTo(dir.resolve("box").toString());
        assertThat(slack.digestAbove()).isEqualTo(20);
        SlackChannel desk = slack.channels().get(0);
        assertThat(desk.access().file()).isEqualTo(dir.resolve("secrets/desk").toString());
        assertThat(desk.brief()).isEqualTo(LocalTime.of(7, 0));
        QuietHours quiet = desk.quietHours();
        assertThat(quiet.contains(LocalTime.of(5, 59))).isTrue();
        assertThat(quiet.contains(LocalTime.of(6, 0))).isFalse();
        assertThat(quiet.contains(LocalTime.of(22, 0))).isTrue();
        assertThat(quiet.areIgnoredBy(Tier.SHIFT)).isTrue();
        assertThat(quiet.areIgnoredBy(Tier.NOTICE)).isFalse();
        SlackChannel meta = slack.channels().get(1);
        assertThat(meta.access())
                .isEqualTo(
                        new SlackAccess(
                                SlackAccess.Kind.BOT_TOKEN,
                                "botTokenVariable",
                                "BOT",
                                null,
                                "C0123456789"));
        assertThat(meta.companies()).containsExactly("Meta");
        assertThat(meta.quietHours()).isNull();
        assertThat(desk.health()).as("one of several").isFalse();
        assertThat(meta.health()).isTrue();
    }

    @Test
    void theOnlySlackChannelIsToldOfFeedsUnlessItSaysOtherwise() throws IOException {
        assertThat(read("slack: {}").slack().channels().get(0).health()).isTrue();
        assertThat(read("slack: {health: false}").slack().channels().get(0).health()).isFalse();
        assertThat(read("slack: {channels: [{name: one}]}").slack().channels().get(0).health())
                .isTrue();
        assertThatThrownBy(() -> read("slack: {health: sometimes}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("slack.health: sometimes; allowed: true or false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    itms: {}                         | : itms: unknown setting (did you mean items?); allowed: alerts, archive, elasticsearch, feeds, items, kafka, kibana, lists, run, shift, slack
                    items: {staleAfterhours: 3}      | : items.staleAfterhours: unknown setting (did you mean staleAfterHours?); allowed: disorderSeconds, duplicateMemoryDays, maxRecordBytes, quoteCharacters, staleAfterHours
                    alerts: {colour: red}            | : alerts.colour: unknown setting; allowed: chainDays, cooldownDays, effectThreshold, expiryDays, minimumActs, minimumChains, minimumPublishers, repeatNoticeDays, repeatReportDays, sensitivity, surpriseThreshold
                    items: 3                         | : items: 3; allowed: a mapping of names to values
                    items: {staleAfterHours: two}    | : items.staleAfterHours: "two"; allowed: a whole number from 1 to 8760
                    items: {staleAfterHours: 0}      | : items.staleAfterHours: 0; allowed: a whole number from 1 to 8760
                    items: {maxRecordBytes: 1.5}     | : items.maxRecordBytes: 1.5; allowed: a whole number from 1024 to 16777216
                    items: {disorderSeconds: 99999999999} | : items.disorderSeconds: 99999999999; allowed: a whole number from 0 to 3600
                    items: {duplicateMemoryDays: []} | : items.duplicateMemoryDays: []; allowed: a whole number from 1 to 365
                    shift: {axis: safety}            | : shift.axis: safety; allowed: openness
                    shift: {windowDays: '7'}         | : shift.windowDays: "7"; allowed: a whole number from 1 to 90
                    shift: {priorWeight: 1.0e9}      | : shift.priorWeight: 1.0E9; allowed: a number from 0.0 to 1000.0
                    shift: {baselineHalfLifeDays: -1} | : shift.baselineHalfLifeDays: -1; allowed: a whole number from 1 to 3650
                    shift: {alsoWindowDays: 30}      | : shift.alsoWindowDays: 30; allowed: a list of up to 5 whole numbers from 1 to 90, ascending
                    shift: {alsoWindowDays: [30, 1]} | : shift.alsoWindowDays: [30,1]; allowed: a list of up to 5 whole numbers from 1 to 90, ascending
                    shift: {alsoWindowDays: [1, 1.5]} | : shift.alsoWindowDays: [1,1.5]; allowed: a list of up to 5 whole numbers from 1 to 90, ascending
                    shift: {alsoWindowDays: [0]}     | : shift.alsoWindowDays: [0]; allowed: a list of up to 5 whole numbers from 1 to 90, ascending
                    alerts: {effectThreshold: 2.5}   | : alerts.effectThreshold: 2.5; allowed: a number from 0.0 to 2.0
                    alerts: {surpriseThreshold: '3'} | : alerts.surpriseThreshold: "3"; allowed: a number from 0.1 to 100.0
                    run: {parallelism: 129}          | : run.parallelism: 129; allowed: a whole number from 1 to 128
                    run: {parallelism: 3, maxParallelism: 2} | : run.parallelism: 3; allowed: a whole number from 1 to 2
                    run: {checkpointSeconds: true}   | : run.checkpointSeconds: true; allowed: a whole number from 1 to 3600
                    run: {runId: a b}                | : run.runId: a b; allowed: 1 to 64 letters, digits, dots, dashes, underscores
                    slack: {minimumTier: loud}       | : slack.minimumTier: loud; allowed: report, notice, shift
                    slack: {zone: Mars/Base}         | : slack.zone: Mars/Base; allowed: the name of a time zone, as in Asia/Tokyo
                    slack: {language: fr}            | : slack.language: fr; allowed: en, ja
                    slack: {webhookVariable: 'https://hooks.example.org/x'} | : slack.webhookVariable: something else (not shown); allowed: the name of an environment variable, not the secret itself
                    slack: {webhookFile: 'https://hooks.example.org/x'} | : slack.webhookFile: something else (not shown); allowed: path of a file, not the secret itself
                    slack: {botTokenVariable: 'xoxb-1-2'} | : slack.botTokenVariable: something else (not shown); allowed: the name of an environment variable, not the secret itself
                    slack: {botTokenVariable: T}      | : slack.channel: absent; allowed: the channel's id, as in C0123456789
                    slack: {webhookVariable: A, webhookFile: b} | : slack.webhookFile: a second way; allowed: one of them
                    slack: {channels: []}            | : slack.channels: []; allowed: a list of at least one channel
                    slack: {channels: [{language: ja}]} | : slack.channels[0].name: absent; allowed: 1 to 40 letters, digits, dashes, underscores
                    slack: {channels: [{name: a}, {name: a}]} | : slack.channels[1].name: a; allowed: each name once
                    slack: {channels: [{name: a}], language: ja} | : slack.language: unknown setting; allowed: api, channels, digestAbove, outbox, zone
                    slack: {brief: '7:00'}           | : slack.brief: 7:00; allowed: a time of the day in quotes, as in "07:00"
                    slack: {quietHours: {from: '22:00'}} | : slack.quietHours.to: absent; allowed: a time of the day in quotes, as in "07:00"
                    slack: {quietHours: {from: '22:00', to: '22:00'}} | : slack.quietHours.to: 22:00; allowed: another time than from
                    slack: {companies: Meta}         | : slack.companies: Meta; allowed: a list of at least one company
                    slack: {digestAbove: 0}          | : slack.digestAbove: 0; allowed: a whole number from 1 to 10000
                    slack: {api: 'http://slack.example.org/'} | : slack.api: http://slack.example.org/; allowed: an https address that ends in /, without user
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
