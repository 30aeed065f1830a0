package dev.tidemark.cli;

import java.util.regex.Pattern;

/** The id of an alert as somebody types it. */
final class AlertName {
    /** Axis, company, story and tier, or what is left of them where they were too long, with a hash behind. */
    private static final Pattern SHAPE =
            Pattern.compile(
                    "(?s)[a-z]+\\|[^|]+\\|.+?(\\|(report|notice|shift)(\\|ended)?|~[0-9a-f]{64})");

    private static final int MOST = 512;

    private AlertName() {}

    /**
     * The id, if it is the shape of one.
     *
     * @throws dev.tidemark.config.InvalidInput when it is not
     */
    static String checked(String id) {
        if (id.length() > MOST || !SHAPE.matcher(id).matches()) {
            throw CorrectCommand.invalid(
                    "ALERT", id, "the id of an alert, as in 'openness|Meta|item-42|report'");
        }
        return id;
    }
}
