package dev.tidemark.fetch;

import org.jspecify.annotations.Nullable;

/**
 * By what a server recognises the version that was had from it (RFC 9110, section 8.8).
 *
 * <p>They belong to the address that gave them: sent to another one, an equal tag would hide what is new there.
 *
 * @param address that answered with them, after redirects, without a login
 * @param etag as it came; null: none
 * @param lastModified as it came; null: none
 */
public record Validators(String address, @Nullable String etag, @Nullable String lastModified) {

    private static final int LONGEST = 500;

    /** Keeps only what can be sent back: printable ASCII, and not too long to remember. */
    public Validators {
        etag = sendable(etag);
        lastModified = sendable(lastModified);
    }

    private static @Nullable String sendable(@Nullable String value) {
        return value != null
                        && !value.isBlank()
                        && value.length() <= LONGEST
                        && value.chars().allMatch(c -> c >= 0x20 && c <= 0x7E)
                ? value
                : null;
    }
}
