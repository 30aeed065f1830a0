package dev.tidemark.feed;

import static java.time.temporal.ChronoField.AMPM_OF_DAY;
import static java.time.temporal.ChronoField.CLOCK_HOUR_OF_AMPM;
import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;

import java.text.Normalizer;
import java.text.ParsePosition;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The written forms of a date and a time of day, without zone; resolved strictly, so 31 February is no date.
 *
 * <p>Month names are a table of our own, since those of the JDK change with its locale data.
 */
final class DateForms {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern COMMENT = Pattern.compile("\\([^)]*\\)|\\[[^\\]]*\\]");
    private static final Pattern WEEKDAY =
            Pattern.compile("^(?:MON|TUE|WED|THU|FRI|SAT|SUN)[A-Z]*\\.?,? ?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(:\\d\\d),(\\d)");
    private static final Pattern BEYOND_NANOS = Pattern.compile("(\\.\\d{9})\\d+");

    private static final List<String> MONTHS =
            List.of(
                    "JANUARY",
                    "FEBRUARY",
                    "MARCH",
                    "APRIL",
                    "MAY",
                    "JUNE",
                    "JULY",
                    "AUGUST",
                    "SEPTEMBER",
                    "OCTOBER",
                    "NOVEMBER",
                    "DECEMBER");

    /** Most frequent first. */
    private static final List<DateTimeFormatter> FORMS =
            List.of(
                    form(
                            yearFirst("-")
                                    .optionalStart()
                                    .appendLiteral('T')
                                    .append(time())
                                    .optionalEnd()),
                    form(dayFirst().append(year(4)).append(spacedTime())),
                    form(yearFirst("-").append(spacedTime())),
                    form(yearFirst("/").append(spacedTime())),
                    form(japanese().append(spacedTime())),
                    form(japanese().append(japaneseTime())),
                    form(monthFirst().append(spacedTime())),
                    form(monthFirst().append(halfDayTime())),
                    form(dayFirst().append(year(2)).append(spacedTime())),
                    form(yearFirst(".").append(spacedTime())),
                    form(yearLast()),
                    form(basic()));

    private DateForms() {}

    /** Brings a text into the spelling that {@link #parse} knows: upper case, no weekday, no comment. */
    static String plain(String raw) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        text = COMMENT.matcher(text).replaceAll(" ");
        text = SPACES.matcher(text).replaceAll(" ").strip();
        text = DECIMAL_COMMA.matcher(text).replaceAll("$1.$2");
        text = BEYOND_NANOS.matcher(text).replaceAll("$1");
        return WEEKDAY.matcher(text).replaceFirst("");
    }

    /** The first form that fits the whole text: a LocalDateTime, a LocalDate, or null when none does. */
    static @Nullable TemporalAccessor parse(String text) {
        for (DateTimeFormatter form : FORMS) {
            ParsePosition end = new ParsePosition(0);
            TemporalAccessor fields = form.parseUnresolved(text, end);
            if (fields != null && end.getIndex() == text.length()) {
                return resolve(form, text);
            }
        }
        return null;
    }

    private static @Nullable TemporalAccessor resolve(DateTimeFormatter form, String text) {
        try {
            return form.parseBest(text, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeParseException e) {
            return null; // the right form, but a day or an hour that does not exist
        }
    }

    private static DateTimeFormatter form(DateTimeFormatterBuilder builder) {
        return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateTimeFormatterBuilder blank() {
        return new DateTimeFormatterBuilder();
    }

    private static DateTimeFormatterBuilder short2(
            DateTimeFormatterBuilder builder, ChronoField field) {
        return builder.appendValue(field, 1, 2, SignStyle.NOT_NEGATIVE);
    }

    private static DateTimeFormatterBuilder yearFirst(String mark) {
        DateTimeFormatterBuilder month =
                short2(blank().appendValue(YEAR, 4).appendLiteral(mark), MONTH_OF_YEAR);
        return short2(month.appendLiteral(mark), DAY_OF_MONTH);
    }

    private static DateTimeFormatterBuilder dayFirst() {
        DateTimeFormatterBuilder day = short2(blank(), DAY_OF_MONTH).appendPattern("[' ']['-']");
        return day.append(month()).appendPattern("['.'][',']").appendPattern("[' ']['-']");
    }

    private static DateTimeFormatterBuilder monthFirst() {
        DateTimeFormatterBuilder month = blank().append(month()).appendPattern("['.'][' ']");
        return short2(month, DAY_OF_MONTH)
                .appendPattern("['ST']['ND']['RD']['TH'][',']")
                .appendLiteral(' ')
                .append(year(4));
    }

    private static DateTimeFormatterBuilder japanese() {
        DateTimeFormatterBuilder month =
                short2(blank().appendValue(YEAR, 4).appendLiteral('年'), MONTH_OF_YEAR);
        return short2(month.appendLiteral('月'), DAY_OF_MONTH).appendLiteral('日');
    }

    /** As in the C library's ctime: month, day, time, year. */
    private static DateTimeFormatterBuilder yearLast() {
        DateTimeFormatterBuilder day =
                short2(blank().append(month()).appendLiteral(' '), DAY_OF_MONTH);
        return day.appendLiteral(' ').append(time()).appendLiteral(' ').append(year(4));
    }

    /** ISO 8601 without marks. */
    private static DateTimeFormatterBuilder basic() {
        return blank().appendValue(YEAR, 4)
                .appendValue(MONTH_OF_YEAR, 2)
                .appendValue(DAY_OF_MONTH, 2)
                .optionalStart()
                .appendLiteral('T')
                .appendValue(HOUR_OF_DAY, 2)
                .appendValue(MINUTE_OF_HOUR, 2)
                .optionalStart()
                .appendValue(SECOND_OF_MINUTE, 2);
    }

    private static DateTimeFormatter year(int digits) {
        return digits == 4
                ? blank().appendValue(YEAR, 4).toFormatter(Locale.ROOT)
                : blank().appendValueReduced(YEAR, 2, 2, 1970).toFormatter(Locale.ROOT);
    }

    private static DateTimeFormatter month() {
        Map<Long, String> full = new HashMap<>();
        Map<Long, String> three = new HashMap<>();
        for (int i = 0; i < MONTHS.size(); i++) {
            full.put(i + 1L, MONTHS.get(i));
            three.put(i + 1L, MONTHS.get(i).substring(0, 3));
        }
        DateTimeFormatter whole = blank().appendText(MONTH_OF_YEAR, full).toFormatter(Locale.ROOT);
        DateTimeFormatter cut = blank().appendText(MONTH_OF_YEAR, three).toFormatter(Locale.ROOT);
        return blank().appendOptional(whole).appendOptional(cut).toFormatter(Locale.ROOT);
    }

    private static DateTimeFormatter time() {
        return short2(blank(), HOUR_OF_DAY).append(minutes()).toFormatter(Locale.ROOT);
    }

    private static DateTimeFormatter minutes() {
        return blank().appendLiteral(':')
                .appendValue(MINUTE_OF_HOUR, 2)
                .optionalStart()
                .appendLiteral(':')
                .appendValue(SECOND_OF_MINUTE, 2)
                .optionalStart()
                .appendFraction(NANO_OF_SECOND, 1, 9, true)
                .toFormatter(Locale.ROOT);
    }

    private static DateTimeFormatter spacedTime() {
        return blank().optionalStart().appendLiteral(' ').append(time()).toFormatter(Locale.ROOT);
    }

    private static DateTimeFormatter halfDayTime() {
        DateTimeFormatterBuilder hour =
                short2(blank().appendPattern("[',']").appendLiteral(' '), CLOCK_HOUR_OF_AMPM);
        return hour.append(minutes())
                .appendPattern("[' ']")
                .appendText(AMPM_OF_DAY, Map.of(0L, "AM", 1L, "PM"))
                .toFormatter(Locale.ROOT);
    }

    private static DateTimeFormatter japaneseTime() {
        DateTimeFormatterBuilder hour = short2(blank().appendPattern("[' ']"), HOUR_OF_DAY);
        DateTimeFormatterBuilder minute =
                short2(hour.appendLiteral('時'), MINUTE_OF_HOUR).appendLiteral('分');
        return short2(minute.optionalStart(), SECOND_OF_MINUTE)
                .appendLiteral('秒')
                .toFormatter(Locale.ROOT);
    }
}
