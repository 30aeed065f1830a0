package dev.tidemark.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.model.Document;
import dev.tidemark.model.Rejected;
import org.junit.jupiter.api.Test;

/** What is kept of a record that nothing can be made of. */
class RejectedDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Documents documents = new Documents("rules-1", "run-1");

    @Test
    void aRejectedRecordIsShownAsTextIfItIsText() throws Exception {
        JsonNode json =
                JSON.readTree(documents.rejected(rejected("{\"題".getBytes(UTF_8), 5)).json());

        assertThat(json.get("original").asText()).isEqualTo("{\"題");
        assertThat(json.get("size").asInt()).isEqualTo(5);
        assertThat(json.get("stage").asText()).isEqualTo("parse");
        assertThat(json.get("reason").asText()).isEqualTo("not JSON");
        assertThat(json.get("position").asText()).isEqualTo("archive.jsonl:3");
    }

    @Test
    void aRejectedRecordThatIsNoTextIsKeptAsBase64() throws Exception {
        // 0x83 0x41 is a letter in Shift_JIS and nothing in UTF-8.
        byte[] bytes = {(byte) 0x83, 0x41};

        JsonNode json = JSON.readTree(documents.rejected(rejected(bytes, 2)).json());

        assertThat(json.has("original")).isFalse();
        assertThat(json.get("originalBase64").binaryValue()).isEqualTo(bytes);
    }

    @Test
    void aCutThroughTheLastCharacterOfARejectedRecordLeavesItText() throws Exception {
        byte[] cut = {'o', 'k', (byte) 0xe9, (byte) 0xa1};
        byte[] large = "題".repeat(20_000).getBytes(UTF_8);

        JsonNode upstream = JSON.readTree(documents.rejected(rejected(cut, 5_000_000)).json());
        JsonNode here = JSON.readTree(documents.rejected(rejected(large, large.length)).json());
        JsonNode whole = JSON.readTree(documents.rejected(rejected(cut, cut.length)).json());

        assertThat(upstream.get("original").asText()).isEqualTo("ok");
        assertThat(here.get("original").asText()).isEqualTo("題".repeat(32_768 / 3));
        assertThat(whole.has("originalBase64")).isTrue();
    }

    @Test
    void rejectedRecordsOfOneContentAtTwoPlacesAreTwoDocuments() {
        byte[] bytes = "{".getBytes(UTF_8);

        Document one = documents.rejected(new Rejected(bytes, 1, "parse", "not JSON", "a:1"));
        Document two = documents.rejected(new Rejected(bytes, 1, "parse", "not JSON", "a:2"));

        assertThat(one.id()).isNotEqualTo(two.id());
    }

    private static Rejected rejected(byte[] original, int size) {
        return new Rejected(original, size, "parse", "not JSON", "archive.jsonl:3");
    }
}
