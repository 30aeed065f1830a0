package dev.tidemark.config;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tidemark.model.Language;
import dev.tidemark.model.SourceClass;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One feed that is watched.
 *
 * @param url http or https address, without a login
 * @param name what a person calls it
 * @param source whom its items credit, as {@code publishers.yaml} knows them
 * @param sourceClass what kind of source that is
 * @param language that it is mostly written in
 * @param verified whether somebody saw it answer; false for what is only known from memory
 * @param loginVariable environment variable that holds {@code user:password} for this feed; null: no login
 */
public record Feed(
        String url,
        String name,
        String source,
        SourceClass sourceClass,
        Language language,
        boolean verified,
        @Nullable String loginVariable)
        implements Serializable {

    static Feed read(Section row) {
        return new Feed(
                url(row),
                text(row, "name"),
                text(row, "source"),
                sourceClass(row),
                language(row),
                verified(row),
                row.text(
                        "loginVariable",
                        "[A-Za-z_][A-Za-z0-9_]*",
                        "the name of an environment variable with user:password"));
    }

    private static String url(Section row) {
        String given = row.text("url", "(?s).*", FeedUrl.ALLOWED);
        if (given == null) {
            throw row.invalid("url", null, FeedUrl.ALLOWED);
        }
        if (!FeedUrl.isUsable(given)) {
            throw row.invalid("url", TextNode.valueOf(FeedUrl.shown(given)), FeedUrl.ALLOWED);
        }
        return given.strip();
    }

    private static String text(Section row, String name) {
        String text = row.text(name, "(?s).*\\S.*", "a text");
        if (text == null) {
            throw row.invalid(name, null, "a text");
        }
        return text.strip();
    }

    private static SourceClass sourceClass(Section row) {
        String word = text(row, "sourceClass");
        for (SourceClass sourceClass : SourceClass.values()) {
            if (sourceClass.word().equals(word)) {
                return sourceClass;
            }
        }
        throw row.invalid(
                "sourceClass",
                row.tree("sourceClass"),
                "primary, agency, national, trade, aggregator, blog");
    }

    private static Language language(Section row) {
        String word = text(row, "lang");
        for (Language language : Language.values()) {
            if (language.word().equals(word)) {
                return language;
            }
        }
        throw row.invalid("lang", row.tree("lang"), "ja, en, other");
    }

    private static boolean verified(Section row) {
        var value = row.tree("verified");
        if (value == null || !value.isBoolean()) {
            throw row.invalid("verified", value, "true or false");
        }
        return value.booleanValue();
    }
}
