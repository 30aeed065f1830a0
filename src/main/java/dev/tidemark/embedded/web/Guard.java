package dev.tidemark.embedded.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every request has to pass, and what every answer forbids the browser.
 *
 * <p>The server listens on loopback, but any page in this machine's browser could reach it: one whose
 * name was made to resolve to 127.0.0.1 is turned away by its {@code Host}, others by the same-origin
 * policy. A port may differ, so that a tunnel works.
 */
final class Guard {
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none';"
                            + " frame-ancestors 'none'",
                    "X-Content-Type-Options",
                    "nosniff",
                    "Referrer-Policy",
                    "no-referrer",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Cache-Control",
                    "no-cache");

    private Guard() {}

    /** Lets a request pass, or answers it with 403 or 405. */
    static void check(Context request) {
        HEADERS.forEach(request::header);
        if (!isThisMachine(request.header("Host"))) {
            throw new ForbiddenResponse("Host; allowed: 127.0.0.1 or localhost");
        }
        if (request.method() != HandlerType.GET && request.method() != HandlerType.HEAD) {
            throw new MethodNotAllowedResponse("method; allowed: GET, HEAD", Map.of());
        }
    }

    static boolean isThisMachine(@Nullable String host) {
        return host != null && THIS_MACHINE.matcher(host).matches();
    }
}
