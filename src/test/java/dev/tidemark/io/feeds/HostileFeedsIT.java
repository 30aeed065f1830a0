package dev.tidemark.io.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.fetch.RawServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Feeds that mean harm beside feeds that do not, polled by a job in a process of its own with little memory. What that
 * process connects to by a name ends at the server here, what it should never connect to at the canary.
 */
@Timeout(300)
class HostileFeedsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEGABYTES = 400;
    private static final int POLLS = 3;

    /**
     * Fifteen seconds by our clock: to wait for the three that stall takes sixteen. The polls in the middle keep to it even
     * on a machine that is left a fraction of its cores.
     */
    private static final Duration SLACK = Duration.ofSeconds(15L * HostileFeedsJob.SPEED);

    /** A minute by our clock: behind the largest documents, which are read one by one, on a machine with other work. */
    private static final Duration LONGEST = Duration.ofMinutes(HostileFeedsJob.SPEED);

    @TempDir Path folder;

    private final Map<String, RawServer.Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private RawServer canary;
    private RawServer server;

    @BeforeEach
    void start() throws IOException {
        canary = new RawServer((request, out) -> out.answer("200 OK", "a secret"));
        server =
                new RawServer(
                        (request, out) -> {
                            String host = request.headers().get("host").replaceFirst(":.*", "");
                            answers.get(host).write(request, out);
                        });
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        canary.close();
    }

    @Test
    void eachIsRefusedWithItsReasonAndTheOthersStayOnTime() throws Exception {
        List<HostileFeed> hostile = HostileWeb.feeds(canary.port());
        for (HostileFeed feed : hostile) {
            if (feed.answer() != null) {
                host(hostOf(feed.url()), feed.answer());
            }
        }
        names.put("private-name.example", "10.1.2.3");
        names.put("mapped-name.example", "::ffff:10.1.2.3");
        List<String> wellBehaved = new ArrayList<>();
        IntStream.range(0, 9).forEach(i -> wellBehaved.add(wellBehaved("good" + i + ".example")));
        wellBehaved("wiki.intranet");
        names.put("wiki.intranet", "127.0.0.1");
        wellBehaved.add("http://wiki.intranet:" + server.port() + "/feed");
        // Every other lookup answers with what must not be contacted.
        String rebinds = wellBehaved("rebinds.example");
        names.merge("rebinds.example", "127.0.0.1", (a, b) -> a + " " + b);

        List<String> urls =
                Stream.of(
                                hostile.stream().map(HostileFeed::url),
                                wellBehaved.stream(),
                                Stream.of(rebinds))
                        .flatMap(feeds -> feeds)
                        .toList();
        List<String> printed = run(urls);

        Map<String, List<String[]>> reports = reports(printed);
        Map<String, JsonNode> standings = standings(printed);
        for (HostileFeed feed : hostile) {
            assertRefused(feed, reports.get(feed.url()), standings.get(feed.url()));
        }
        List<Duration> delays = new ArrayList<>();
        for (String url : wellBehaved) {
            List<String[]> polls = reports.get(url);
            assertThat(polls).as(url).hasSizeGreaterThanOrEqualTo(POLLS);
            assertThat(polls)
                    .as(url)
                    .allMatch(poll -> poll[4].equals("1") && poll[5].equals("null"));
            assertThat(standings.get(url).path("errors").asInt()).as(url).isZero();
            delays.addAll(delays(polls));
        }
        delays.sort(null);
        Duration middle = delays.get(delays.size() / 2);
        Duration longest = delays.get(delays.size() - 1);
        System.out.printf(
                "hostile feeds: %d, well-behaved: %d, their polls late by %s s in the middle, %s s at the ninth decile, %s s at most, of %s s between two (simulated, %d a second)%n",
                hostile.size() + 1,
                wellBehaved.size(),
                middle.toMillis() / 1e3,
                delays.get(delays.size() * 9 / 10).toMillis() / 1e3,
                longest.toMillis() / 1e3,
                HostileFeedsJob.INTERVAL_SECONDS,
                HostileFeedsJob.SPEED);
        printed.stream()
                .filter(line -> line.startsWith("heap") || line.startsWith("VmHWM"))
                .forEach(line -> System.out.println("hostile feeds, peak: " + line));
        assertThat(middle).isLessThan(SLACK);
        assertThat(longest).isLessThan(LONGEST);

        List<String[]> rebound = reports.get(rebinds);
        assertThat(rebound).extracting(poll -> poll[5]).containsSequence("null", "refused address");
        assertThat(rebound.get(1)[6]).isEqualTo("rebinds.example is at 127.0.0.1: loopback");
        // One more than reports, where a poll was under way at the end.
        assertThat(printed)
                .containsAnyOf("lookups\t" + rebound.size(), "lookups\t" + (rebound.size() + 1));
        assertThat(canary.requests()).isEmpty();
        assertThat(server.requests())
                .extracting(request -> request.headers().get("host"))
                .doesNotContain("private-name.example", "mapped-name.example");
    }

    private static void assertRefused(HostileFeed feed, List<String[]> polls, JsonNode standing) {
        assertThat(polls).as(feed.url()).hasSizeGreaterThanOrEqualTo(POLLS);
        for (String[] poll : polls) {
            boolean read = feed.errorClass().isEmpty();
            assertThat(poll[5])
                    .as(feed + " " + poll[6])
                    .isEqualTo(read ? "null" : feed.errorClass());
            assertThat(poll[read ? 7 : 6])
                    .as(feed.url())
                    .matches(feed.reason().isEmpty() ? "null" : feed.reason());
        }
        String field = feed.errorClass().isEmpty() ? "malformed" : "reason";
        assertThat(standing.path(field).asText()).as(feed.url()).matches(feed.reason());
        assertThat(standing.path("errorClass").asText()).isEqualTo(feed.errorClass());
    }

    private static List<Duration> delays(List<String[]> polls) {
        return IntStream.range(1, polls.size())
                .mapToObj(
                        i ->
                                Duration.between(
                                        Instant.parse(polls.get(i - 1)[3]),
                                        Instant.parse(polls.get(i)[2])))
                .toList();
    }

    /** A well-behaved feed at a host of its own. */
    private String wellBehaved(String host) {
        AtomicInteger polls = new AtomicInteger();
        host(
                host,
                (request, out) ->
                        out.answer(
                                "200 OK", HostileWeb.wellBehaved(host, polls.incrementAndGet())));
        return "http://" + host + "/feed";
    }

    private void host(String name, RawServer.Answer answer) {
        answers.put(name, answer);
        names.put(name, "93.184.0." + (names.size() + 1));
    }

    private static String hostOf(String url) {
        return URI.create(url).getHost();
    }

    /** What the job prints. */
    private List<String> run(List<String> urls) throws Exception {
        Files.write(folder.resolve("feeds"), urls);
        Files.write(
                folder.resolve("names"),
                names.entrySet().stream()
                        .map(name -> name.getKey() + " " + name.getValue())
                        .toList());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("tidemark.opens").split(" ")));
        command.addAll(
                List.of(
                        "-Xmx" + MEGABYTES + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileFeedsJob.class.getName(),
                        folder.toString(),
                        String.valueOf(server.port()),
                        String.valueOf(canary.port()),
                        String.valueOf(POLLS)));
        Path out = folder.resolve("out");
        Path log = folder.resolve("log");
        Process job =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(log.toFile())
                        .start();
        try {
            assertThat(job.waitFor(240, TimeUnit.SECONDS)).as(tail(log)).isTrue();
        } finally {
            job.destroyForcibly().waitFor();
        }
        assertThat(job.exitValue()).as(tail(log) + tail(out)).isZero();
        return Files.readAllLines(out);
    }

    private static String tail(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    private static Map<String, List<String[]>> reports(List<String> printed) {
        Map<String, List<String[]>> reports = new HashMap<>();
        printed.stream()
                .filter(line -> line.startsWith("report\t"))
                .map(line -> line.split("\t"))
                .forEach(
                        report ->
                                reports.computeIfAbsent(report[1], url -> new ArrayList<>())
                                        .add(report));
        return reports;
    }

    /** The last of each feed. */
    private static Map<String, JsonNode> standings(List<String> printed) throws IOException {
        Map<String, JsonNode> standings = new HashMap<>();
        for (String line : printed) {
            if (line.startsWith("standing\t")) {
                JsonNode standing = JSON.readTree(line.substring(9));
                standings.put(Objects.requireNonNull(standing.path("url").textValue()), standing);
            }
        }
        return standings;
    }
}
