package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.io.DocumentFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replay command as a user runs it: files in, files out. */
class ReplayIT {
    @TempDir Path dir;

    @Test
    void everyLineEndsInOneClassWhateverIsInIt() throws IOException {
        List<String> lines = new ArrayList<>(ArchiveFixture.lines(20, 1));
        lines.add(3, "{\"id\": \"broken\", \"title\": ");
        lines.add(5, "");
        lines.add(7, "{\"id\":\"big\",\"title\":\"" + "x".repeat(5_000_000) + "\"}");
        lines.add(9, "{\"id\":\"half\",\"title\":\"half a pair \\ud83d of Meta\"}");
        lines.add(11, "{\"id\":\"untitled\",\"title\":null,\"text\":\"Only a text.\"}");
        lines.add(
                13,
                "{\"id\":\"far\",\"title\":\"From the future\",\"publishedAt\":\"9999-01-01T00:00:00Z\"}");
        lines.add(15, "{\"id\":\"undated\",\"title\":\"Without a day\",\"publishedAt\":\"soon\"}");
        Path archive = ArchiveFixture.write(dir.resolve("rubbish.jsonl"), lines);

        Run run = Run.of("replay", archive.toString(), "--out", dir.resolve("out").toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("read 27 = ").contains("rejected 3").contains("late 0");
        assertThat(Files.readAllLines(dir.resolve("out/rejected.jsonl")))
                .hasSize(3)
                .anyMatch(line -> line.contains("rubbish.jsonl:4") && line.contains("not JSON"))
                .anyMatch(line -> line.contains("rubbish.jsonl:6") && line.contains("empty record"))
                .anyMatch(line -> line.contains("rubbish.jsonl:8") && line.contains("oversize"));
        assertThat(Files.readAllLines(dir.resolve("out/items.jsonl")))
                .hasSize(24)
                .anyMatch(line -> line.contains("\"far\"") && line.contains("implausible"))
                .anyMatch(line -> line.contains("\"undated\"") && line.contains("unparseable"));
        assertThat(dir.resolve("out/.tidemark/replay")).doesNotExist();
    }

    @Test
    void orderWithinTheBoundCopiesAndParallelismChangeNoDocument() throws IOException {
        List<String> lines = ArchiveFixture.lines(1500, 2);
        Map<String, List<String>> plain = replay("plain", lines, "--parallelism", "1");

        Map<String, List<String>> parallel = replay("parallel", lines, "--parallelism", "2");
        Map<String, List<String>> shuffled = replay("shuffled", swapNeighboursOfOneSecond(lines));

        assertThat(plain.get("alerts")).isNotEmpty();
        assertThat(parallel).isEqualTo(plain);
        assertThat(withoutPositions(shuffled)).isEqualTo(withoutPositions(plain));
    }

    @Test
    void aReplayThatIsKilledAgainAndAgainAndThenInterruptedGoesOnAndEndsWithTheSameDocuments()
            throws IOException, InterruptedException {
        List<String> lines = ArchiveFixture.lines(20_000, 3);
        Path archive = ArchiveFixture.write(dir.resolve("news.jsonl"), lines);
        Path job = Files.writeString(dir.resolve("job.yaml"), "run: {checkpointSeconds: 1}\n");
        String[] killed = command(archive, job, dir.resolve("b"), "2");
        assertThat(Run.of(command(archive, job, dir.resolve("a"), "1")).exit()).isZero();

        Path state = dir.resolve("b/.tidemark/replay/checkpoints");
        Random moments = new Random(11);
        for (int kill = 1; kill <= 3; kill++) {
            killAtSomeMoment(
                    dir.resolve("killed-" + kill + ".log"), state, moments.nextInt(700), killed);
        }
        Optional<Path> before = Checkpoints.newest(state);
        Path log = dir.resolve("second.log");
        Process second = Run.start(log, killed);
        while (second.isAlive() && Checkpoints.newest(state).equals(before)) {
            second.waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertThat(Run.interrupt(second)).isEqualTo(130);
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.startsWith("resuming from checkpoint"))
                .last()
                .isEqualTo("stopped; the same command goes on");
        assertThat(dir.resolve("b/.tidemark/replay/tmp")).doesNotExist();
        Run third = Run.of(killed);

        assertThat(third.exit()).isZero();
        assertThat(third.err()).contains("resuming from checkpoint");
        assertThat(third.out())
                .contains("read 20000 = ")
                .containsPattern("resumed: [1-9]\\d* read before");
        assertThat(documents(dir.resolve("b"))).isEqualTo(documents(dir.resolve("a")));
    }

    @Test
    void unfinishedReplayOfOtherInputIsRefusedInOneLine() throws IOException {
        Path archive = ArchiveFixture.write(dir.resolve("news.jsonl"), ArchiveFixture.lines(5, 4));
        Path state = Files.createDirectories(dir.resolve("out/.tidemark/replay"));
        Files.writeString(state.resolve("fingerprint"), "of another");
        Files.createDirectories(state.resolve("checkpoints/job/chk-3"));
        Files.createFile(state.resolve("checkpoints/job/chk-3/_metadata"));

        Run refused = Run.of("replay", archive.toString(), "--out", dir.resolve("out").toString());
        Run restarted =
                Run.of(
                        "replay",
                        archive.toString(),
                        "--out",
                        dir.resolve("out").toString(),
                        "--restart");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err().strip().lines()).hasSize(1);
        assertThat(refused.err()).contains("--restart");
        assertThat(restarted.exit()).isZero();
    }

    @Test
    void revisionReplacesItsItemAndCopiesAreCountedOnly() throws IOException {
        Path archive =
                ArchiveFixture.write(
                        dir.resolve("news.jsonl"),
                        List.of(
                                item(
                                        "a",
                                        "Meta opens the weights of its model",
                                        "2025-03-01T10:00:00Z"),
                                item(
                                        "a",
                                        "Meta opens the weights of its model",
                                        "2025-03-01T11:00:00Z"),
                                item(
                                        "a",
                                        "Correction: Meta has published nothing",
                                        "2025-03-01T12:00:00Z")));

        Path empty = Files.createFile(dir.resolve("quiet-day.jsonl"));

        Run run =
                Run.of(
                        "replay",
                        empty.toString(),
                        archive.toString(),
                        "--out",
                        dir.resolve("out").toString());

        assertThat(run.err()).contains("quiet-day.jsonl: empty, nothing is read from it");
        assertThat(run.out()).contains("read 3 = ").contains("duplicate 1").contains("revision 1");
        assertThat(Files.readAllLines(dir.resolve("out/items.jsonl")))
                .singleElement()
                .asString()
                .contains("Correction", "\"revision\":1", "2025-03-01T10:00:00Z");
    }

    @Test
    void aReplayThatOnlyLacksItsFilesEndsAsTheJobDid() throws IOException {
        Path archive = ArchiveFixture.write(dir.resolve("news.jsonl"), ArchiveFixture.lines(5, 6));
        Path inTheWay = Files.createDirectories(dir.resolve("out/.items.jsonl.tmp"));
        String[] command = {"replay", archive.toString(), "--out", dir.resolve("out").toString()};
        Path noted = dir.resolve("out/.tidemark/replay/finished");

        assertThat(Run.of(command).exit()).isEqualTo(1);
        assertThat(Files.readAllLines(noted)).first().isEqualTo("0");
        Files.delete(inTheWay);
        Files.writeString(noted, "1\nread 5 = scored 4, told by the one before\n");
        Run joined = Run.of(command);

        assertThat(joined.exit()).isEqualTo(1);
        assertThat(joined.out()).contains("read 5 = scored 4, told by the one before");
        assertThat(Files.readAllLines(dir.resolve("out/items.jsonl"))).hasSize(5);
        assertThat(noted).doesNotExist();
    }

    @Test
    void aReplayInterruptedBeforeItsFirstCheckpointLeavesNothing() throws Exception {
        Path archive =
                ArchiveFixture.write(dir.resolve("news.jsonl"), ArchiveFixture.lines(40_000, 8));
        Path job = Files.writeString(dir.resolve("job.yaml"), "run: {checkpointSeconds: 3600}\n");
        Path out = dir.resolve("out");
        Path log = dir.resolve("log");
        Process replay =
                Run.start(
                        log,
                        "replay",
                        archive.toString(),
                        "--job",
                        job.toString(),
                        "--out",
                        out.toString());
        while (replay.isAlive() && !Files.exists(out.resolve(".tidemark/replay/parts/items"))) {
            replay.waitFor(20, TimeUnit.MILLISECONDS);
        }

        assertThat(Run.interrupt(replay)).isEqualTo(130);

        assertThat(Files.readAllLines(log))
                .last()
                .isEqualTo("stopped before the first checkpoint; the same command starts again");
        assertThat(out).isEmptyDirectory();
    }

    private static String[] command(Path archive, Path job, Path out, String workers) {
        return ("replay %s --job %s --out %s --parallelism " + workers)
                .formatted(archive, job, out)
                .split(" ");
    }

    /** Starts a replay and kills it so long after its next checkpoint. */
    private static void killAtSomeMoment(Path log, Path state, int millis, String... command)
            throws IOException, InterruptedException {
        Optional<Path> before = Checkpoints.newest(state);
        Process replay = Run.start(log, command);
        while (replay.isAlive() && Checkpoints.newest(state).equals(before)) {
            replay.waitFor(20, TimeUnit.MILLISECONDS);
        }
        replay.waitFor(millis, TimeUnit.MILLISECONDS);
        assertThat(replay.isAlive()).as("killed in its middle: %s", log).isTrue();
        replay.destroyForcibly().waitFor();
    }

    private static String item(String id, String title, String time) {
        return "{\"id\":\"%s\",\"title\":\"%s\",\"publishedAt\":\"%s\"}".formatted(id, title, time);
    }

    private Map<String, List<String>> replay(String name, List<String> lines, String... more)
            throws IOException {
        Path archive = ArchiveFixture.write(dir.resolve("news.jsonl"), lines);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "replay",
                                archive.toString(),
                                "--out",
                                dir.resolve(name).toString()));
        command.addAll(List.of(more));
        Run run = Run.of(command.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return documents(dir.resolve(name));
    }

    private static Map<String, List<String>> documents(Path out) throws IOException {
        Map<String, List<String>> documents = new TreeMap<>();
        for (String kind : DocumentFiles.KINDS) {
            documents.put(
                    kind,
                    Files.readAllLines(out.resolve(kind + ".jsonl")).stream().sorted().toList());
        }
        return documents;
    }

    /** Where a line stood and which run read it are told in documents; neither may decide anything. */
    private static Map<String, List<String>> withoutPositions(Map<String, List<String>> documents) {
        Map<String, List<String>> bare = new TreeMap<>();
        documents.forEach(
                (kind, lines) ->
                        bare.put(
                                kind,
                                lines.stream()
                                        .map(
                                                line ->
                                                        line.replaceAll(
                                                                        "\"position\":\"[^\"]*\",?",
                                                                        "")
                                                                .replaceAll(
                                                                        "\"runId\":\"[^\"]*\"", ""))
                                        .sorted()
                                        .toList()));
        return bare;
    }

    /** Another arrival order that is within the bound: lines of one second are shuffled. */
    private static List<String> swapNeighboursOfOneSecond(List<String> lines) {
        List<String> shuffled = new ArrayList<>();
        List<String> second = new ArrayList<>();
        Random random = new Random(5);
        for (String line : lines) {
            if (!second.isEmpty() && !time(second.get(0)).equals(time(line))) {
                Collections.shuffle(second, random);
                shuffled.addAll(second);
                second.clear();
            }
            second.add(line);
        }
        shuffled.addAll(second);
        return shuffled;
    }

    private static String time(String line) {
        return line.substring(line.indexOf("publishedAt"));
    }
}
