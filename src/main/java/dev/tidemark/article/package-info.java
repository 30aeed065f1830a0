/**
 * Articles behind items: which pages are worth reading, how they are had politely, and what of a page is its article.
 * Pure Java; safety and robots.txt are those of the web edge.
 */
@NullMarked
package dev.tidemark.article;

import org.jspecify.annotations.NullMarked;
