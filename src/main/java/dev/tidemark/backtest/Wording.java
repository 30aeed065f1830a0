package dev.tidemark.backtest;

import dev.tidemark.evaluate.Share;
import dev.tidemark.model.Regime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Figures and outcomes in words, the same on a terminal and on a page. What comes from feeds is in them as it is: whoever
 * shows it escapes it.
 */
public final class Wording {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Wording() {}

    /** A moment in UTC, to the minute. */
    public static String time(Instant time) {
        return MINUTE.format(time);
    }

    /** A figure with so many decimals; a dash for none. */
    public static String figure(@Nullable Double figure, int decimals) {
        return figure == null || figure.isNaN()
                ? "–"
                : String.format(Locale.ROOT, "%." + decimals + "f", figure);
    }

    /** As in {@code closed → mixed}. */
    public static String step(@Nullable Regime from, @Nullable Regime to) {
        return (from == null ? "unknown" : from.word())
                + " → "
                + (to == null ? "unknown" : to.word());
    }

    /** What was found, as in {@code 3 of 4 (75 %)}. */
    public static String share(@Nullable Share share) {
        if (share == null || share.of() == 0) {
            return "–";
        }
        return String.format(
                Locale.ROOT, "%d of %d (%.0f %%)", share.right(), share.of(), 100 * share.value());
    }

    /** What came nearest to a change that was not found. */
    public static String nearest(NearestMiss miss) {
        String score =
                miss.point() == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; the score's best moment was %s with surprise %.2f, effect %.2f",
                                time(miss.point().time()),
                                miss.point().surprise(),
                                miss.point().effect());
        return switch (miss.kind()) {
            case WEAKER -> "told as " + tierAndLack(Objects.requireNonNull(miss.alert())) + score;
            case EARLY, LATE ->
                    String.format(
                            Locale.ROOT,
                            "a %s %.1f days %s the window",
                            Objects.requireNonNull(miss.alert()).tier().word(),
                            Math.abs(miss.daysOff()),
                            miss.kind() == NearestMiss.Kind.EARLY ? "before" : "after");
            case OPPOSITE ->
                    "a %s of the opposite direction at %s%s"
                            .formatted(
                                    Objects.requireNonNull(miss.alert()).tier().word(),
                                    time(miss.alert().time()),
                                    score);
            case SCORE -> "no alert within 30 days" + score;
            case SILENCE -> "no alert within 30 days, and no score that points this way";
        };
    }

    private static String tierAndLack(ToldAlert alert) {
        return alert.tier().word()
                + " at "
                + time(alert.time())
                + (alert.lacked().isEmpty()
                        ? ""
                        : ", which lacked " + String.join(", ", alert.lacked()));
    }

    /** Why an alert counts as it does. */
    public static String verdict(Expectations.Verdict verdict) {
        return switch (verdict) {
            case RIGHT -> "right";
            case FIRMER -> "right, but firmer than the change";
            case ALLOWED -> "allowed";
            case QUIET -> "false: in a quiet stretch";
            case EXTRA -> "false: outside of all windows";
            case UNJUDGED -> "not judged";
        };
    }
}
