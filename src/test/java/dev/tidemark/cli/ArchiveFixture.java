package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An invented archive of any length: the same seed gives the same lines.
 *
 * <p>Most items say nothing of openness; some announce, some report, some are copies of the one
 * before, and some share their second with a neighbour.
 */
final class ArchiveFixture {
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final List<String> COMPANIES =
            List.of("Meta", "OpenAI", "Google", "Mistral AI", "DeepSeek", "xAI", "Cohere", "NTT");
    private static final List<String> TITLES =
            List.of(
                    "%s releases the weights of its new model under Apache 2.0",
                    "%s will keep its next model closed and publish no weights",
                    "%s is considering making its flagship model proprietary, sources say",
                    "%s、新しい大規模言語モデルをオープンソースとして公開",
                    "%sがモデルの重みを非公開にする方針を検討、関係者が明らかに",
                    "%s hires a new head of marketing",
                    "%sが東京に新しいオフィスを開設",
                    "What %s earned last quarter",
                    "Storm closes airports in the north",
                    "新しい水族館が来月オープンする");

    private ArchiveFixture() {}

    /** {@code count} lines in the order of time, about four an hour. */
    static List<String> lines(int count, long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        Instant time = START;
        String title = "";
        for (int i = 0; i < count; i++) {
            boolean sameSecond = random.nextInt(10) < 2;
            time = sameSecond ? time : time.plus(Duration.ofSeconds(random.nextInt(1800)));
            boolean copy = random.nextInt(10) == 0 && !title.isEmpty();
            if (!copy) {
                String company = COMPANIES.get(random.nextInt(COMPANIES.size()));
                title = TITLES.get(random.nextInt(TITLES.size())).formatted(company);
            }
            ObjectNode item = JsonNodeFactory.instance.objectNode();
            item.put("id", "item-" + i);
            item.put("url", "https://paper" + random.nextInt(6) + ".example.org/" + i);
            item.put("source", "paper");
            item.put("title", title);
            item.put("text", "Told by correspondent " + random.nextInt(1000) + ".");
            item.put("publishedAt", time.toString());
            lines.add(item.toString());
        }
        return lines;
    }

    static Path write(Path file, List<String> lines) throws IOException {
        return Files.write(file, lines);
    }
}
