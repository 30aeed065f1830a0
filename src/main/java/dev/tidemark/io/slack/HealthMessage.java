package dev.tidemark.io.slack;

import dev.tidemark.model.FeedGroup;
import dev.tidemark.model.HealthAlert;
import dev.tidemark.model.Language;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An alert about feeds as a Slack message: one line that says what is the matter and for how long, and a small one with
 * the beginning and the address. Names of feeds and reasons of failures come from outside and pass {@link SlackText}.
 * Pure; safe to share between threads.
 */
final class HealthMessage {
    private static final int NAME = 80;
    private static final int REASON = 160;
    private static final int NAMED = 5;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z", Locale.ENGLISH);

    private final boolean japanese;
    private final ZoneId zone;

    HealthMessage(Language language, ZoneId zone) {
        this.japanese = language == Language.JA;
        this.zone = zone;
    }

    /** The message; the same alert gives the same. */
    Message of(HealthAlert alert) {
        return new Message(
                line(alert, SlackText::inMarkup),
                List.of(
                        SlackBlocks.headline(line(alert, SlackText::plain)),
                        SlackBlocks.small(beginning(alert))));
    }

    /** The one line. */
    String line(HealthAlert alert, FirstLine.Ink ink) {
        String subject = alert.group() == null ? ink.write(alert.name(), NAME) : group(alert, ink);
        if (alert.endedAt() != null) {
            String lasted = lasted(alert.since(), alert.endedAt());
            return say(
                    (alert.group() == null ? "Feed" : "Feeds") + " back | %s: after %s",
                    (alert.group() == null ? "フィード" : "フィード群") + "復旧 | %s: %sぶり",
                    subject,
                    lasted);
        }
        String lasts = lasted(alert.since(), alert.toldAt());
        return switch (alert.kind()) {
            case SILENT ->
                    say(
                                    "Feed silent | %s: nothing new for %s",
                                    "フィード更新途絶 | %s: %s 新着なし", subject, lasts)
                            + usual(alert.usualSeconds());
            case FAILING ->
                    say(
                                    "Feed failing | %s: not to be had for %s",
                                    "フィード取得不可 | %s: %s 取得できず", subject, lasts)
                            + why(alert, ink);
            case GROUP_GONE ->
                    say(
                                    "Feeds gone | %s: %d of %d",
                                    "フィード群停止 | %s: %3$d件中%2$d件",
                                    subject,
                                    alert.down(),
                                    alert.members())
                            + names(alert, ink);
        };
    }

    private String beginning(HealthAlert alert) {
        String since =
                say("Since ", "開始 ")
                        + MINUTE.format(alert.since().atZone(zone)).replaceAll(" Z$", " UTC");
        return alert.group() != null
                ? since
                : since + " · " + SlackText.link(alert.subject(), host(alert.subject()));
    }

    private String group(HealthAlert alert, FirstLine.Ink ink) {
        String value = ink.write(alert.name(), NAME);
        FeedGroup group = java.util.Objects.requireNonNull(alert.group());
        return switch (group) {
            case ALL -> say("all feeds", "全フィード");
            case LANGUAGE ->
                    switch (alert.name()) {
                        case "ja" -> say("Japanese feeds", "日本語フィード");
                        case "en" -> say("English feeds", "英語フィード");
                        default -> say("feeds in other languages", "その他の言語のフィード");
                    };
            case SOURCE_CLASS -> say("%s feeds", "種別 %s", value);
            case HOST -> say("feeds of %s", "サイト %s", value);
        };
    }

    private String usual(@Nullable Long seconds) {
        if (seconds == null) {
            return "";
        }
        long hours = Math.max(1, Math.round(seconds / 3_600.0));
        return say(" (usually within %s)", "(通常 %s以内)", time(hours));
    }

    private String why(HealthAlert alert, FirstLine.Ink ink) {
        if (alert.errorClass() == null) {
            return "";
        }
        String reason = alert.reason() == null ? "" : ": " + ink.write(alert.reason(), REASON);
        return say(" (", "(") + ink.write(alert.errorClass(), NAME) + reason + ")";
    }

    private String names(HealthAlert alert, FirstLine.Ink ink) {
        if (alert.feeds().isEmpty()) {
            return "";
        }
        String named =
                alert.feeds().stream()
                        .limit(NAMED)
                        .map(name -> ink.write(name, NAME))
                        .collect(Collectors.joining(say(", ", "、")));
        String more = alert.down() > NAMED ? say(", …", " ほか") : "";
        return say(" (", "(") + named + more + ")";
    }

    private String lasted(Instant from, Instant to) {
        return time(Math.max(0, Duration.between(from, to).toHours()));
    }

    /** Hours while a person would count in them, then days. */
    private String time(long hours) {
        if (hours >= 72) {
            return say("%d days", "%d日", hours / 24);
        }
        return say(hours == 1 ? "%d hour" : "%d hours", "%d時間", hours);
    }

    private String say(String english, String form, Object... values) {
        return String.format(Locale.ROOT, japanese ? form : english, values);
    }

    private static String host(String url) {
        try {
            String host = new URI(url).getHost();
            return host == null ? url : host;
        } catch (URISyntaxException e) {
            return url;
        }
    }
}
