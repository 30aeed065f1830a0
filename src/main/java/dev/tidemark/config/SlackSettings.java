package dev.tidemark.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code slack:} section of a job file; every setting may be left out.
 *
 * <p>Without {@code channels} the section itself is the one channel, and takes a {@link SlackChannel}'s settings beside
 * those below.
 *
 * @param channels where alerts are posted, each with a name of its own
 * @param zone the desk's time zone, in which times are told and quiet hours and briefs are meant, default Asia/Tokyo
 * @param outbox folder in which messages wait and answers are kept, a few KB for each alert; null: {@code outbox} in
 *     the folder of the job's state. Relative to the job file's folder. Another folder has told nothing yet. On a
 *     cluster it has to be given, and be one that all workers share and that keeps file locks
 * @param digestAbove more waiting messages than this go out as one that names them all. 1 to 10,000, default 10. Too
 *     small: evidence is missing where there was time for it. Too large: a burst takes a second a message
 * @param api Slack's Web API, for bot tokens only; default {@value #DEFAULT_API}
 */
public record SlackSettings(
        List<SlackChannel> channels,
        ZoneId zone,
        @Nullable String outbox,
        int digestAbove,
        String api)
        implements Serializable {

    /** The environment variable with the webhook's address unless a job file names another. */
    public static final String DEFAULT_WEBHOOK_VARIABLE = "TIDEMARK_SLACK_WEBHOOK";

    /** Where bot tokens are used unless a job file says otherwise. */
    public static final String DEFAULT_API = "https://slack.com/api/";

    static SlackSettings read(Section section, Path folder) {
        String outbox = section.text("outbox", "[^\\x00]+", "path of a folder");
        String api =
                section.text(
                        "api",
                        "https://[^@\\s?#]+/|http://(127\\.0\\.0\\.1|localhost)(:\\d+)?/[^@\\s?#]*",
                        "an https address that ends in /, without user");
        return new SlackSettings(
                channels(section, folder),
                zone(section),
                outbox == null ? null : folder.resolve(outbox).normalize().toString(),
                section.whole("digestAbove", 10, 1, 10_000),
                api == null ? DEFAULT_API : api);
    }

    /** All defaults: one channel, by the webhook in {@value #DEFAULT_WEBHOOK_VARIABLE}. */
    public static SlackSettings defaults() {
        return Section.defaults(section -> read(section, Path.of("")));
    }

    private static List<SlackChannel> channels(Section section, Path folder) {
        JsonNode list = section.tree("channels");
        if (list == null) {
            return List.of(SlackChannel.read(section, folder, "slack", true));
        }
        if (!list.isArray() || list.isEmpty()) {
            throw section.invalid("channels", list, "a list of at least one channel");
        }
        List<SlackChannel> channels = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            SlackChannel channel =
                    section.row(
                            "channels[" + i + "]",
                            list.get(i),
                            row -> SlackChannel.read(row, folder, null, list.size() == 1));
            if (!names.add(channel.name())) {
                throw section.invalid(
                        "channels[" + i + "].name", list.get(i).get("name"), "each name once");
            }
            channels.add(channel);
        }
        return List.copyOf(channels);
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
