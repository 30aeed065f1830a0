package dev.tidemark.config;

import dev.tidemark.model.SourceClass;
import java.io.Serializable;

/**
 * Who wrote an item.
 *
 * @param name host of the publisher's site, or the name by which the item credits it; the same for all its subdomains
 * @param sourceClass the strength of its word
 */
public record Publisher(String name, SourceClass sourceClass) implements Serializable {}
