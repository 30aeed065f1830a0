package dev.tidemark.evaluate;

import dev.tidemark.model.NewsItem;
import java.util.List;
import java.util.Set;

/**
 * An item with the labels that a person gave it.
 *
 * @param item the item as the monitor itself reads it
 * @param event the happening that it tells of: items of one event are no independent evidence; its own id
 *     where nobody noted it
 * @param sample how it came into the set; empty when unknown
 * @param phenomena what is hard about it
 * @param labels one a company at most
 * @param knownWrong true when the item as a whole is kept as known to be labelled wrong
 */
public record GoldItem(
        NewsItem item,
        String event,
        String sample,
        Set<String> phenomena,
        List<GoldLabel> labels,
        boolean knownWrong) {}
