package dev.tidemark.io.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFilesTest {

    @TempDir Path dir;

    @Test
    void tellsPackedFilesByTheirFirstBytesAndSumsSizes() {
        Path plain = Archives.write(dir.resolve("plain.gz"), "{}");
        Path packed = Archives.writeBytes(dir.resolve("packed.jsonl"), Archives.gzip("{}\n"));
        ArchiveFiles files = ArchiveFiles.of(List.of(plain, packed));
        assertThat(files.files()).extracting(ArchiveFile::gzip).containsExactly(false, true);
        assertThat(files.files())
                .extracting(ArchiveFile::name)
                .containsExactly(plain.toString(), packed.toString());
        assertThat(files.totalBytes()).isEqualTo(3 + packed.toFile().length());
    }

    @Test
    void emptyFilesAmongOthersAreNamedAndLeftOut() {
        Path one = Archives.write(dir.resolve("one"), "{}");
        Path zero = Archives.writeBytes(dir.resolve("zero"), new byte[0]);
        Path packed = Archives.writeBytes(dir.resolve("zero.gz"), Archives.gzip(""));

        ArchiveFiles files = ArchiveFiles.of(List.of(zero, one, packed));

        assertThat(files.files()).extracting(ArchiveFile::name).containsExactly(one.toString());
        assertThat(files.empty()).containsExactly(zero.toString(), packed.toString());
    }

    @Test
    void refusesWhatCannotBeAnArchive() {
        assertRefused(dir.resolve("none.jsonl"), "no such file");
        assertRefused(dir, "no archive in it");
        assertRefused(Archives.writeBytes(dir.resolve("zero"), new byte[0]), "empty");
        assertRefused(Archives.writeBytes(dir.resolve("zero.gz"), Archives.gzip("")), "empty");
        byte[] stump = Arrays.copyOf(Archives.gzip("some text"), 6);
        assertRefused(Archives.writeBytes(dir.resolve("stump.gz"), stump), "broken from its start");
        byte[] zip = {'P', 'K', 3, 4, 20, 0};
        assertRefused(Archives.writeBytes(dir.resolve("a.jsonl"), zip), "a zip archive");
    }

    @Test
    void aFolderStandsForTheArchivesInItAndBelowExceptForHiddenOnes() throws IOException {
        Path later = Files.createDirectories(dir.resolve("2025-07-12/.tmp/x")).getParent();
        Path day = Files.createDirectories(dir.resolve("2025-07-11"));
        Path b = Archives.writeBytes(later.resolveSibling("b.jsonl.gz"), Archives.gzip("{}"));
        Path a = Archives.write(day.resolve("a.jsonl"), "{}");
        Archives.write(day.resolve(".items-0.jsonl.gz.inprogress.1"), "{}");
        Archives.write(day.resolve(".items-0.jsonl"), "{}");
        Archives.write(day.resolve("notes.txt"), "{}");
        Archives.write(later.resolve("x/c.jsonl"), "{}");

        assertThat(ArchiveFiles.of(List.of(dir)).files())
                .extracting(ArchiveFile::name)
                .containsExactly(a.toString(), b.toString());
    }

    @Test
    void countsWhatAJobHasNotFinishedAndSaysWhoFinishesIt() throws IOException {
        Path day = Files.createDirectories(dir.resolve("2025-07-11"));
        Archives.write(day.resolve("..items-1-0.jsonl.gz.inprogress.5f1c"), "{}");
        Archives.write(day.resolve(".items-1-1.jsonl.gz"), "{}"); // waits to be joined with others
        Archives.write(day.resolve(".directory"), "no part of it");

        assertThatThrownBy(() -> ArchiveFiles.of(List.of(dir)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        dir
                                + ": no archive in it; unfinished files: 2; allowed: a folder with .jsonl or .jsonl.gz;"
                                + " the job that records there writes out what they hold, started again by the same command");

        Archives.write(day.resolve("items-1-2.jsonl"), "{}");
        ArchiveFiles files = ArchiveFiles.of(List.of(dir));
        assertThat(files.unfinished()).isEqualTo(2);
        assertThat(files.files()).hasSize(1);
    }

    @Test
    void refusesNoFilesAndMoreThanCanBeOpen() {
        assertThatThrownBy(() -> ArchiveFiles.of(List.of())).isInstanceOf(InvalidInput.class);
        Path file = Archives.write(dir.resolve("a"), "{}");
        assertThatThrownBy(() -> ArchiveFiles.of(Collections.nCopies(501, file)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("1 to 500 files");
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> ArchiveFiles.of(List.of(file)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith(file + ": " + why + "; allowed: ");
    }
}
