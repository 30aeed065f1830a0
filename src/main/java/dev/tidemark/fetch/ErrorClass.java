package dev.tidemark.fetch;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;

/**
 * Why a feed could not be had, in classes that a person would tell apart, and the delay with which each is first tried
 * again; it doubles with every further failure.
 */
public enum ErrorClass {
    /** No web address, or one with a scheme other than http and https. */
    BAD_ADDRESS(Duration.ofHours(1)),
    /** The address, or one that it redirects to or resolves to, must not be contacted. */
    REFUSED_ADDRESS(Duration.ofHours(1)),
    /** The name does not resolve, or not in time. */
    DNS(Duration.ofMinutes(10)),
    /** No connection, or one that broke. */
    CONNECTION(Duration.ofMinutes(5)),
    /** The server's certificate is not trusted, or there is no common way to encrypt. */
    TLS(Duration.ofHours(1)),
    /** Not finished by the deadline, or silent for too long. */
    TIMEOUT(Duration.ofMinutes(5)),
    /** Came, but too slowly. */
    TOO_SLOW(Duration.ofMinutes(10)),
    /** Larger than allowed, compressed or not. */
    TOO_LARGE(Duration.ofHours(1)),
    /** A compression that was not asked for, or broken. */
    ENCODING(Duration.ofMinutes(30)),
    /** A loop of redirects, too many of them, or one without a target. */
    REDIRECT(Duration.ofHours(1)),
    /** Not what HTTP allows, or cut off. */
    PROTOCOL(Duration.ofMinutes(10)),
    /** 404 and the like. */
    NOT_FOUND(Duration.ofHours(1)),
    /** 401, 402, 403, 407, 451: not for us. */
    DENIED(Duration.ofHours(1)),
    /** 429: asked too often. */
    THROTTLED(Duration.ofMinutes(15)),
    /** Any other 4xx. */
    REJECTED(Duration.ofHours(1)),
    /** 5xx. */
    SERVER(Duration.ofMinutes(5)),
    /** 410: gone for good, says the server. */
    GONE(Duration.ofDays(1)),
    /** Fetched, but no feed: what the reader of feeds says of a body. */
    UNREADABLE(Duration.ofMinutes(30)),
    /** The thread was interrupted; says nothing about the feed. */
    INTERRUPTED(Duration.ZERO);

    private final Duration firstDelay;

    ErrorClass(Duration firstDelay) {
        this.firstDelay = firstDelay;
    }

    /** The least delay after the first failure in a row. */
    public Duration firstDelay() {
        return firstDelay;
    }

    /** As it is written in documents: {@code NOT_FOUND} is "not found". */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
