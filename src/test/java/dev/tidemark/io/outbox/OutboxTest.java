package dev.tidemark.io.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.io.outbox.Outbox.Place;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final Instant NOON = Instant.parse("2025-07-15T03:00:00Z");

    @TempDir Path dir;

    @Test
    void anIdIsAddedOnceWhateverBecameOfIt() throws Exception {
        OutboxMessage message = message("a");
        for (Place place : Place.values()) {
            Outbox outbox = Outbox.at(dir.resolve(place.name()));
            assertThat(outbox.add(message)).isTrue();
            if (place != Place.WAITING) {
                outbox.move(message.id(), Place.WAITING, place);
            }

            assertThat(outbox.add(message)).isFalse();

            assertThat(outbox.files(place)).hasSize(1);
            assertThat(Outbox.at(dir.resolve(place.name())).find(message.id())).contains(message);
        }
    }

    @Test
    void manyWhoAddTheSameAtOnceAddItOnce() throws Exception {
        Outbox outbox = Outbox.at(dir);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int round = 0; round < 20; round++) {
            OutboxMessage message = message("round " + round);
            Callable<Boolean> add = () -> Outbox.at(dir).add(message);
            int added = 0;
            for (Future<Boolean> one : threads.invokeAll(List.of(add, add, add, add, add, add))) {
                added += one.get() ? 1 : 0;
            }
            assertThat(added).isEqualTo(1);
        }
        threads.shutdown();
        assertThat(outbox.files(Place.WAITING)).hasSize(20);
        assertThat(dir.resolve("new")).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftUnfinishedIsNoMessage() throws Exception {
        Outbox outbox = Outbox.at(dir);
        Files.writeString(dir.resolve("new/1.tmp"), "{\"id\":");

        assertThat(outbox.files(Place.WAITING)).isEmpty();
        assertThat(outbox.add(message("a"))).isTrue();
    }

    @Test
    void onePosterAtATimeHasIt() throws Exception {
        Outbox outbox = Outbox.at(dir);
        try (FileChannel first = outbox.lock()) {
            assertThat(first).isNotNull();
            assertThat(Outbox.at(dir).lock()).isNull();
        }
        try (FileChannel second = outbox.lock()) {
            assertThat(second).isNotNull();
        }
    }

    @Test
    void aBatchOfItemsIsCountedOnceHoweverOftenItIsCommitted() throws Exception {
        Outbox outbox = Outbox.at(dir);
        List<String> batches = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            batches.add("batch-" + i);
            outbox.addRead("batch-" + i, 2);
        }
        for (String batch : batches.subList(290, 300)) {
            Outbox.at(dir).addRead(batch, 2);
        }

        assertThat(outbox.itemsRead()).isEqualTo(600);
    }

    private static OutboxMessage message(String alert) {
        return OutboxMessage.of(new Correction(alert, "Acme AI", "wrong"), NOON);
    }
}
