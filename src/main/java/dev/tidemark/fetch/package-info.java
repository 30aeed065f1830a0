/**
 * The open web, politely and safely: what is fetched, from where, how often, and what is refused. Pure Java; knows
 * nothing of what feeds say.
 */
@NullMarked
package dev.tidemark.fetch;

import org.jspecify.annotations.NullMarked;
