package dev.tidemark.evaluate;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Stance;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person says that an item says of one company.
 *
 * @param company canonical name
 * @param certainty null where nobody noted it; carries nothing where the stance is NEUTRAL
 * @param alt further stances that are acceptable
 * @param tags {@code descriptor}, {@code access}, {@code tool}
 * @param evidence the sentence that proves the stance, verbatim; null where nobody noted it
 * @param knownWrong true for a case that is kept although nobody expects it to be labelled right
 */
public record GoldLabel(
        String company,
        Stance stance,
        @Nullable Certainty certainty,
        Set<Stance> alt,
        Set<String> tags,
        @Nullable String evidence,
        boolean knownWrong) {}
