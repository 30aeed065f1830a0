package dev.tidemark.model;

import java.util.List;

/**
 * The net of an item's claims about one company.
 *
 * @param axis what is being watched; "openness"
 * @param company canonical name on the watchlist
 * @param score stance as a number in [-1 closed, +1 open], strength included; 0 for NEUTRAL
 * @param confidence probability in [0, 1] that the stance is right
 * @param tags {@code descriptor}, {@code access}, {@code tool}; see the annotation rules
 * @param evidence strongest first; empty only for NEUTRAL
 * @param claims everything said, counter-claims included, in text order; empty for a bare mention
 */
public record Label(
        String axis,
        String company,
        Stance stance,
        Certainty certainty,
        double score,
        double confidence,
        List<String> tags,
        List<Evidence> evidence,
        List<Claim> claims) {

    /** The first and default axis. */
    public static final String OPENNESS = "openness";
}
