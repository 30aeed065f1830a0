package dev.tidemark.io.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.tidemark.config.SlackChannel;
import dev.tidemark.io.outbox.Brief;
import dev.tidemark.io.outbox.Correction;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Quote;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything that a channel is sent, in its language. Pure; safe to share between threads. */
final class ChannelMessages {
    /** A longer address would not leave room for the other lines. */
    private static final int LONGEST_LINK = 300;

    private static final int REASON = 1_500;

    private final SlackChannel channel;
    private final SlackWords words;
    private final SlackMessage alerts;
    private final HealthMessage health;
    private final FirstLine plain;
    private final FirstLine markup;

    ChannelMessages(SlackChannel channel, ZoneId zone) {
        this.channel = channel;
        this.words = SlackWords.of(channel.language());
        this.alerts = new SlackMessage(words, zone);
        this.health = new HealthMessage(channel.language(), zone);
        this.plain = new FirstLine(words, SlackText::plain);
        this.markup = new FirstLine(words, SlackText::inMarkup);
    }

    /** One alert or correction on its own. */
    Message of(Letter letter) {
        Message message =
                letter.message().health() != null
                        ? health.of(letter.message().health())
                        : letter.message().correction() != null
                                ? correction(letter, letter.message().correction())
                                : alert(java.util.Objects.requireNonNull(letter.about()));
        return letter.message().in(channel.name()).possibleRepeat()
                ? marked(message, words.possibleRepeat())
                : message;
    }

    /** A message that says of itself that it is a test. */
    Message test(Alert sample) {
        return marked(alerts.full(sample), words.test());
    }

    /** Many at once, each in a line. */
    Message digest(List<Letter> letters) {
        return listed(words.digest(letters.size()), letters, 0);
    }

    /** A day's summary. */
    Message brief(Letter letter, Brief brief, List<Letter> named) {
        int feeds = Letter.ofFeeds(named);
        String title =
                words.brief(
                        brief.day().toString(),
                        named.size() - feeds + brief.more() - brief.moreOfFeeds(),
                        feeds + brief.moreOfFeeds(),
                        String.format(Locale.ROOT, "%,d", brief.items()));
        Message message = listed(title, named, brief.more());
        return letter.message().in(channel.name()).possibleRepeat()
                ? marked(message, words.possibleRepeat())
                : message;
    }

    /** A story that was told here before is not told in full again. */
    private Message alert(Alert alert) {
        if (alert.ending() != null) {
            return alerts.ending(alert);
        }
        return alert.promotedFrom() != null
                        && alert.promotedFrom().compareTo(channel.minimumTier()) >= 0
                ? alerts.followUp(alert, alert.promotedFrom())
                : alerts.full(alert);
    }

    private Message correction(Letter letter, Correction correction) {
        return new Message(
                correctionLine(markup, letter, correction),
                List.of(
                        SlackBlocks.headline(correctionLine(plain, letter, correction)),
                        SlackBlocks.small(SlackText.inMarkup(correction.alertId(), 600))));
    }

    private String correctionLine(FirstLine line, Letter letter, Correction correction) {
        String what =
                letter.about() == null
                        ? line.ink().write(correction.company(), 80)
                        : line.title(letter.about());
        return words.correction()
                + " | "
                + what
                + " | "
                + line.ink().write(correction.reason(), REASON);
    }

    private Message listed(String title, List<Letter> letters, int more) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(SlackBlocks.headline(title));
        blocks.addAll(SlackBlocks.lines(letters.stream().map(this::line).toList()));
        if (more > 0) {
            blocks.add(SlackBlocks.small(words.more(more)));
        }
        // The strongest is what a phone should show; of equals, the newest.
        String first =
                letters.stream()
                        .filter(letter -> letter.about() != null)
                        .max(Letter.BY_TIER)
                        .map(letter -> " | " + shortLine(letter))
                        .orElse("");
        return new Message(title + first, blocks);
    }

    private String line(Letter letter) {
        String repeat =
                letter.message().in(channel.name()).possibleRepeat() ? words.possibleRepeat() : "";
        Alert alert = letter.message().alert();
        String link = "";
        if (alert != null && !alert.evidence().isEmpty()) {
            Quote best = alert.evidence().get(0);
            link = " " + SlackText.link(best.url(), FirstLine.outlet(best));
        }
        return "• " + repeat + shortLine(letter) + (link.length() <= LONGEST_LINK ? link : "");
    }

    private String shortLine(Letter letter) {
        if (letter.message().correction() != null) {
            return correctionLine(markup, letter, letter.message().correction());
        }
        if (letter.message().health() != null) {
            return health.line(letter.message().health(), SlackText::inMarkup);
        }
        Alert alert = java.util.Objects.requireNonNull(letter.about());
        return alert.promotedFrom() == null
                ? markup.of(alert)
                : markup.followUp(alert, alert.promotedFrom());
    }

    private static Message marked(Message message, String mark) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(SlackBlocks.text("*" + mark.strip() + "*"));
        blocks.addAll(message.blocks());
        return new Message(mark + message.text(), blocks);
    }
}
