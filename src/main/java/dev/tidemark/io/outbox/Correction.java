package dev.tidemark.io.outbox;

/**
 * An alert that the desk takes back or puts right.
 *
 * @param alertId the alert's id, as in Elasticsearch
 * @param company whom it was about
 * @param reason what was wrong with it, in the desk's words
 */
public record Correction(String alertId, String company, String reason) {}
