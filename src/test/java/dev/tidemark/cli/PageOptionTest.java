package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.InvalidInput;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PageOptionTest {
    @Test
    void pageOfAJobElsewhereIsRefused() {
        PageOption option = options("--page", "8090");

        assertThatThrownBy(() -> option.check(false))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "run: --page: 8090 for a job on a cluster; allowed: a job on this machine");
        assertThatCode(() -> option.check(true)).doesNotThrowAnyException();
        assertThatCode(() -> options().check(false)).doesNotThrowAnyException();
    }

    @Test
    void pageThatIsWantedAndNotWantedIsRefused() {
        PageOption option = options("--page", "0", "--no-page");

        assertThatThrownBy(() -> option.check(true))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("0 with --no-page; allowed: one of both");
        assertThatCode(() -> options("--no-page").check(true)).doesNotThrowAnyException();
    }

    private static PageOption options(String... arguments) {
        PageOption option = new PageOption();
        new CommandLine(
                        CommandLine.Model.CommandSpec.create()
                                .addMixin(
                                        "page",
                                        CommandLine.Model.CommandSpec.forAnnotatedObject(option)))
                .parseArgs(arguments);
        return option;
    }
}
