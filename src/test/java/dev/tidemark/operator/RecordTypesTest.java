package dev.tidemark.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.fetch.FeedState;
import dev.tidemark.health.FeedMemory;
import dev.tidemark.health.GroupMemory;
import dev.tidemark.io.feeds.FeedOutput;
import dev.tidemark.io.slack.SlackNews;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Document;
import dev.tidemark.model.FeedReport;
import dev.tidemark.model.FeedStanding;
import dev.tidemark.model.HealthAlert;
import dev.tidemark.model.JobReport;
import dev.tidemark.model.LabelledItem;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.Rejected;
import dev.tidemark.model.Sensitivity;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Stance;
import dev.tidemark.model.TimedRecord;
import dev.tidemark.model.TopicRecord;
import dev.tidemark.shift.AlertMemory;
import dev.tidemark.shift.Assessment;
import dev.tidemark.shift.CompanyState;
import dev.tidemark.shift.DetectorState;
import dev.tidemark.shift.ShiftDetector;
import dev.tidemark.shift.SignalFixture;
import dev.tidemark.shift.StoryChains;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTypesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                RawRecord.class,
                NewsItem.class,
                Admitted.class,
                LabelledItem.class,
                Signal.class,
                Assessment.class,
                ShiftScore.class,
                Alert.class,
                Rejected.class,
                Document.class,
                StoryChains.Memory.class,
                CompanyState.class,
                DetectorState.class,
                AlertMemory.class,
                DuplicateFunction.Taken.class,
                SlackNews.class,
                TimedRecord.class,
                TopicRecord.class,
                FeedOutput.class,
                FeedState.class,
                FeedReport.class,
                FeedStanding.class,
                HealthAlert.class,
                JobReport.class,
                FeedMemory.class,
                GroupMemory.class
            })
    void everyRecordOnAStreamOrInStateIsSerialisedWithoutKryo(Class<?> record) {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);

        assertThat(RecordTypes.of(record)).isInstanceOf(PojoTypeInfo.class);
        assertThat(RecordTypes.of(record).createSerializer(config)).isNotNull();
    }

    @Test
    void listsAndNullsSurviveSerialisation() throws IOException {
        Signal signal =
                SignalFixture.announced(
                        "a", "2025-03-01T10:00:00Z", Stance.OPEN, "鷺を公開 \uD83E\uDDA9");

        assertThat(signal.chain()).isNull();
        assertThat(
                        roundTrip(
                                RecordTypes.of(Signal.class)
                                        .createSerializer(new SerializerConfigImpl()),
                                signal))
                .isEqualTo(signal);
    }

    @Test
    void detectorStateSurvivesSerialisationToTheLastBit() throws IOException {
        ShiftDetector detector = new ShiftDetector(Sensitivity.NORMAL);
        DetectorState state = DetectorState.starting(1 / 3.0, 6);
        TypeSerializer<DetectorState> serializer =
                RecordTypes.of(DetectorState.class).createSerializer(new SerializerConfigImpl());

        assertThat(roundTrip(serializer, state)).isEqualTo(state);
        for (int hour = 0; hour < 100; hour += 7) {
            Instant time = Instant.parse("2025-03-01T10:00:00Z").plusSeconds(3_600L * hour);
            state = detector.observe(state, time, hour % 2 == 0 ? 0.7 : -0.9, 0.3).state();
        }
        assertThat(roundTrip(serializer, state)).isEqualTo(state);
    }

    @Test
    void whatFlinkWouldHandToKryoIsAnErrorThatNamesTheType() {
        record Holder(Map<String, String> map) {}

        assertThatThrownBy(() -> RecordTypes.of(Holder.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Map");
    }

    private static <T> T roundTrip(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(value, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
