package dev.tidemark.feed;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Turns of dates that occur in feeds and that no form knows, rewritten to ones that {@link DateForms} knows.
 *
 * <p>Tried only on what could not be read as it is. None of them guesses: each has one meaning.
 */
final class DateSpellings {
    private static final List<String> MONTHS =
            List.of(
                    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC");

    /** The year before the first of the era that began on 1 May 2019. */
    private static final int BEFORE_REIWA = 2018;

    /** A turn and what it stands for. */
    private record Turn(Pattern pattern, Function<MatchResult, String> meaning) {
        Turn(String pattern, Function<MatchResult, String> meaning) {
            this(Pattern.compile(pattern), meaning);
        }
    }

    private static final List<Turn> TURNS =
            List.of(
                    // 火, 02 1月 2024: RFC 822 as a program with a Japanese locale prints it
                    new Turn("^[月火水木金土日](?:曜日?)?[,.]? ?(?=\\d)", m -> ""),
                    new Turn("^(\\d{1,2}) (1[0-2]|0?[1-9])月,? (?=\\d{4})", DateSpellings::month),
                    new Turn("令和 ?(元|\\d{1,2})年", DateSpellings::reiwa),
                    new Turn(
                            "(午前|午後) ?(1[0-2]|0?\\d)(?=[時:])",
                            m -> hour(m.group(2), m.group(1).equals("午後"))),
                    new Turn(
                            "\\b(1[0-2]|0?[1-9])(:\\d\\d(?::\\d\\d)?) ?([AP])\\.?M\\b\\.?",
                            m -> hour(m.group(1), m.group(3).equals("P")) + m.group(2)),
                    new Turn("\\bSEPT\\b", m -> "SEP"),
                    // 2024 - 15:04
                    new Turn("(?<=\\d{4}) - (?=\\d{1,2}:)", m -> " "),
                    // +0000 UTC, as Go prints it: the offset says it all
                    new Turn("([+-]\\d\\d:?\\d\\d) [A-Z]{3,4}$", m -> m.group(1)),
                    new Turn("^(\\d{8})(\\d{6})(?=$|Z)", m -> m.group(1) + "T" + m.group(2)),
                    // a leap second, which RFC 822 has and most clocks do not
                    new Turn("(?<=:\\d\\d):60\\b", m -> ":59"));

    private DateSpellings() {}

    /** The text with all turns rewritten; the same text where it has none. */
    static String rewritten(String plain) {
        String text = plain;
        for (Turn turn : TURNS) {
            text = turn.pattern().matcher(text).replaceAll(turn.meaning());
        }
        return text;
    }

    private static String month(MatchResult date) {
        return date.group(1) + " " + MONTHS.get(Integer.parseInt(date.group(2)) - 1) + " ";
    }

    private static String reiwa(MatchResult era) {
        int year = era.group(1).equals("元") ? 1 : Integer.parseInt(era.group(1));
        return BEFORE_REIWA + year + "年";
    }

    private static String hour(String ofTwelve, boolean afternoon) {
        int hour = Integer.parseInt(ofTwelve) % 12;
        return "%02d".formatted(afternoon ? hour + 12 : hour);
    }
}
