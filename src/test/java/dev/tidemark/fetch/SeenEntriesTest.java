package dev.tidemark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fetch.SeenEntries.Document;
import dev.tidemark.fetch.SeenEntries.Entry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenEntriesTest {
    private static final int UNLISTED = 3;

    @Test
    void tellsNewFromRevisedFromKnown() {
        SeenEntries seen = read(SeenEntries.NONE, "a:1", "b:1").after();

        Document document = read(seen, "c:1", "b:2", "a:1");

        assertThat(document.fresh()).containsExactly(0);
        assertThat(document.revised()).containsExactly(1);
        assertThat(document.listed()).isEqualTo(3);
        assertThat(read(document.after(), "c:1", "b:2", "a:1"))
                .as("a second look finds nothing")
                .satisfies(again -> assertThat(again.fresh()).isEmpty())
                .satisfies(again -> assertThat(again.revised()).isEmpty());
    }

    @Test
    void anEntryThatIsListedTwiceIsOne() {
        Document document = read(SeenEntries.NONE, "a:1", "b:1", "a:2");

        assertThat(document.fresh()).containsExactly(0, 1);
        assertThat(document.listed()).isEqualTo(2);
        assertThat(read(document.after(), "a:1").revised()).isEmpty();
    }

    @Test
    void anEntryThatComesBackIsNotNew() {
        SeenEntries seen = read(SeenEntries.NONE, "a:1", "b:1").after();
        SeenEntries without = read(seen, "c:1").after();

        assertThat(read(without, "a:1", "c:1").fresh()).isEmpty();
    }

    @Test
    void ofWhatIsNoLongerListedTheOldestIsForgottenFirst() {
        SeenEntries seen = SeenEntries.NONE;
        for (String entry : List.of("a:1", "b:1", "c:1", "d:1", "e:1")) {
            seen = read(seen, entry).after();
        }

        assertThat(seen.size()).as("e, and three besides").isEqualTo(1 + UNLISTED);
        assertThat(read(seen, "b:1", "c:1", "d:1", "e:1").fresh()).isEmpty();
        assertThat(read(seen, "a:1").fresh()).containsExactly(0);
    }

    @Test
    void whatIsListedIsNeverForgottenHoweverMuchItIs() {
        String[] many = IntStream.range(0, 5_000).mapToObj(i -> i + ":1").toArray(String[]::new);
        SeenEntries seen = read(SeenEntries.NONE, many).after();

        assertThat(seen.size()).isEqualTo(5_000);
        assertThat(read(seen, many).fresh()).isEmpty();
    }

    @Test
    void aFloodIsCutAtTheSamePlaceEachTime() {
        String[] flood = IntStream.range(0, 100_000).mapToObj(i -> i + ":1").toArray(String[]::new);

        Document document = read(SeenEntries.NONE, flood);

        assertThat(document.fresh()).hasSize(SeenEntries.MOST_LISTED);
        assertThat(document.ignored()).isEqualTo(90_000);
        assertThat(document.after().size()).isEqualTo(SeenEntries.MOST_LISTED);
        assertThat(read(document.after(), flood).fresh()).isEmpty();
    }

    @Test
    void isEqualByContent() {
        assertThat(read(SeenEntries.NONE, "a:1").after())
                .isEqualTo(read(SeenEntries.NONE, "a:1").after())
                .hasSameHashCodeAs(read(SeenEntries.NONE, "a:1").after())
                .isNotEqualTo(read(SeenEntries.NONE, "a:2").after())
                .hasToString("1 seen");
    }

    /** Reads entries that are given as id:content. */
    private static Document read(SeenEntries seen, String... entries) {
        return seen.read(
                List.of(entries).stream()
                        .map(entry -> entry.split(":"))
                        .map(parts -> new Entry(parts[0], parts[1]))
                        .toList(),
                UNLISTED);
    }
}
