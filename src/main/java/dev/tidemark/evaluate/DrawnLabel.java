package dev.tidemark.evaluate;

import dev.tidemark.model.Label;
import dev.tidemark.model.Language;
import dev.tidemark.model.NewsItem;
import dev.tidemark.text.ContentHash;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A label, drawn to be judged by a person.
 *
 * <p>The draw is by hash: each label's rank depends on the seed, its item and its company alone, so that a better
 * classifier draws mostly the same labels again and their verdicts stay of use.
 */
public record DrawnLabel(NewsItem item, Label label) {

    /**
     * Draws labels at random, a pair of item and company once.
     *
     * @param count to draw, half of them Japanese and half English; fewer where a language has fewer
     */
    public static List<DrawnLabel> draw(List<DrawnLabel> all, int count, int seed) {
        return Stream.of(Language.JA, Language.EN)
                .flatMap(
                        language ->
                                all.stream()
                                        .filter(one -> one.item.lang() == language)
                                        .collect(
                                                Collectors.toMap(
                                                        one -> one.rank(seed),
                                                        one -> one,
                                                        (first, again) -> first,
                                                        TreeMap::new))
                                        .values()
                                        .stream()
                                        .limit(count / 2))
                .toList();
    }

    private String rank(int seed) {
        return ContentHash.of(seed + "|" + item.id() + "|" + label.company());
    }

    /** What verdicts know it by: another stance of the same pair is another label. */
    public String key() {
        return key(item.id(), label.company(), label.stance().name());
    }

    /** The key of a verdict. */
    public static String key(String item, String company, String stance) {
        return item + "|" + company + "|" + stance;
    }
}
