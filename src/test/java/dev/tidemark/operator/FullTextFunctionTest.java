package dev.tidemark.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.article.PageServer;
import dev.tidemark.article.Pages;
import dev.tidemark.model.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An item waits for its page while the job is stopped, and is there when it goes on. */
class FullTextFunctionTest {
    private static final TypeInformation<RawRecord> RAW = RecordTypes.of(RawRecord.class);

    @Test
    @Timeout(120)
    void whatWaitsWhenAJobFailsIsReadAgainAndLostByNoRestart() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (PageServer dead = new PageServer()) {
            String line = FullTextRecords.line(dead.url("/a"), "2026-03-01T12:00:00Z");
            dead.at(
                    "/a",
                    exchange -> {
                        asked.countDown();
                        dead.hang();
                    });
            OperatorSubtaskState state;
            try (OneInputStreamOperatorTestHarness<RawRecord, RawRecord> first = harness(dead)) {
                first.open();
                first.processElement(FullTextRecords.record(line), 1);
                asked.await();
                state = first.snapshot(1, 1);
                assertThat(first.extractOutputValues()).isEmpty();
            }
            dead.page("/a", Pages.article());
            try (OneInputStreamOperatorTestHarness<RawRecord, RawRecord> second = harness(dead)) {
                second.initializeState(state);
                second.open();
                second.endInput();
                assertThat(second.extractOutputValues())
                        .singleElement()
                        .satisfies(
                                record ->
                                        assertThat(
                                                        new String(
                                                                record.payload(),
                                                                StandardCharsets.UTF_8))
                                                .contains("\"article\":\"" + Pages.NEWS));
            }
        }
    }

    @Test
    void rulesTravelToTheWorkers() throws Exception {
        try (PageServer site = new PageServer()) {
            FullTextRules rules = FullTextRecords.rules(15, site);

            assertThat(InstantiationUtil.clone(rules).settings()).isEqualTo(rules.settings());
        }
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, RawRecord> harness(PageServer site)
            throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new AsyncWaitOperatorFactory<>(
                        new FullTextFunction(FullTextRecords.rules(15, site)),
                        Duration.ofSeconds(60).toMillis(),
                        10,
                        AsyncDataStream.OutputMode.UNORDERED),
                RAW.createSerializer(new ExecutionConfig().getSerializerConfig()));
    }
}
