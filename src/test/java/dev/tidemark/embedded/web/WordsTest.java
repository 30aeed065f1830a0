package dev.tidemark.embedded.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.classify.Explanation;
import dev.tidemark.embedded.web.Progress.Phase;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.DateQuality;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Ending;
import dev.tidemark.model.FeedCondition;
import dev.tidemark.model.Language;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Sensitivity;
import dev.tidemark.model.SourceClass;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Stance;
import dev.tidemark.model.Status;
import dev.tidemark.model.Tense;
import dev.tidemark.model.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the page: both languages say all that is asked for, and everything that documents can hold. */
class WordsTest {
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    @Test
    void bothLanguagesHaveTheSameKeysAndNoEmptyWord() throws IOException {
        JsonNode english = words("en");
        JsonNode japanese = words("ja");

        assertThat(keys(japanese)).isEqualTo(keys(english));
        assertThat(Stream.of(english, japanese).flatMap(WordsTest::values)).doesNotContain("");
    }

    @Test
    void bothLanguagesTellTheSameOfEverySentence() throws IOException {
        JsonNode english = words("en");
        JsonNode japanese = words("ja");

        for (String key : keys(english)) {
            assertThat(places(japanese, key)).as(key).isSubsetOf(places(english, key));
        }
    }

    @Test
    void everythingThatThePageAsksForIsThere() throws IOException {
        Set<String> asked = new TreeSet<>();
        asked.addAll(found("index.html", Pattern.compile("data-say(?:-label)?=\"([^\"]+)\"")));
        try (Stream<Path> files = Files.list(WEB)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".js")).toList()) {
                asked.addAll(
                        found(
                                file.getFileName().toString(),
                                Pattern.compile(
                                        "(?:(?<=\\b(?:say|tell)\\()|(?<=[?:] )(?=\"[a-z]+\\.\\w+\"))\"([^\"]+)\"")));
            }
        }

        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(keys(words("en"))).containsAll(asked);
    }

    @Test
    void japaneseDoesNotCallTheTimeOfReadingAFirstPublication() throws IOException {
        assertThat(values(words("ja"))).noneMatch(word -> word.contains("初出"));
    }

    @Test
    void everyValueThatADocumentCanHoldHasAWord() throws IOException {
        Map<String, Stream<String>> values =
                Map.ofEntries(
                        Map.entry("tier", Stream.of(Tier.values()).map(Tier::word)),
                        Map.entry("direction", Stream.of(Direction.values()).map(Direction::word)),
                        Map.entry("regime", Stream.of(Regime.values()).map(Regime::word)),
                        Map.entry("stance", Stream.of(Stance.values()).map(Stance::name)),
                        Map.entry("certainty", Stream.of(Certainty.values()).map(Certainty::word)),
                        Map.entry("speaker", Stream.of(Speaker.values()).map(Speaker::word)),
                        Map.entry("scope", Stream.of(Scope.values()).map(Scope::word)),
                        Map.entry("tense", Stream.of(Tense.values()).map(Tense::word)),
                        Map.entry("source", Stream.of(SourceClass.values()).map(SourceClass::word)),
                        Map.entry("status", Stream.of(Status.values()).map(Status::word)),
                        Map.entry("dates", Stream.of(DateQuality.values()).map(DateQuality::word)),
                        Map.entry("lang", Stream.of(Language.values()).map(Language::word)),
                        Map.entry("ending", Stream.of(Ending.values()).map(Ending::word)),
                        Map.entry(
                                "sensitivity",
                                Stream.of(Sensitivity.values()).map(Sensitivity::word)),
                        Map.entry(
                                "feed", Stream.of(FeedCondition.values()).map(FeedCondition::word)),
                        Map.entry("progress", Stream.of(Phase.values()).map(Phase::name)),
                        Map.entry("mark", Stream.of(Explanation.Mark.values()).map(Enum::name)),
                        Map.entry(
                                "ground", Stream.of(Explanation.Ground.values()).map(Enum::name)));
        Set<String> keys = keys(words("en"));

        values.forEach(
                (kind, words) ->
                        assertThat(words.map(word -> kind + "." + word))
                                .isNotEmpty()
                                .allSatisfy(key -> assertThat(keys).contains(key)));
    }

    private static JsonNode words(String language) throws IOException {
        return JSON.readTree(WEB.resolve("words." + language + ".json").toFile());
    }

    private static Set<String> keys(JsonNode words) {
        Set<String> keys = new TreeSet<>();
        words.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Stream<String> values(JsonNode words) {
        return keys(words).stream().map(key -> words.get(key).asText());
    }

    private static Set<String> places(JsonNode words, String key) {
        return PLACE.matcher(words.get(key).asText())
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> found(String file, Pattern what) throws IOException {
        Matcher found = what.matcher(Files.readString(WEB.resolve(file)));
        return found.results().map(one -> one.group(1)).toList();
    }
}
