package dev.tidemark.io.slack;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.SlackAccess;
import dev.tidemark.io.SecretFile;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A webhook's address or a bot's token: whoever knows it can post. Shows itself to nobody who does not ask. */
final class Secret {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Reads it from where the settings say.
     *
     * @param place dotted path of the channel's settings
     * @throws InvalidInput when it is missing or is none; the message does not repeat it
     */
    static Secret read(SlackAccess access, String place, Machine machine) {
        boolean webhook = access.kind() == SlackAccess.Kind.WEBHOOK;
        String what = webhook ? "an https address" : "a token that begins with xox";
        String field = place + "." + access.setting();
        String where;
        String found;
        String allowed;
        if (access.file() != null) {
            where = access.file();
            allowed = "a readable file with " + what + " in its first line, on every worker";
            found = SecretFile.firstLine(where, field, allowed);
        } else {
            where = String.valueOf(access.variable());
            allowed = "a variable with " + what + " in the environment of every worker";
            found = machine.variable(where);
            if (found == null || found.isBlank()) {
                throw invalid(field, where + " is not set", allowed);
            }
        }
        String value = found.strip();
        if (webhook ? !isAddress(value) : !value.matches("xox[A-Za-z0-9.-]{1,500}")) {
            throw invalid(field, where + " holds something else (not shown)", allowed);
        }
        return new Secret(value);
    }

    /** The secret itself. */
    String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "(not shown)";
    }

    private static boolean isAddress(String value) {
        URI uri = uri(value);
        if (uri == null || uri.getHost() == null || uri.getUserInfo() != null) {
            return false;
        }
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
    }

    private static @Nullable URI uri(String value) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static InvalidInput invalid(String field, String problem, String allowed) {
        return new InvalidInput(InvalidInput.JOB_FILE, field, problem, allowed);
    }
}
