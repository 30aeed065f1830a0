package dev.tidemark.scenario;

import dev.tidemark.feed.SampleFeed;
import dev.tidemark.model.FeedCondition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A script of feeds, as {@code scenario/two-days.txt} explains it. */
public record Script(List<PlayedFeed> feeds) {

    /** Reads a script from the test resources. */
    public static Script read(String name) throws IOException {
        try (InputStream in = Script.class.getResourceAsStream("/scenario/" + name)) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<Draft> drafts = new ArrayList<>();
            for (String line : text.lines().map(String::strip).toList()) {
                if (line.startsWith("feed ")) {
                    drafts.add(new Draft(line.substring(5).split(" *\\| *")));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    drafts.get(drafts.size() - 1).take(line.split(" +", 3));
                }
            }
            return new Script(drafts.stream().map(Draft::feed).toList());
        }
    }

    /** A feed that is being read. */
    private static final class Draft {
        private static final double FOR_EVER = 1_000;
        private static final double LAST_BULLETIN = 40;
        private static final double CORRECTED_AFTER = 8.5;

        private final String[] head;
        private final Map<String, List<Story.Version>> stories = new LinkedHashMap<>();
        private final List<Mishap> mishaps = new ArrayList<>();

        Draft(String[] head) {
            this.head = head;
        }

        void take(String[] line) {
            double hour = Double.parseDouble(line[0]);
            String[] rest = line[2].split(" *\\| *");
            switch (line[1]) {
                case "every" -> bulletins(hour, Double.parseDouble(rest[0]));
                case "+" -> list(hour, rest);
                case "~" -> {
                    end(hour, rest[0]);
                    list(hour, rest);
                }
                case "-" -> end(hour, rest[0]);
                case "!" -> {
                    String[] mishap = line[2].split(" until ");
                    mishaps.add(
                            new Mishap(
                                    Mishap.Kind.valueOf(mishap[0]),
                                    hour,
                                    Double.parseDouble(mishap[1])));
                }
                default -> throw new IllegalArgumentException(String.join(" ", line));
            }
        }

        private void bulletins(double from, double every) {
            int number = 1;
            for (double hour = from; hour <= LAST_BULLETIN; hour += every, number++) {
                String story = "bulletin-" + number;
                String title =
                        head[5].startsWith("ja")
                                ? "%s 第%d報 市議会が橋の改修を承認".formatted(head[0], number)
                                : "%s bulletin %d: the council mends a bridge"
                                        .formatted(head[0], number);
                String text = head[5].startsWith("ja") ? "工事は春に始まる。" : "Work begins in spring.";
                list(hour, new String[] {story, title, text});
                double corrected = hour + CORRECTED_AFTER;
                if (number % 3 == 0 && corrected <= LAST_BULLETIN) {
                    String mark = head[5].startsWith("ja") ? "（訂正）" : " (corrected)";
                    end(corrected, story);
                    list(corrected, new String[] {story, title + mark, text});
                }
            }
        }

        private void list(double hour, String[] words) {
            List<Story.Version> versions =
                    stories.computeIfAbsent(words[0], story -> new ArrayList<>());
            Story.Version last = versions.isEmpty() ? null : versions.get(versions.size() - 1);
            versions.add(
                    words.length == 1
                            ? new Story.Version(hour, FOR_EVER, last.title(), last.text())
                            : new Story.Version(hour, FOR_EVER, words[1], words[2]));
        }

        private void end(double hour, String story) {
            List<Story.Version> versions = stories.get(story);
            Story.Version last = versions.remove(versions.size() - 1);
            versions.add(new Story.Version(last.from(), hour, last.title(), last.text()));
        }

        PlayedFeed feed() {
            List<Story> all = new ArrayList<>();
            stories.forEach(
                    (name, versions) ->
                            all.add(
                                    new Story(
                                            name.contains("/")
                                                    ? name
                                                    : head[0] + ".example/" + name,
                                            versions.get(0).from(),
                                            versions)));
            return new PlayedFeed(
                    head[0],
                    Integer.parseInt(head[1]),
                    SampleFeed.valueOf(head[2]),
                    Encoding.valueOf(head[3]),
                    DateStyle.valueOf(head[4]),
                    head[5],
                    FeedCondition.valueOf(head[6]),
                    all,
                    mishaps);
        }
    }
}
