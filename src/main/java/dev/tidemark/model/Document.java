package dev.tidemark.model;

/**
 * One JSON document on its way out, the same for Elasticsearch and for files.
 *
 * @param kind {@code items}, {@code signals}, {@code scores}, {@code alerts}, {@code near-misses}, {@code feeds}, {@code
 *     feed-alerts}, {@code jobs} or {@code rejected}
 * @param index the Elasticsearch index it belongs in
 * @param id deterministic; a later document of the same id replaces the earlier one
 * @param version the higher one wins, whatever arrives last
 * @param json the document, one line
 */
public record Document(String kind, String index, String id, long version, String json) {}
