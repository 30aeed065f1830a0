package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {
    private static final String GOOD = "cue\topen\topen\t0.8\tmodel\t-\n";

    @TempDir Path folder;

    private Lexicon read(String english) throws IOException {
        Files.writeString(folder.resolve("common.tsv"), GOOD);
        Files.writeString(folder.resolve("ja.tsv"), GOOD);
        Files.writeString(folder.resolve("en.tsv"), english);
        return Lexicon.read(folder);
    }

    @Test
    void theVersionFollowsTheContent() throws IOException {
        assertThat(read(GOOD).version()).isEqualTo(read(GOOD).version());
        assertThat(read(GOOD).version()).isNotEqualTo(read("# x\n" + GOOD).version());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind|kue;open;open;0.8;model;-",
                "value|cue;open;ajar;0.8;model;-",
                "strength|cue;open;open;2;model;-",
                "strength|cue;open;open;much;model;-",
                "scope|cue;open;open;0.8;moon;-",
                "tags|cue;open;open;0.8;model;shiny",
                "pattern|cue;(open;open;0.8;model;-",
                "pattern|cue;open * ;open;0.8;model;-",
                "6 fields|cue;open;open",
            })
    void aWrongFieldIsNamedWithFileAndLine(String named, String line) {
        assertThatThrownBy(() -> read(GOOD + line.replace(';', '\t')))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll("en.tsv", "line 2", named)
                .hasMessageNotContaining("\n");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> read("# nothing\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll("en.tsv", "empty");
    }
}
