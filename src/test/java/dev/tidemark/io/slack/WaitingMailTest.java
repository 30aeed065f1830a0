package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of messages that are not posted yet. */
class WaitingMailTest {
    @TempDir Path dir;

    @BeforeEach
    void start() {
        TestMachine.reset();
    }

    @Test
    void theOldestIsKnownUntilNoneWaits() throws Exception {
        try (SlackServer slack = new SlackServer(TestMachine.INSTANCE::nanoTime)) {
            Desk desk = new Desk(dir, Desk.settings(slack, Desk.channel("desk")));
            try (Poster poster = desk.poster()) {
                desk.add(Alerts.many(3));
                Instant taken = TestMachine.INSTANCE.now();
                poster.step();
                assertThat(poster.waiting()).isPositive();
                assertThat(poster.waitingSince()).isEqualTo(taken);

                TestMachine.INSTANCE.sleep(Duration.ofSeconds(2));
                desk.add(Alerts.report());
                poster.step();
                assertThat(poster.waitingSince()).isEqualTo(taken);

                Desk.settle(poster);
                assertThat(poster.waiting()).isZero();
                assertThat(poster.waitingSince()).isNull();
            }
        }
    }
}
