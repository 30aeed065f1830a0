package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingListTest {
    private static final String LONG =
            " It was a mild afternoon, and those who had come to the hall talked about the weather and the trains.";

    private final ReadingList list = new ReadingList(Watchlist.bundled());

    @ParameterizedTest
    @CsvSource({
        "Meta launches Avocado, true",
        "メタ、最新モデルを投入, true",
        "ＯｐｅｎＡＩが新ライセンス, true",
        "A licence for OpenAI's speech engine, true",
        "OpenAI hires a head of finance, false",
        "メタバースのモデルルーム, false",
        "A bakery launches a model kitchen, false",
        "OpenAI remodels its lobby, false",
    })
    void holdsACompanyTogetherWithAWordOfItsModels(String title, boolean held) {
        assertThat(list.holds(title, LONG, 80)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"OpenAI and the hall, true", "A mild afternoon, false"})
    void holdsACompanyOfWhichLittleIsSaid(String title, boolean held) {
        assertThat(list.holds(title, "It was mild.", 80)).isEqualTo(held);
        assertThat(list.holds(title, "It was mild.", 0)).isFalse();
    }
}
