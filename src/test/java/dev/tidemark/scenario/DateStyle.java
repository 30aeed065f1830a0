package dev.tidemark.scenario;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How a feed writes its dates, and what is to be made of them. */
public enum DateStyle {
    /** As RSS wants it. */
    RFC_822("EEE, dd MMM yyyy HH:mm:ss 'GMT'", 0, "second"),
    /** The same, on a day that it was not. */
    WRONG_WEEKDAY("'Mon', dd MMM yyyy HH:mm:ss 'GMT'", 0, "second"),
    /** As Atom wants it. */
    ISO("yyyy-MM-dd'T'HH:mm:ss'Z'", 0, "second"),
    /** Japan's time, and said so. */
    JST("yyyy-MM-dd'T'HH:mm:ss'+09:00'", 9, "second"),
    /** Nobody says whose time. */
    ZONELESS("yyyy-MM-dd HH:mm:ss", 0, "second"),
    /** For people. */
    KANJI("yyyy年M月d日 HH:mm", 0, "second"),
    /** For machines. */
    EPOCH("", 0, "second"),
    /** Ten years ahead: not to be believed. */
    FUTURE("EEE, dd MMM yyyy HH:mm:ss 'GMT'", 0, "implausible"),
    /** The field is there, and empty. */
    NONE("", 0, "absent");

    private final DateTimeFormatter form;
    private final int zone;

    /** The quality that a reader should find, where the format has dates at all. */
    public final String quality;

    DateStyle(String form, int zone, String quality) {
        this.form = DateTimeFormatter.ofPattern(form, Locale.ENGLISH);
        this.zone = zone;
        this.quality = quality;
    }

    String of(Instant time) {
        if (this == EPOCH) {
            return Long.toString(time.getEpochSecond());
        }
        Instant claimed = this == FUTURE ? time.plus(3_653, ChronoUnit.DAYS) : time;
        return form.format(claimed.atOffset(ZoneOffset.ofHours(zone)));
    }
}
