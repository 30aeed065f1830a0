package dev.tidemark.config;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tidemark.model.Language;
import dev.tidemark.model.Tier;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;

/**
 * The {@code slack:} section of a job file; every setting may be left out.
 *
 * @param webhookVariable environment variable of the workers that holds the incoming webhook's
 *     address, default {@value #DEFAULT_WEBHOOK_VARIABLE}; the address itself is a secret and never
 *     written in a job file
 * @param minimumTier the weakest tier that is posted, default report: raising it silences what is
 *     unconfirmed
 * @param zone the desk's time zone, shown beside UTC, default Asia/Tokyo
 * @param language of the words around the quotes, en or ja, default en; quotes are never translated
 */
public record SlackSettings(
        String webhookVariable, Tier minimumTier, ZoneId zone, Language language)
        implements Serializable {

    /** The environment variable with the webhook's address unless a job file names another. */
    public static final String DEFAULT_WEBHOOK_VARIABLE = "TIDEMARK_SLACK_WEBHOOK";

    static SlackSettings read(Section section) {
        String tier = section.text("minimumTier", "report|notice|shift", "report, notice, shift");
        String language = section.text("language", "en|ja", "en, ja");
        return new SlackSettings(
                variable(section),
                tier == null ? Tier.REPORT : Tier.valueOf(tier.toUpperCase(Locale.ROOT)),
                zone(section),
                "ja".equals(language) ? Language.JA : Language.EN);
    }

    /** All defaults. */
    public static SlackSettings defaults() {
        return Section.defaults(SlackSettings::read);
    }

    private static String variable(Section section) {
        String allowed = "the name of an environment variable, not the address itself";
        String variable = section.text("webhookVariable", "(?s).*", allowed);
        if (variable == null) {
            return DEFAULT_WEBHOOK_VARIABLE;
        }
        if (!variable.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            // Most likely the address: not to be repeated.
            throw section.invalid(
                    "webhookVariable", TextNode.valueOf("something else (not shown)"), allowed);
        }
        return variable;
    }

    private static ZoneId zone(Section section) {
        String allowed = "the name of a time zone, as in Asia/Tokyo";
        String zone = section.text("zone", ".*", allowed);
        try {
            return ZoneId.of(zone == null ? "Asia/Tokyo" : zone);
        } catch (DateTimeException e) {
            throw section.invalid("zone", section.tree("zone"), allowed);
        }
    }
}
