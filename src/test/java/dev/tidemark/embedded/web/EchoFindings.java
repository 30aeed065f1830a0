package dev.tidemark.embedded.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Findings that answer with what they were asked for; whatever is called {@code gone} they do not have. */
class EchoFindings implements Findings {
    private final String companies;

    EchoFindings() {
        this("companies");
    }

    EchoFindings(String companies) {
        this.companies = companies;
    }

    @Override
    public JsonNode companies() throws IOException {
        return TextNode.valueOf(companies);
    }

    @Override
    public JsonNode scores(String company) {
        return TextNode.valueOf("scores of " + company);
    }

    @Override
    public JsonNode alerts(@Nullable String company, int limit) {
        return TextNode.valueOf(limit + " alerts of " + company);
    }

    @Override
    public JsonNode items(@Nullable String company, int limit) {
        return TextNode.valueOf(limit + " items of " + company);
    }

    @Override
    public JsonNode nearMisses(@Nullable String company, int limit) {
        return TextNode.valueOf(limit + " near-misses of " + company);
    }

    @Override
    public @Nullable JsonNode item(String id) throws IOException {
        return found("item", id);
    }

    @Override
    public @Nullable JsonNode alert(String id) {
        return found("alert", id);
    }

    @Override
    public @Nullable JsonNode nearMiss(String id) {
        return found("near-miss", id);
    }

    private static @Nullable JsonNode found(String kind, String id) {
        return id.equals("gone") ? null : TextNode.valueOf(kind + " " + id);
    }

    @Override
    public JsonNode feeds() {
        return TextNode.valueOf("feeds");
    }
}
