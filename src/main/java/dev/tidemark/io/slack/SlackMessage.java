package dev.tidemark.io.slack;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.webhook.Payload;
import dev.tidemark.config.SlackSettings;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Alert.Threshold;
import dev.tidemark.model.Quote;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An alert as a Slack message: a first line that stands alone on a phone's lock screen, below it the
 * evidence, what speaks against it, why it was raised, and when.
 *
 * <p>Every text that came from a feed passes {@link SlackText}; a quote is a plain-text field, where
 * Slack knows no markup at all. Lengths stay within Slack's: header 150, text and section 3,000, 50
 * blocks. Pure; safe to share between threads.
 */
final class SlackMessage {
    private static final int SECTION = 3_000;
    private static final int QUOTE = 2_000;

    /** Of a quote in the first line; a lock screen shows about 150 characters of it all. */
    private static final int FIRST_LINE_QUOTE = 300;

    private static final int NAME = 80;
    private static final int QUOTES = 5;
    private static final int THRESHOLDS = 10;

    private final SlackWords words;
    private final ZoneId zone;

    SlackMessage(SlackSettings settings) {
        this.words = SlackWords.of(settings.language());
        this.zone = settings.zone();
    }

    /** The message of an alert; the same alert gives the same message. */
    Payload of(Alert alert) {
        List<LayoutBlock> blocks = new ArrayList<>();
        String title = title(alert, SlackText.plain(alert.company(), NAME));
        blocks.add(
                header(
                        block ->
                                block.text(
                                        PlainTextObject.builder()
                                                .text(title)
                                                .emoji(false)
                                                .build())));
        for (Quote quote : limited(alert.evidence())) {
            blocks.add(section(block -> block.text(plain(quotation(quote), QUOTE))));
            blocks.add(small(source(quote)));
        }
        for (Quote quote : limited(alert.counterClaims())) {
            String what = words.against(quote, alert.company());
            blocks.add(section(block -> block.text(plain(what + ": " + quotation(quote), QUOTE))));
            blocks.add(small(source(quote)));
        }
        blocks.add(divider());
        blocks.add(section(block -> block.text(markup(why(alert)))));
        blocks.add(small(times(alert.eventTime())));
        return Payload.builder()
                .text(firstLine(alert))
                .blocks(blocks)
                .unfurlLinks(false)
                .unfurlMedia(false)
                .build();
    }

    /** What a phone shows: tier, company, from and to, outlet, quote, and a denial if there is one. */
    private String firstLine(Alert alert) {
        String company = SlackText.inMarkup(alert.company(), NAME);
        StringBuilder line = new StringBuilder(title(alert, company));
        if (!alert.evidence().isEmpty()) {
            Quote best = alert.evidence().get(0);
            line.append(" (").append(SlackText.inMarkup(outlet(best), NAME)).append(") ");
            line.append(words.quoted(SlackText.inMarkup(best.evidence().text(), FIRST_LINE_QUOTE)));
        }
        if (!alert.counterClaims().isEmpty()) {
            Quote against = alert.counterClaims().get(0);
            line.append(" | ");
            line.append(words.against(against, company));
            line.append(": ");
            line.append(
                    words.quoted(SlackText.inMarkup(against.evidence().text(), FIRST_LINE_QUOTE)));
        }
        return line.toString();
    }

    /** At most 150 characters: the name is cut to 80, and the words around it are short. */
    private String title(Alert alert, String company) {
        return words.tier(alert.tier()) + " | " + company + ": " + words.move(alert);
    }

    private String quotation(Quote quote) {
        return words.quoted(quote.evidence().text());
    }

    private static String outlet(Quote quote) {
        return quote.origin() == null ? quote.publisher() : quote.origin();
    }

    private String source(Quote quote) {
        List<String> parts = new ArrayList<>();
        parts.add(SlackText.link(quote.url(), outlet(quote)));
        if (quote.origin() != null && !quote.origin().equals(quote.publisher())) {
            parts.add(words.via(SlackText.inMarkup(quote.publisher(), NAME)));
        }
        parts.add(words.certainty(quote.certainty()));
        parts.add(words.speaker(quote.speaker()));
        parts.add(at(quote.eventTime(), ZoneOffset.UTC));
        return String.join(" · ", parts);
    }

    private String why(Alert alert) {
        String reached =
                alert.thresholds().stream()
                        .limit(THRESHOLDS)
                        .map(this::threshold)
                        .collect(Collectors.joining(", "));
        String lines =
                "*%s:* %s\n%s · %s"
                        .formatted(
                                words.why(),
                                SlackText.inMarkup(alert.rule(), 500),
                                reached,
                                words.publishers(alert.sources()));
        return alert.promotedFrom() == null
                ? lines
                : lines + " · " + words.before(alert.promotedFrom());
    }

    private String threshold(Threshold threshold) {
        return "%s %s (%s)"
                .formatted(
                        SlackText.inMarkup(threshold.name(), NAME),
                        number(threshold.reached()),
                        words.needed(number(threshold.needed())));
    }

    private String times(Instant time) {
        return words.time() + ": " + at(time, ZoneOffset.UTC) + " · " + at(time, zone);
    }

    private static String at(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z", Locale.ENGLISH)
                .format(time.atZone(zone))
                .replaceAll(" Z$", " UTC");
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number).replaceAll("\\.?0+$", "");
    }

    private static List<Quote> limited(List<Quote> quotes) {
        return quotes.subList(0, Math.min(QUOTES, quotes.size()));
    }

    private static PlainTextObject plain(String raw, int limit) {
        return PlainTextObject.builder().text(SlackText.plain(raw, limit)).emoji(false).build();
    }

    /** Verbatim: Slack makes no links of its own out of what it finds in the text. */
    private static MarkdownTextObject markup(String text) {
        if (text.length() > SECTION) {
            throw new IllegalStateException("parts were not limited");
        }
        return MarkdownTextObject.builder().text(text).verbatim(true).build();
    }

    private static LayoutBlock small(String text) {
        return context(List.of(markup(text)));
    }
}
