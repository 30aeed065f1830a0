package dev.tidemark.io.slack;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Quote;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Tier;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An alert in one line, made for a phone's lock screen: tier, company, from where to where, whose story it is, on how
 * many origins it stands, and what the company says to it. At most 900 characters, mostly below 150.
 *
 * @param ink how a text from a feed is written
 */
record FirstLine(SlackWords words, Ink ink) {
    private static final int NAME = 80;
    private static final int QUOTE = 120;
    private static final int OUTLETS = 2;

    /** One way of making text from feeds safe: {@link SlackText#plain} or {@link SlackText#inMarkup}. */
    @FunctionalInterface
    interface Ink {
        String write(String raw, int limit);
    }

    /** The line of an alert; an ending says how it ended instead of what it was founded on. */
    String of(Alert alert) {
        if (alert.ending() != null) {
            return words.closed() + " | " + title(alert) + " | " + words.ending(alert.ending());
        }
        return title(alert) + " " + founded(alert) + answer(alert);
    }

    /** The line of an alert whose story was told in a weaker tier. */
    String followUp(Alert alert, Tier before) {
        return words.followUp(before) + " | " + of(alert);
    }

    /** Tier, company, from where to where; a report claims no more than that it was reported. */
    String title(Alert alert) {
        String to = words.regime(alert.toRegime());
        boolean considered =
                !alert.evidence().isEmpty()
                        && alert.evidence().get(0).certainty() == Certainty.CONSIDERING;
        return "%s | %s: %s → %s"
                .formatted(
                        words.tier(alert.tier()),
                        ink.write(alert.company(), NAME),
                        words.regime(alert.fromRegime()),
                        alert.tier() == Tier.REPORT ? words.rumoured(to, considered) : to);
    }

    /** Who a quote goes back to. */
    static String outlet(Quote quote) {
        return quote.origin() == null ? quote.publisher() : quote.origin();
    }

    private String founded(Alert alert) {
        List<String> outlets = alert.evidence().stream().map(FirstLine::outlet).distinct().toList();
        String named =
                outlets.stream()
                        .limit(OUTLETS)
                        .map(outlet -> ink.write(outlet, NAME) + ", ")
                        .collect(Collectors.joining());
        return "(" + named + words.origins(Math.max(1, alert.sources())) + ")";
    }

    /** The company's denial or silence beside a report, and whatever speaks against anything stronger. */
    private String answer(Alert alert) {
        if (alert.counterClaims().isEmpty()) {
            return alert.tier() == Tier.REPORT ? " " + words.silent() : "";
        }
        Quote quote =
                alert.counterClaims().stream()
                        .filter(FirstLine::isTheCompanysDenial)
                        .findFirst()
                        .orElse(alert.counterClaims().get(0));
        return " " + against(alert, quote, ink.write(quote.evidence().text(), QUOTE));
    }

    /** A counter-claim, with the company's name where the company speaks. */
    String against(Alert alert, Quote quote, String text) {
        if (quote.certainty() != Certainty.DENIED) {
            return words.against(text);
        }
        return isTheCompanysDenial(quote)
                ? words.denies(ink.write(alert.company(), NAME), text)
                : words.denied(text);
    }

    private static boolean isTheCompanysDenial(Quote quote) {
        return quote.certainty() == Certainty.DENIED
                && (quote.speaker() == Speaker.COMPANY || quote.speaker() == Speaker.EXECUTIVE);
    }
}
