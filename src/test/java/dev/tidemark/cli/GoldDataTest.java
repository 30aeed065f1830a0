package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.JobFile;
import dev.tidemark.evaluate.GoldItem;
import dev.tidemark.evaluate.Outcome;
import dev.tidemark.evaluate.Report;
import dev.tidemark.model.Stance;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The labels do not get worse unnoticed, and the gold data stays what it claims to be. */
class GoldDataTest {
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void stancesAndCompaniesAreFoundAsWellAsBefore(String lang) throws IOException {
        Rules rules = Rules.of(JobFile.defaults(), NOW, NOW);
        var classifier = rules.classifier();
        List<Outcome> outcomes = new ArrayList<>();
        List<GoldItem> gold = gold(lang, rules);
        for (GoldItem item : gold) {
            outcomes.addAll(
                    Outcome.of(
                            item,
                            classifier.classify(
                                    item.item().title(), item.item().text(), item.item().lang())));
        }
        Report report = Report.of(gold.size(), outcomes, List.of(), List.of());

        assertThat(report.all().strict().macroF1()).isGreaterThan(0.48);
        assertThat(report.companies().precision().value()).isGreaterThan(0.97);
        assertThat(report.companies().recall().value()).isGreaterThan(0.98);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void theGoldDataIsBroadAndHard(String lang) throws IOException {
        List<GoldItem> gold = gold(lang, Rules.of(JobFile.defaults(), NOW, NOW));
        Set<String> companies = new HashSet<>();
        Set<String> phenomena = new HashSet<>();
        gold.forEach(item -> item.labels().forEach(label -> companies.add(label.company())));
        gold.forEach(item -> phenomena.addAll(item.phenomena()));
        long neutral =
                gold.stream()
                        .filter(
                                item ->
                                        item.labels().stream()
                                                .allMatch(l -> l.stance() == Stance.NEUTRAL))
                        .count();

        assertThat(gold).hasSizeGreaterThan(400);
        assertThat(companies).hasSizeGreaterThan(25);
        assertThat(phenomena).contains("denied", "reversal", "mixed", "lobbying", "other-sense");
        assertThat(neutral / (double) gold.size()).isGreaterThan(0.35);
    }

    private static List<GoldItem> gold(String lang, Rules rules) throws IOException {
        return GoldFiles.read(
                List.of(Path.of("src/test/resources/gold", lang + ".jsonl")),
                rules.parser(),
                1_000_000);
    }
}
