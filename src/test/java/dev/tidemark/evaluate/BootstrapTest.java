package dev.tidemark.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    @Test
    void shareOfOneInFourAmongFourHundredIsKnownToAboutFourPoints() {
        List<Double> clusters =
                Stream.concat(
                                Collections.nCopies(100, 1.0).stream(),
                                Collections.nCopies(300, 0.0).stream())
                        .toList();

        Interval interval = Bootstrap.interval(clusters, BootstrapTest::mean);

        // Binomial: 1.96 · √(0.25 · 0.75 / 400) = 0.0424.
        assertThat(interval.low()).isEqualTo(0.25 - 0.0424, within(0.006));
        assertThat(interval.high()).isEqualTo(0.25 + 0.0424, within(0.006));
    }

    @Test
    void sameClustersGiveTheSameInterval() {
        List<Double> clusters = List.of(0.0, 0.3, 0.5, 1.0, 0.9, 0.2);

        assertThat(Bootstrap.interval(clusters, BootstrapTest::mean))
                .isEqualTo(Bootstrap.interval(clusters, BootstrapTest::mean));
    }

    @Test
    void endsAreTheTwentyFifthAndTheLastButTwentyFourOfAThousandDraws() {
        int[] draw = {0};

        Interval interval = Bootstrap.interval(List.of(1), drawn -> ++draw[0]);

        assertThat(interval).isEqualTo(new Interval(25, 976));
    }

    @Test
    void drawsWithoutAFigureAreLeftOut() {
        int[] draw = {0};

        Interval interval =
                Bootstrap.interval(List.of(1), drawn -> ++draw[0] > 199 ? Double.NaN : draw[0]);

        assertThat(interval).isEqualTo(new Interval(5, 195));
        assertThat(Bootstrap.interval(List.of(), BootstrapTest::mean).low()).isNaN();
    }
}
