package dev.tidemark.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.model.Language;
import dev.tidemark.model.Tier;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One place where alerts are posted.
 *
 * @param name by which the outbox, logs and {@code alert test} call it: letters, digits, dash, underscore, at most 40
 * @param access how it is reached
 * @param minimumTier the weakest tier that is posted, default report: raising it silences what is unconfirmed
 * @param language of the words around the quotes, en or ja, default en; quotes are never translated
 * @param companies whose alerts are posted; empty: everybody's. Names as on the watchlist
 * @param quietHours when nothing is posted, null: never. What is kept back goes out with the brief, or without one when
 *     they are over
 * @param brief when each day's summary is posted, also of a day without an alert, null: never
 * @param health whether alerts about feeds are posted, too, whatever the tier and companies; default false, but true for
 *     the only channel. Nowhere true: nobody is told that nothing comes in any more
 */
public record SlackChannel(
        String name,
        SlackAccess access,
        Tier minimumTier,
        Language language,
        List<String> companies,
        @Nullable QuietHours quietHours,
        @Nullable LocalTime brief,
        boolean health)
        implements Serializable {

    /** Reads a channel; without a name it has to have one of its own. {@code only}: it is the only one. */
    static SlackChannel read(Section section, Path folder, @Nullable String name, boolean only) {
        String tier = section.text("minimumTier", "report|notice|shift", "report, notice, shift");
        String language = section.text("language", "en|ja", "en, ja");
        return new SlackChannel(
                name == null ? name(section) : name,
                SlackAccess.read(section, folder),
                tier == null ? Tier.REPORT : Tier.valueOf(tier.toUpperCase(Locale.ROOT)),
                "ja".equals(language) ? Language.JA : Language.EN,
                companies(section),
                section.optional("quietHours", QuietHours::read),
                QuietHours.time(section, "brief"),
                health(section, only));
    }

    private static boolean health(Section section, boolean byDefault) {
        JsonNode value = section.tree("health");
        if (value != null && !value.isBoolean()) {
            throw section.invalid("health", value, "true or false");
        }
        return value == null ? byDefault : value.booleanValue();
    }

    private static String name(Section section) {
        String allowed = "1 to 40 letters, digits, dashes, underscores";
        String name = section.text("name", "[A-Za-z0-9_-]{1,40}", allowed);
        if (name == null) {
            throw section.invalid("name", null, allowed);
        }
        return name;
    }

    private static List<String> companies(Section section) {
        JsonNode list = section.tree("companies");
        if (list == null) {
            return List.of();
        }
        List<String> companies = new ArrayList<>();
        for (JsonNode company : list) {
            companies.add(company.asText());
        }
        if (!list.isArray() || companies.isEmpty() || companies.contains("")) {
            throw section.invalid("companies", list, "a list of at least one company");
        }
        return List.copyOf(companies);
    }
}
