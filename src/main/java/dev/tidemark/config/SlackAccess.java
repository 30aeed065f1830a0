package dev.tidemark.config;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a Slack channel is reached: by an incoming webhook, or by a bot's token and the channel's id.
 *
 * <p>Either is a secret: a job file names the environment variable or the file that holds it, never the secret. A file
 * holds it in its first line, and is read where the poster runs.
 *
 * @param kind webhook or bot token
 * @param setting the setting that names the variable or file, for messages
 * @param variable environment variable with the secret; null when a file holds it
 * @param file path of the file with the secret; null when a variable holds it
 * @param channel the channel's id, as in C0123456789; null for a webhook, which is of one channel
 */
public record SlackAccess(
        Kind kind,
        String setting,
        @Nullable String variable,
        @Nullable String file,
        @Nullable String channel)
        implements Serializable {

    /** What the secret is. */
    public enum Kind {
        /** The address of an incoming webhook. */
        WEBHOOK,
        /** The token of a bot, which can answer in threads. */
        BOT_TOKEN
    }

    private static final List<String> SETTINGS =
            List.of("webhookVariable", "webhookFile", "botTokenVariable", "botTokenFile");

    static SlackAccess read(Section section, Path folder) {
        List<String> given = new ArrayList<>();
        for (String setting : SETTINGS) {
            if (section.tree(setting) != null) {
                given.add(setting);
            }
        }
        if (given.size() > 1) {
            throw section.invalid(given.get(1), TextNode.valueOf("a second way"), "one of them");
        }
        String setting = given.isEmpty() ? SETTINGS.get(0) : given.get(0);
        Kind kind = setting.startsWith("webhook") ? Kind.WEBHOOK : Kind.BOT_TOKEN;
        boolean byVariable = setting.endsWith("Variable");
        return new SlackAccess(
                kind,
                setting,
                byVariable ? variable(section, setting) : null,
                byVariable ? null : file(section, setting, folder),
                kind == Kind.WEBHOOK ? null : channel(section));
    }

    private static String variable(Section section, String setting) {
        String allowed = "the name of an environment variable, not the secret itself";
        String variable = section.text(setting, "(?s).*", allowed);
        if (variable == null) {
            return SlackSettings.DEFAULT_WEBHOOK_VARIABLE;
        }
        if (!variable.matches("[A-Za-z_][A-Za-z0-9_]*") || variable.startsWith("xox")) {
            throw notShown(section, setting, allowed);
        }
        return variable;
    }

    private static String file(Section section, String setting, Path folder) {
        String allowed = "path of a file, not the secret itself";
        String file = section.text(setting, "(?s).*", allowed);
        if (file == null || !file.matches("[^\\p{Cntrl}]+") || file.matches("https?:.*|xox.*")) {
            throw notShown(section, setting, allowed);
        }
        return folder.resolve(file).normalize().toString();
    }

    private static String channel(Section section) {
        String allowed = "the channel's id, as in C0123456789";
        String channel = section.text("channel", "[A-Z][A-Z0-9]{2,30}", allowed);
        if (channel == null) {
            throw section.invalid("channel", null, allowed);
        }
        return channel;
    }

    /** Most likely it is the secret: not to be repeated. */
    private static InvalidInput notShown(Section section, String setting, String allowed) {
        return section.invalid(setting, TextNode.valueOf("something else (not shown)"), allowed);
    }
}
