/** Job files and lists: typed, validated, every setting with unit, default and what breaks at both ends. */
@NullMarked
package dev.tidemark.config;

import org.jspecify.annotations.NullMarked;
