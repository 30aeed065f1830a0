package dev.tidemark.io.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Alert.Threshold;
import dev.tidemark.model.Quote;
import dev.tidemark.model.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An alert as a Slack message: a {@link FirstLine} that stands alone, times and confidence, the evidence, what speaks
 * against it, and why it was raised. What adds to a story told before is short.
 *
 * <p>Every text that came from a feed passes {@link SlackText}; a quote is a plain-text field, where Slack knows no markup
 * at all. Pure; safe to share between threads.
 */
final class SlackMessage {
    private static final int QUOTE = 2_000;
    private static final int NAME = 80;
    private static final int QUOTES = 5;
    private static final int THRESHOLDS = 10;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z", Locale.ENGLISH);

    private final SlackWords words;
    private final ZoneId zone;
    private final FirstLine plain;
    private final FirstLine markup;

    SlackMessage(SlackWords words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
        this.plain = new FirstLine(words, SlackText::plain);
        this.markup = new FirstLine(words, SlackText::inMarkup);
    }

    /** An alert told in full; the same alert gives the same message. */
    Message full(Alert alert) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(SlackBlocks.headline(plain.of(alert)));
        blocks.add(SlackBlocks.small(standing(alert)));
        for (Quote quote : limited(alert.evidence())) {
            blocks.add(SlackBlocks.plain(words.quoted(SlackText.plain(text(quote), QUOTE))));
            blocks.add(SlackBlocks.small(source(quote)));
        }
        for (Quote quote : limited(alert.counterClaims())) {
            String text = SlackText.plain(text(quote), QUOTE);
            blocks.add(SlackBlocks.plain(plain.against(alert, quote, text)));
            blocks.add(SlackBlocks.small(source(quote)));
        }
        blocks.add(SlackBlocks.text(why(alert)));
        return new Message(markup.of(alert), blocks);
    }

    /** A story that was told in a weaker tier: the line, and the one sentence that is new. */
    Message followUp(Alert alert, Tier before) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(SlackBlocks.headline(plain.followUp(alert, before)));
        blocks.add(SlackBlocks.small(standing(alert)));
        if (!alert.evidence().isEmpty()) {
            Quote best = alert.evidence().get(0);
            blocks.add(SlackBlocks.plain(words.quoted(SlackText.plain(text(best), QUOTE))));
            blocks.add(SlackBlocks.small(source(best)));
        }
        return new Message(markup.followUp(alert, before), blocks);
    }

    /** A story that is closed: one line. */
    Message ending(Alert alert) {
        return new Message(
                markup.of(alert),
                List.of(SlackBlocks.headline(plain.of(alert)), SlackBlocks.small(times(alert))));
    }

    /** The second line: when, how sure, on what, against what. */
    private String standing(Alert alert) {
        List<String> parts = new ArrayList<>();
        parts.add(times(alert));
        parts.add(words.confidence(Math.round(alert.confidence() * 100)));
        alert.certainties()
                .forEach(
                        share ->
                                parts.add(
                                        share.items() + " " + words.certainty(share.certainty())));
        if (alert.fromSince() != null) {
            parts.add(
                    words.since(
                            words.regime(alert.fromRegime()),
                            alert.fromSince().atZone(zone).toLocalDate().toString()));
        }
        return String.join(" · ", parts);
    }

    private String times(Alert alert) {
        Instant first =
                alert.evidence().stream()
                        .map(Quote::eventTime)
                        .min(Instant::compareTo)
                        .orElse(alert.eventTime());
        return words.firstSeen(at(first)) + " · " + words.alerted(at(alert.eventTime()));
    }

    private String source(Quote quote) {
        List<String> parts = new ArrayList<>();
        parts.add(SlackText.link(quote.url(), FirstLine.outlet(quote)));
        if (quote.origin() != null && !quote.origin().equals(quote.publisher())) {
            parts.add(words.via(SlackText.inMarkup(quote.publisher(), NAME)));
        }
        parts.add(words.certainty(quote.certainty()));
        parts.add(words.speaker(quote.speaker()));
        parts.add(at(quote.eventTime()));
        return String.join(" · ", parts);
    }

    private String why(Alert alert) {
        StringBuilder why = new StringBuilder();
        why.append("*%s:* %s".formatted(words.why(), SlackText.inMarkup(alert.rule(), 500)));
        why.append("\n").append(thresholds(alert.thresholds()));
        if (!alert.missing().isEmpty() && alert.tier() != Tier.SHIFT) {
            why.append("\n").append(words.missing(Tier.SHIFT)).append(": ");
            why.append(thresholds(alert.missing()));
        }
        why.append("\n").append(words.sensitivity(alert.sensitivity().word()));
        return why.toString();
    }

    private String thresholds(List<Threshold> thresholds) {
        return thresholds.stream()
                .limit(THRESHOLDS)
                .map(this::threshold)
                .collect(Collectors.joining(", "));
    }

    private String threshold(Threshold threshold) {
        return "%s %s (%s)"
                .formatted(
                        words.threshold(SlackText.inMarkup(threshold.name(), NAME)),
                        number(threshold.reached()),
                        words.needed(number(threshold.needed())));
    }

    private String at(Instant time) {
        return MINUTE.format(time.atZone(zone)).replaceAll(" Z$", " UTC");
    }

    private static String text(Quote quote) {
        return quote.evidence().text();
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number).replaceAll("\\.?0+$", "");
    }

    private static List<Quote> limited(List<Quote> quotes) {
        return quotes.subList(0, Math.min(QUOTES, quotes.size()));
    }
}
