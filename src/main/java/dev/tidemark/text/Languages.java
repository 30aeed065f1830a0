package dev.tidemark.text;

import dev.tidemark.model.Language;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The language of a text by its script.
 *
 * <p>Kana is Japanese, however many brand names surround it. Han without kana is Japanese only in a
 * short headline whose characters do not give it away as Chinese. Latin is English when it holds
 * English function words, or is too short to hold any and is plain ASCII.
 */
public final class Languages {
    private static final int LOOK_AT = 4_000;
    private static final int SHORT_LATIN = 60;
    private static final int SHORT_HAN = 30;

    private static final Pattern WORD = Pattern.compile("[^\\p{L}']+");

    private static final Set<String> ENGLISH =
            Set.of(
                    "the", "of", "and", "to", "in", "is", "for", "with", "on", "its", "it", "that",
                    "are", "be", "by", "from", "has", "have", "will", "this", "as", "at", "new",
                    "how", "why", "what", "after", "says", "you", "your", "we", "not", "an", "but",
                    "over", "into", "more", "than", "about", "could", "was", "their", "can");

    private static final Set<String> OTHER_LATIN =
            Set.of(
                    "der", "die", "das", "und", "ist", "mit", "für", "von", "le", "la", "les",
                    "des", "et", "est", "une", "el", "los", "las", "y", "del", "para", "que", "il",
                    "di", "che", "per", "het", "een", "van", "de", "em", "não", "uma", "con");

    /** Simplified forms, and words that Japanese does not write with these characters. */
    private static final Pattern CHINESE =
            Pattern.compile("[们这个为发布开让说请还应对时见问话谁说长门马书东车见么吗呢您你]|模型|的|了|是|與");

    private Languages() {}

    /**
     * Judges by the first {@value #LOOK_AT} characters.
     *
     * @param text plain text, any length
     */
    public static Language of(String text) {
        String head = text.length() <= LOOK_AT ? text : text.substring(0, LOOK_AT);
        int kana = 0;
        int han = 0;
        int latin = 0;
        int letters = 0;
        boolean ascii = true;
        for (int i = 0; i < head.length(); ) {
            int c = head.codePointAt(i);
            i += Character.charCount(c);
            if (!Character.isLetter(c)) {
                continue;
            }
            letters++;
            switch (Character.UnicodeScript.of(c)) {
                case HIRAGANA, KATAKANA -> kana++;
                case HAN -> han++;
                case LATIN -> {
                    latin++;
                    ascii &= c < 0x80;
                }
                default -> {}
            }
        }
        if (kana >= 2 && kana * 50 >= letters) {
            return Language.JA;
        }
        if (han > 0 && han * 5 >= letters) {
            return han <= SHORT_HAN && !CHINESE.matcher(head).find() ? Language.JA : Language.OTHER;
        }
        return latin * 10 >= letters * 7 && latin > 0 && isEnglish(head, ascii)
                ? Language.EN
                : Language.OTHER;
    }

    private static boolean isEnglish(String head, boolean ascii) {
        int english = 0;
        int other = 0;
        boolean shouted = head.equals(head.toUpperCase(Locale.ROOT));
        for (String written : WORD.split(head)) {
            String word = written.toLowerCase(Locale.ROOT);
            english += ENGLISH.contains(word) ? 1 : 0;
            // MIT and LA are names, mit and la are words.
            boolean name =
                    !shouted
                            && word.length() > 1
                            && written.equals(written.toUpperCase(Locale.ROOT));
            other += !name && OTHER_LATIN.contains(word) ? 1 : 0;
        }
        return english > other || (other == 0 && ascii && head.length() <= SHORT_LATIN);
    }
}
