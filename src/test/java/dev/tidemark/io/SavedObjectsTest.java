package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shipped dashboard, as far as it can be judged without a Kibana. */
class SavedObjectsTest {
    private static final Map<String, String> TEMPLATES =
            Map.of(
                    "tidemark-signals-*", "signals",
                    "tidemark-scores-*", "scores",
                    "tidemark-alerts", "alerts");

    private final SavedObjects objects = SavedObjects.shipped();

    @Test
    void everyReferenceLeadsToAnObjectOfTheFile() {
        assertThat(objects.byName).hasSize(11);
        objects.byName
                .values()
                .forEach(
                        object ->
                                object.get("references")
                                        .forEach(
                                                to ->
                                                        assertThat(objects.byName)
                                                                .containsKey(
                                                                        to.get("type").asText()
                                                                                + "/"
                                                                                + to.get("id")
                                                                                        .asText())));
    }

    @Test
    void everyNameOfAReferenceIsUsedWhereItStands() {
        for (JsonNode object : objects.byName.values()) {
            String attributes = object.get("attributes").toString();
            for (JsonNode reference : object.get("references")) {
                assertThat(attributes).contains(reference.get("name").asText());
            }
        }
    }

    @Test
    void thePanelsOfTheOneDashboardHavePlacesOfTheirOwn() {
        assertThat(objects.of("dashboard")).hasSize(1);
        JsonNode panels = SavedObjects.within(objects.of("dashboard").get(0), "panelsJSON");
        List<String> ids = new ArrayList<>();
        boolean[][] taken = new boolean[200][48];
        for (JsonNode panel : panels) {
            ids.add(panel.get("panelIndex").asText());
            JsonNode at = panel.get("gridData");
            assertThat(at.get("i")).isEqualTo(panel.get("panelIndex"));
            for (int y = at.get("y").asInt(); y < at.get("y").asInt() + at.get("h").asInt(); y++) {
                for (int x = at.get("x").asInt();
                        x < at.get("x").asInt() + at.get("w").asInt();
                        x++) {
                    assertThat(taken[y][x]).as("two panels at %d, %d", x, y).isFalse();
                    taken[y][x] = true;
                }
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(7);
        assertThat(objects.of("dashboard").get(0).get("references")).hasSize(7);
    }

    @Test
    void nothingNeedsWhatOnlyAPaidOrNewerKibanaHas() {
        assertThat(objects.byName.keySet())
                .allMatch(
                        name -> name.matches("(index-pattern|visualization|search|dashboard)/.*"));
        assertThat(objects.of("visualization"))
                .extracting(object -> SavedObjects.within(object, "visState").get("type").asText())
                .containsOnly("markdown", "input_control_vis", "line", "histogram", "vega");
        assertThat(objects.byName.values())
                .noneMatch(object -> object.toString().toLowerCase(Locale.ROOT).contains("lens"));
    }

    @Test
    void everyFieldThatAPanelUsesIsInOurTemplates() {
        assertThat(objects.panels()).hasSize(6);
        for (SavedObjects.Panel panel : objects.panels()) {
            panel.aggregated()
                    .forEach(
                            field ->
                                    assertThat(type(panel.pattern(), field))
                                            .as("%s: %s", panel.title(), field)
                                            .isIn(
                                                    "keyword", "date", "double", "integer",
                                                    "boolean"));
            panel.shown()
                    .forEach(
                            field ->
                                    assertThat(type(panel.pattern(), field))
                                            .as("%s: %s", panel.title(), field)
                                            .isNotEmpty());
        }
    }

    @Test
    void everyFieldThatAnIndexPatternNamesIsInOurTemplates() {
        for (JsonNode pattern : objects.of("index-pattern")) {
            String title = SavedObjects.title(pattern);
            assertThat(type(title, pattern.at("/attributes/timeFieldName").asText()))
                    .isEqualTo("date");
            List<String> named =
                    new ArrayList<>(
                            SavedObjects.names(SavedObjects.within(pattern, "fieldFormatMap")));
            named.addAll(SavedObjects.names(SavedObjects.within(pattern, "fieldAttrs")));
            named.forEach(
                    field ->
                            assertThat(type(title, field)).as("%s: %s", title, field).isNotEmpty());
        }
    }

    /** A field's type in the template behind an index pattern; empty when there is none. */
    private static String type(String pattern, String field) {
        String file = "/elasticsearch/" + TEMPLATES.get(pattern) + ".json";
        try (InputStream in = SavedObjectsTest.class.getResourceAsStream(file)) {
            JsonNode template =
                    SavedObjects.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            String path = "/template/mappings/properties/" + field.replace(".", "/properties/");
            return template.at(path + "/type").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
