package dev.tidemark.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name that somebody probably meant.
 *
 * <p>Levenshtein's edit distance (Wagner and Fischer, 1974), regardless of case; at most a third of the letters may be
 * wrong.
 */
final class SimilarName {

    private SimilarName() {}

    /** The nearest of the names, the first of equally near ones; null when none is near. */
    static @Nullable String nearest(String name, Collection<String> names) {
        String nearest = null;
        int least = Math.max(2, name.length() / 3) + 1;
        for (String candidate : names) {
            int distance =
                    distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
