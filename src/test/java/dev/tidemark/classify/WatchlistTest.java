package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchlistTest {
    @TempDir Path folder;

    private Watchlist read(String yaml) throws IOException {
        Path file = folder.resolve("watchlist.yaml");
        Files.writeString(file, yaml);
        return Watchlist.read(file);
    }

    @Test
    void theBundledListHasFortyEightCompanies() {
        assertThat(Watchlist.bundled().companies())
                .hasSize(48)
                .contains("Meta", "Zhipu AI", "xAI", "Swiss AI Initiative")
                .isSorted();
    }

    @Test
    void theVersionFollowsTheContent() throws IOException {
        String one = read("companies: [{name: A, aliases: [Aaa]}]").version();
        assertThat(read("companies: [{name: A, aliases: [Aaa]}]").version()).isEqualTo(one);
        assertThat(read("companies: [{name: A, aliases: [Aab]}]").version()).isNotEqualTo(one);
    }

    @Test
    void oneWordForTwoCompaniesIsRefusedByName() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "companies: [{name: A, aliases: [Foo]}, {name: B, aliases: [ＦＯＯ]}]"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll("watchlist.yaml", "B", "FOO", "A already");
    }

    @Test
    void anUnknownFieldIsNamed() {
        assertThatThrownBy(() -> read("companies: [{name: A, alias: [Foo]}]"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll(
                        "A", "alias", "aliases, products, flagships, platforms, people");
        assertThatThrownBy(() -> read("companies: [{name: A, aliases: [{text: F, cas: any}]}]"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll("A.aliases", "cas", "unless");
    }

    @Test
    void emptyBrokenAndMissingFilesAreOneLine() {
        for (String yaml :
                new String[] {
                    "",
                    "companies: []",
                    "companies: [",
                    "a: 1",
                    "companies: [{}]",
                    "companies: [{name: X, lab: perhaps, aliases: [X]}]"
                }) {
            assertThatThrownBy(() -> read(yaml))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageNotContaining("\n")
                    .hasMessageContaining("watchlist.yaml");
        }
        assertThatThrownBy(() -> Watchlist.read(folder.resolve("none.yaml")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("none.yaml");
    }
}
