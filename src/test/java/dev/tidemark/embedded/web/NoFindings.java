package dev.tidemark.embedded.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** A store in which nothing is found. */
class NoFindings implements Findings {
    private static final JsonNode EMPTY = JsonNodeFactory.instance.arrayNode();

    @Override
    public JsonNode companies() {
        return EMPTY;
    }

    @Override
    public JsonNode scores(String company) {
        return EMPTY;
    }

    @Override
    public JsonNode alerts(@Nullable String company, int limit) {
        return EMPTY;
    }

    @Override
    public JsonNode nearMisses(@Nullable String company, int limit) {
        return EMPTY;
    }

    @Override
    public JsonNode items(@Nullable String company, int limit) {
        return EMPTY;
    }

    @Override
    public JsonNode feeds() {
        return EMPTY;
    }

    @Override
    public @Nullable JsonNode item(String id) {
        return null;
    }

    @Override
    public @Nullable JsonNode alert(String id) {
        return null;
    }

    @Override
    public @Nullable JsonNode nearMiss(String id) {
        return null;
    }
}
