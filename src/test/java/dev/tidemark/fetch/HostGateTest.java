package dev.tidemark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.PollSettings;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Two requests a host at a time, two seconds apart. */
class HostGateTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final HostGate gate =
            new HostGate(new PollSettings(120, 600, 1_800, 86_400, 60, 2, 2, 1_000));

    @Test
    void requestsToOneHostAreSpaced() {
        assertThat(gate.enter("a.example", NOON)).isNull();
        assertThat(gate.enter("a.example", NOON.plusSeconds(1))).isEqualTo(NOON.plusSeconds(2));
        assertThat(gate.enter("b.example", NOON.plusSeconds(1))).isNull();
        assertThat(gate.enter("a.example", NOON.plusSeconds(2))).isNull();
    }

    @Test
    void notMoreThanAllowedRunAtATime() {
        gate.enter("a.example", NOON);
        gate.enter("a.example", NOON.plusSeconds(10));

        assertThat(gate.enter("a.example", NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(62));
        gate.leave("a.example", NOON.plusSeconds(60));
        assertThat(gate.enter("a.example", NOON.plusSeconds(60)))
                .as("one spacing after the last has ended")
                .isEqualTo(NOON.plusSeconds(62));
        assertThat(gate.enter("a.example", NOON.plusSeconds(62))).isNull();
    }

    @Test
    void aHostThatAsksForItIsLeftAlone() {
        gate.holdOff("a.example", NOON.plusSeconds(300));
        gate.holdOff("a.example", NOON.plusSeconds(100));

        assertThat(gate.enter("a.example", NOON.plusSeconds(299))).isEqualTo(NOON.plusSeconds(300));
        assertThat(gate.enter("a.example", NOON.plusSeconds(300))).isNull();
    }

    @Test
    void hostsThatAreDoneWithAreForgotten() {
        for (int i = 0; i < 20_000; i++) {
            Instant now = NOON.plusSeconds(i);
            assertThat(gate.enter(i + ".example", now)).isNull();
            gate.leave(i + ".example", now);
        }

        assertThat(gate.size()).isLessThan(2_500);
    }

    @Test
    void aHostIsThatOfTheAddress() {
        assertThat(HostGate.hostOf("https://desk:word@News.Example:8443/feed?x"))
                .isEqualTo("news.example");
        assertThat(HostGate.hostOf("nonsense")).isEqualTo("nonsense");
    }
}
