package dev.tidemark.embedded.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.classify.CueClassifier;
import dev.tidemark.classify.Explanation;
import dev.tidemark.classify.Explanation.Marked;
import dev.tidemark.model.Label;
import dev.tidemark.model.Language;

/**
 * Why an item is labelled as it is, found out anew from what is stored of it.
 *
 * <p>It can differ from what the item was labelled as: its text may be stored in part only, and the rules may have
 * changed since. The answer says both. Called from many threads.
 */
public final class Explanations {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CueClassifier classifier;
    private final String rulesVersion;

    /**
     * Explains by today's rules.
     *
     * @param rulesVersion of the rules behind the classifier, as documents are stamped with
     */
    public Explanations(CueClassifier classifier, String rulesVersion) {
        this.classifier = classifier;
        this.rulesVersion = rulesVersion;
    }

    /**
     * Explains a stored item: {@code isWhole} and {@code sameRules} say whether it is read as it was then, {@code
     * labels} hold one explanation a company, of which something is said.
     */
    JsonNode of(JsonNode item) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("isWhole", !item.path("textTruncated").asBoolean());
        answer.put("sameRules", rulesVersion.equals(item.path("rulesVersion").asText()));
        ArrayNode labels = answer.putArray("labels");
        String title = item.path("title").asText();
        String text = item.path("text").asText();
        classifier
                .explain(title, text, language(item.path("lang").asText()))
                .forEach(explanation -> labels.add(json(explanation)));
        return answer;
    }

    private static Language language(String word) {
        for (Language language : Language.values()) {
            if (language.word().equals(word)) {
                return language;
            }
        }
        return Language.OTHER;
    }

    private static ObjectNode json(Explanation explanation) {
        ObjectNode json = json(explanation.label());
        json.put("ground", explanation.ground().name());
        json.set("rules", json(explanation.rules()));
        ObjectNode chances = json.putObject("chances");
        explanation.chances().forEach((stance, chance) -> chances.put(stance.name(), chance));
        ArrayNode sentences = json.putArray("sentences");
        explanation.sentences().forEach(sentence -> sentences.add(json(sentence)));
        ArrayNode reasons = json.putArray("reasons");
        explanation
                .reasons()
                .forEach(
                        reason ->
                                reasons.addObject()
                                        .put("feature", reason.feature())
                                        .put("weight", reason.weight()));
        return json;
    }

    private static ObjectNode json(Label label) {
        return JSON.createObjectNode()
                .put("company", label.company())
                .put("stance", label.stance().name())
                .put("certainty", label.certainty().word())
                .put("confidence", label.confidence());
    }

    private static ObjectNode json(Marked sentence) {
        ObjectNode json = JSON.createObjectNode().put("text", sentence.text());
        ArrayNode stretches = json.putArray("stretches");
        sentence.stretches()
                .forEach(
                        stretch ->
                                stretches
                                        .addObject()
                                        .put("start", stretch.start())
                                        .put("end", stretch.end())
                                        .put("mark", stretch.mark().name()));
        return json;
    }
}
