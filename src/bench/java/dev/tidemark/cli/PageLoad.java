package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import dev.tidemark.embedded.web.Browser;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How soon the page of the demonstration stands in Chromium, with all of its history replayed: in a browser that has never
 * seen it, and in one that has. Times are in ms from the request for the address; the chart stands when its canvas and the
 * list of alerts are there to be painted.
 */
public final class PageLoad {
    private static final String WATCH =
            """
            window.standing = new Promise(done => {
              const look = () => {
                const stands = document.querySelector("#chart canvas") && document.querySelector("#alerts li");
                requestAnimationFrame(stands ? () => done(performance.now()) : look);
              };
              requestAnimationFrame(look);
            });
            """;
    private static final String TELL =
            """
            window.standing.then(stood => {
              const [page] = performance.getEntriesByType("navigation");
              const all = [page, ...performance.getEntriesByType("resource")];
              const sum = field => all.reduce((total, one) => total + one[field], 0);
              return JSON.stringify({
                html: page.responseEnd,
                painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
                stood,
                requests: all.length,
                moved: sum("transferSize") / 1000,
                unpacked: sum("decodedBodySize") / 1000,
              });
            })
            """;
    private static final List<String> FIGURES =
            List.of("html", "painted", "stood", "requests", "moved", "unpacked");

    private PageLoad() {}

    /** Argument: how many visits of each kind. */
    public static void main(String[] args) throws Exception {
        int visits = Integer.parseInt(args[0]);
        Path files = Files.createTempDirectory("page-load");
        PrintStream said = System.err;
        try (Demo demo = Demo.serve(0, files, said);
                Browser browser = Browser.start()) {
            demo.replay("demo/history.jsonl", null, Clock.systemUTC());
            List<JsonNode> first = new ArrayList<>();
            List<JsonNode> again = new ArrayList<>();
            for (int i = 0; i < visits; i++) {
                Page page = browser.window(demo.url(), 1280, 1500, "en-GB", false);
                page.addInitScript(WATCH);
                page.navigate("/");
                first.add(figures(page));
                page.reload();
                again.add(figures(page));
                page.context().close();
            }
            System.out.printf(
                    "%-18s %8s %8s %8s %9s %9s %9s%n",
                    "", "html ms", "paint ms", "chart ms", "requests", "moved kB", "size kB");
            print("first of a server", first.subList(0, 1));
            print("never seen", first);
            print("seen before", again);
            browser.problems().forEach(System.out::println);
        }
        Files.deleteIfExists(files);
    }

    private static JsonNode figures(Page page) throws Exception {
        return new ObjectMapper().readTree(page.evaluate(TELL).toString());
    }

    /** The median of each figure. */
    private static void print(String name, List<JsonNode> visits) {
        Object[] row = new Object[FIGURES.size() + 1];
        row[0] = name;
        for (int i = 0; i < FIGURES.size(); i++) {
            String figure = FIGURES.get(i);
            row[i + 1] =
                    visits.stream()
                            .map(visit -> visit.get(figure).asDouble())
                            .sorted(Comparator.naturalOrder())
                            .toList()
                            .get(visits.size() / 2);
        }
        System.out.printf("%-18s %8.0f %8.0f %8.0f %9.0f %9.0f %9.0f%n", row);
    }
}
