package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shipped dashboards, as far as they can be judged without a Kibana. */
class SavedObjectsTest {
    private static final Pattern LINK = Pattern.compile("#/view/([a-z-]+)");

    private final SavedObjects objects = SavedObjects.shipped();

    @Test
    void everyReferenceLeadsToAnObjectThatIsThere() {
        for (JsonNode object : objects.byName.values()) {
            for (JsonNode to : object.get("references")) {
                assertThat(objects.byName)
                        .containsKey(to.get("type").asText() + "/" + to.get("id").asText());
            }
        }
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
    void nothingIsInstalledThatNoDashboardShows() {
        Set<String> referred = new LinkedHashSet<>();
        objects.byName
                .values()
                .forEach(
                        object ->
                                object.get("references")
                                        .forEach(to -> referred.add(to.get("id").asText())));

        assertThat(objects.byName.values())
                .filteredOn(object -> !object.get("type").asText().equals("dashboard"))
                .extracting(object -> object.get("id").asText())
                .isSubsetOf(referred);
    }

    @Test
    void thePanelsOfADashboardHavePlacesOfTheirOwn() {
        for (JsonNode dashboard : objects.of("dashboard")) {
            List<String> ids = new ArrayList<>();
            boolean[][] taken = new boolean[200][48];
            for (JsonNode panel : SavedObjects.within(dashboard, "panelsJSON")) {
                ids.add(panel.get("panelIndex").asText());
                JsonNode at = panel.get("gridData");
                assertThat(at.get("i")).isEqualTo(panel.get("panelIndex"));
                int top = at.get("y").asInt();
                int left = at.get("x").asInt();
                for (int y = top; y < top + at.get("h").asInt(); y++) {
                    for (int x = left; x < left + at.get("w").asInt(); x++) {
                        assertThat(taken[y][x]).as("two panels at %d, %d", x, y).isFalse();
                        taken[y][x] = true;
                    }
                }
            }
            assertThat(ids).doesNotHaveDuplicates().hasSameSizeAs(dashboard.get("references"));
        }
    }

    @Test
    void everyDashboardLinksToEveryOtherAndNoLinkLeadsNowhere() {
        List<String> dashboards =
                objects.of("dashboard").stream().map(object -> object.get("id").asText()).toList();
        JsonNode pages = objects.byName.get("visualization/tidemark-links");

        assertThat(links(pages)).containsExactlyInAnyOrderElementsOf(dashboards);
        assertThat(objects.byName.values()).flatMap(SavedObjectsTest::links).isSubsetOf(dashboards);
        for (JsonNode dashboard : objects.of("dashboard")) {
            assertThat(dashboard.get("references").findValuesAsText("id"))
                    .contains("tidemark-links");
        }
        assertThat(dashboards).contains(links(KibanaObjects.DASHBOARD).get(0));
    }

    @Test
    void nothingNeedsWhatOnlyAPaidOrNewerKibanaHas() {
        assertThat(objects.byName.keySet())
                .allMatch(
                        name -> name.matches("(index-pattern|visualization|search|dashboard)/.*"));
        assertThat(objects.of("visualization"))
                .extracting(object -> SavedObjects.visState(object).get("type").asText())
                .containsOnly(
                        "markdown",
                        "input_control_vis",
                        "line",
                        "histogram",
                        "horizontal_bar",
                        "table",
                        "metric",
                        "vega");
        assertThat(objects.byName.values())
                .noneMatch(object -> object.toString().toLowerCase(Locale.ROOT).contains("lens"));
    }

    @Test
    void openAndClosedHaveTheSameTwoColoursWhereverStancesAreCounted() {
        for (JsonNode object : objects.of("visualization")) {
            if (SavedObjects.visState(object)
                    .at("/aggs/2/params/field")
                    .asText()
                    .equals("stance")) {
                JsonNode colors = SavedObjects.within(object, "uiStateJSON").at("/vis/colors");
                assertThat(colors.at("/OPEN").asText()).isEqualTo("#1b7f79");
                assertThat(colors.at("/CLOSED").asText()).isEqualTo("#b5522b");
            }
        }
    }

    @Test
    void everyFieldThatAPanelUsesIsInOurTemplates() {
        assertThat(objects.panels()).hasSizeGreaterThan(objects.of("dashboard").size());
        for (SavedObjects.Panel panel : objects.panels()) {
            for (String field : panel.aggregated()) {
                assertThat(TemplateFields.type(panel.pattern(), field))
                        .as("%s: %s", panel.title(), field)
                        .isIn("keyword", "date", "double", "integer", "long", "boolean");
            }
            for (String field : panel.shown()) {
                assertThat(TemplateFields.type(panel.pattern(), field))
                        .as("%s: %s", panel.title(), field)
                        .isNotEmpty();
            }
        }
    }

    /** Kibana would ask for a list of fields that is missing, and complain while there is no index to ask. */
    @Test
    void anIndexPatternKnowsTheFieldsOfItsTemplateBeforeTheFirstDocument() {
        for (JsonNode pattern : objects.of("index-pattern")) {
            List<String> known = new ArrayList<>();
            for (JsonNode field : SavedObjects.within(pattern, "fields")) {
                String name = field.get("name").asText();
                if (!name.startsWith("_")) {
                    known.add(name + " " + field.at("/esTypes/0").asText());
                }
            }
            assertThat(known)
                    .as(SavedObjects.title(pattern))
                    .containsExactlyInAnyOrderElementsOf(
                            TemplateFields.all(SavedObjects.title(pattern)));
            assertThat(pattern.at("/attributes/allowNoIndex").asBoolean()).isTrue();
        }
    }

    @Test
    void everyFieldThatAnIndexPatternNamesIsInOurTemplates() {
        for (JsonNode pattern : objects.of("index-pattern")) {
            String title = SavedObjects.title(pattern);
            JsonNode time = pattern.at("/attributes/timeFieldName");
            if (!time.isMissingNode()) {
                assertThat(TemplateFields.type(title, time.asText())).isEqualTo("date");
            }
            List<String> named =
                    new ArrayList<>(
                            SavedObjects.names(SavedObjects.within(pattern, "fieldFormatMap")));
            named.addAll(SavedObjects.names(SavedObjects.within(pattern, "fieldAttrs")));
            for (String field : named) {
                assertThat(TemplateFields.type(title, field))
                        .as("%s: %s", title, field)
                        .isNotEmpty();
            }
        }
    }

    /** Of an index that is not there yet, only a wildcard finds nothing; a name is an error. */
    @Test
    void indicesAreNamedByWildcards() {
        for (SavedObjects.Panel panel : objects.panels()) {
            assertThat(panel.pattern().split(",", -1)).allMatch(index -> index.endsWith("*"));
        }
    }

    private static List<String> links(Object where) {
        return LINK.matcher(where.toString()).results().map(found -> found.group(1)).toList();
    }
}
