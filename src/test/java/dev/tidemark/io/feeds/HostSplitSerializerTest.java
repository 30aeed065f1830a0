package dev.tidemark.io.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.fetch.ErrorClass;
import dev.tidemark.fetch.FeedHealth;
import dev.tidemark.fetch.FeedLocation;
import dev.tidemark.fetch.FeedState;
import dev.tidemark.fetch.SeenEntries;
import dev.tidemark.fetch.Validators;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HostSplitSerializerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private static final FeedState NEW =
            new FeedState(
                    FeedLocation.of("https://a.example/新着"),
                    null,
                    NOW,
                    600,
                    FeedHealth.UNKNOWN,
                    SeenEntries.NONE);

    private static final FeedState OLD =
            new FeedState(
                    new FeedLocation(
                            "https://a.example/b", "https://c.example/", "https://d.example/", 2),
                    new Validators(
                            "https://c.example/", "W/\"1\"", "Sun, 01 Mar 2026 12:00:00 GMT"),
                    NOW.plusSeconds(1),
                    1_800,
                    new FeedHealth(3, ErrorClass.TOO_SLOW, "3 bytes in 10 s", NOW, 1, true),
                    new SeenEntries(
                            LongStream.range(0, 11_000).toArray(),
                            LongStream.range(5, 11_005).toArray()));

    private final HostSplitSerializer splits = new HostSplitSerializer();
    private final HostAssignmentSerializer assignments = new HostAssignmentSerializer();

    @Test
    void aHostComesBackAsItWas() throws IOException {
        HostSplit split = new HostSplit("a.example", List.of(NEW, OLD));
        assertThat(splits.deserialize(1, splits.serialize(split))).isEqualTo(split);
        assertThat(splits.serialize(split)).hasSizeLessThan(200_000);
    }

    @Test
    void anAssignmentComesBackAsItWas() throws IOException {
        HostAssignment assignment =
                new HostAssignment(
                        Set.of("b.example", "c.example"),
                        List.of(
                                new HostSplit("a.example", List.of(OLD)),
                                HostSplit.untouched("d.example")));
        assertThat(assignments.deserialize(1, assignments.serialize(assignment)))
                .isEqualTo(assignment);
    }

    @Test
    void whatALaterProgramWroteIsNotGuessedAt() throws IOException {
        byte[] bytes = splits.serialize(new HostSplit("a.example", List.of(NEW)));
        assertThatThrownBy(() -> splits.deserialize(2, bytes)).hasMessageContaining("version 2");
    }
}
