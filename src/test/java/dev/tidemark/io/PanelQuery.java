package dev.tidemark.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Kibana sends to Elasticsearch for a panel, as far as our panels need it. */
final class PanelQuery {
    private static final String ALL_TIME = "{\"gte\":\"2020-01-01\",\"lte\":\"2030-01-01\"}";

    private PanelQuery() {}

    /** A chart of counts and metrics: buckets within buckets, metrics within each, no hits. */
    static ObjectNode chart(JsonNode visualization) {
        ObjectNode body = body(SavedObjects.query(visualization));
        body.put("size", 0);
        ObjectNode innermost = body;
        JsonNode aggs = SavedObjects.visState(visualization).get("aggs");
        for (JsonNode agg : aggs) {
            if (!isMetric(agg)) {
                ObjectNode bucket = bucket(agg);
                innermost.putObject("aggs").set(agg.get("id").asText(), bucket);
                innermost = bucket;
            }
        }
        for (JsonNode agg : aggs) {
            if (isMetric(agg) && !agg.get("type").asText().equals("count")) {
                innermost.withObject("/aggs").set(agg.get("id").asText(), metric(agg));
            }
        }
        return body;
    }

    /** A table of documents, in its order. */
    static ObjectNode table(JsonNode search) {
        ObjectNode body = body(SavedObjects.query(search));
        JsonNode sort = search.at("/attributes/sort/0");
        body.putArray("sort").addObject().put(sort.get(0).asText(), sort.get(1).asText());
        return body;
    }

    /** The choices that a control offers. */
    static ObjectNode choices(JsonNode control) {
        ObjectNode body = body("").put("size", 0);
        body.putObject("aggs")
                .putObject("choices")
                .putObject("terms")
                .put("field", control.get("fieldName").asText());
        return body;
    }

    /** A Vega chart's own query, with all time in the place of the time chosen. */
    static JsonNode vega(JsonNode visualization) {
        String body = SavedObjects.vegaUrl(visualization).get("body").toString();
        return SavedObjects.parse(body.replace("{\"%timefilter%\":true}", ALL_TIME));
    }

    private static boolean isMetric(JsonNode agg) {
        return agg.get("schema").asText().equals("metric");
    }

    private static ObjectNode bucket(JsonNode agg) {
        ObjectNode bucket = JsonNodeFactory.instance.objectNode();
        JsonNode params = agg.get("params");
        switch (agg.get("type").asText()) {
            case "date_histogram" ->
                    bucket.putObject("date_histogram")
                            .put("field", params.get("field").asText())
                            .put("calendar_interval", "day")
                            .put("min_doc_count", 1);
            case "terms" -> {
                ObjectNode terms = bucket.putObject("terms");
                terms.put("field", params.get("field").asText());
                terms.put("size", params.get("size").asInt());
                if (params.get("missingBucket").asBoolean()) {
                    terms.put("missing", params.get("missingBucketLabel").asText());
                }
            }
            case "filters" -> {
                ObjectNode filters = bucket.putObject("filters").putObject("filters");
                for (JsonNode filter : params.get("filters")) {
                    filters.set(
                            filter.get("label").asText(),
                            query(filter.at("/input/query").asText()));
                }
            }
            default -> throw new AssertionError("no such aggregation yet: " + agg);
        }
        return bucket;
    }

    private static ObjectNode metric(JsonNode agg) {
        ObjectNode metric = JsonNodeFactory.instance.objectNode();
        JsonNode params = agg.get("params");
        String type = agg.get("type").asText();
        ObjectNode asked = metric.putObject(type);
        if (type.equals("top_hits")) {
            asked.put("size", 1).put("_source", params.get("field").asText());
            asked.putArray("sort")
                    .addObject()
                    .put(params.get("sortField").asText(), params.get("sortOrder").asText());
        } else {
            asked.put("field", params.get("field").asText());
        }
        return metric;
    }

    private static ObjectNode body(String kuery) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("query", query(kuery));
        return body;
    }

    /** Our panels' queries mean the same in Lucene's syntax but for the words between, which it wants in capitals. */
    private static ObjectNode query(String kuery) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        if (kuery.isEmpty()) {
            query.putObject("match_all");
        } else {
            String lucene = kuery.replaceFirst("^not ", "NOT ").replace(" or ", " OR ");
            query.putObject("query_string").put("query", lucene);
        }
        return query;
    }
}
