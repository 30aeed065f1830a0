package dev.tidemark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.model.Regime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegimesTest {

    private static final Regimes BUNDLED = Regimes.read(null);

    @TempDir Path dir;

    @ParameterizedTest
    @CsvSource({
        "OpenAI, 2023-02-01T00:00:00Z, MIXED",
        "OpenAI, 2023-03-13T23:59:59Z, MIXED",
        "OpenAI, 2023-03-14T00:00:00Z, CLOSED",
        "OpenAI, 2025-05-01T00:00:00Z, CLOSED",
        "OpenAI, 2026-05-01T00:00:00Z, MIXED",
        "Meta, 2023-07-01T00:00:00Z, MIXED",
        "Meta, 2025-05-01T00:00:00Z, OPEN",
        "Meta, 2026-05-01T00:00:00Z, CLOSED",
        "Mistral AI, 2025-05-01T00:00:00Z, MIXED",
        "Baidu, 2025-09-01T00:00:00Z, OPEN",
        "Anthropic, 2026-05-01T00:00:00Z, CLOSED",
    })
    void knowsTheRegimeInForceAtATime(String company, Instant time, Regime regime) {
        assertThat(BUNDLED.at(company, time).regime()).isEqualTo(regime);
    }

    @Test
    void knowsNothingOfACompanyBeforeItsFirstRowOrWithoutOne() {
        assertThat(BUNDLED.at("xAI", Instant.parse("2023-02-01T00:00:00Z"))).isNull();
        assertThat(BUNDLED.at("Nobody", Instant.parse("2025-05-01T00:00:00Z"))).isNull();
        assertThat(BUNDLED.of("Nobody")).isEmpty();
    }

    @Test
    void startsMostOfTheWatchedCompanies() {
        Instant start = Instant.parse("2025-05-01T00:00:00Z");
        assertThat(BUNDLED.companies()).hasSizeGreaterThanOrEqualTo(45);
        assertThat(BUNDLED.companies())
                .filteredOn(c -> BUNDLED.at(c, start) != null)
                .hasSizeGreaterThanOrEqualTo(38);
        assertThat(BUNDLED.companies().stream().flatMap(c -> BUNDLED.of(c).stream()))
                .allMatch(row -> !row.source().isBlank());
    }

    @Test
    void refusesARowThatIsNotWhole() {
        assertRefused("{}", "regimes: absent; allowed: a list of rows");
        assertRefused("regimes: [{company: A}]", "regimes[0].regime: absent; allowed: a text");
        assertRefused(
                "regimes: [{company: A, regime: open, since: '2023-02-01', source: x, until: y}]",
                "regimes[0].until: unknown setting; allowed: company, regime, since, source");
        assertRefused("regimes: [A]", "regimes[0]: \"A\"; allowed: a mapping of names to values");
        assertRefused(
                "regimes: [{company: A, regime: ajar, since: '2023-02-01', source: x}]",
                "regimes[0].regime: ajar; allowed: open, mixed, closed");
        assertRefused(
                "regimes: [{company: A, regime: open, since: '2023-02-30', source: x}]",
                "regimes[0].since: 2023-02-30; allowed: a date as in 2023-02-01");
        assertRefused(
                "regimes: [{company: A, regime: open, since: '2023-02-01', source: x},"
                        + " {company: A, regime: closed, since: '2023-02-01', source: x}]",
                "regimes[1].since: 2023-02-01; allowed: one row a day for a company");
    }

    private void assertRefused(String yaml, String complaint) {
        Path file = dir.resolve("regimes.yaml");
        assertThatThrownBy(() -> Regimes.read(Files.writeString(file, yaml)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith(file + ": " + complaint);
    }
}
