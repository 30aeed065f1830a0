package dev.tidemark.shift;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The words of a text as a sorted set of hashes: Latin and digit runs as they are, other scripts as
 * pairs of neighbouring characters, because Japanese puts no spaces between words.
 */
final class Shingles {
    private static final Pattern RUN =
            Pattern.compile("[\\p{IsLatin}\\p{Nd}]+|[\\p{L}&&[^\\p{IsLatin}]]+");

    /** A word with a capital that is not its first letter's alone, or with a digit: GPT, gpt-oss-120b, LLaMA, 270M. */
    private static final Pattern MARK =
            Pattern.compile(
                    "(?<![\\p{IsLatin}\\p{Nd}])(?:\\p{Nd}[\\p{IsLatin}\\p{Nd}.-]+|[\\p{IsLatin}-]+(?:\\p{Nd}|\\p{Lu})[\\p{IsLatin}\\p{Nd}.-]*)");

    private Shingles() {}

    /** Hashes of the text's shingles, ascending and distinct. */
    static List<Integer> of(String text) {
        TreeSet<Integer> hashes = new TreeSet<>();
        Matcher runs =
                RUN.matcher(
                        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        while (runs.find()) {
            String run = runs.group();
            if (Character.UnicodeScript.of(run.codePointAt(0)) == Character.UnicodeScript.LATIN
                    || Character.isDigit(run.codePointAt(0))) {
                hashes.add(run.hashCode());
            } else if (run.length() == 1) {
                hashes.add(run.hashCode());
            } else {
                IntStream.range(0, run.length() - 1)
                        .forEach(i -> hashes.add(run.substring(i, i + 2).hashCode()));
            }
        }
        return List.copyOf(hashes);
    }

    /** Hashes of the names in Latin letters and the numbers of a text, ascending and distinct: what a translation keeps. */
    static List<Integer> marks(String text) {
        TreeSet<Integer> hashes = new TreeSet<>();
        Matcher marks = MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (marks.find()) {
            hashes.add(marks.group().toLowerCase(Locale.ROOT).hashCode());
        }
        return List.copyOf(hashes);
    }

    /** Jaccard similarity of two ascending sets, in [0, 1]; two empty sets have nothing in common. */
    static double similarity(List<Integer> a, List<Integer> b) {
        int[] right = b.stream().mapToInt(Integer::intValue).toArray();
        long common = a.stream().filter(hash -> Arrays.binarySearch(right, hash) >= 0).count();
        long union = a.size() + b.size() - common;
        return union == 0 ? 0 : (double) common / union;
    }
}
