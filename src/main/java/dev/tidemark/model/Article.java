package dev.tidemark.model;

/**
 * Where in an item's text the article stands that was read from the item's page.
 *
 * @param start offset in the text, behind the feed's summary; 0 where there is no summary
 * @param characters its length when it was read, in UTF-16 units; the text may hold less of it since
 */
public record Article(int start, int characters) {}
