package dev.tidemark.fetch;

import dev.tidemark.fetch.FetchAnswer.Failed;
import dev.tidemark.fetch.FetchAnswer.Fetched;
import dev.tidemark.fetch.FetchAnswer.Gone;
import dev.tidemark.fetch.FetchAnswer.NotModified;
import dev.tidemark.fetch.FetchAnswer.RetryLater;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One fetch, from its first hop to its answer. One thread, used once. */
final class Exchange {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> DENIED = Set.of(401, 402, 403, 407, 451);

    private final FeedClient client;
    private final FetchRequest request;
    private final HttpUrl configured;
    private final Instant now;
    private final long start;
    private final Set<HttpUrl> visited = new HashSet<>();

    /** Whether nothing but 301 and 308 has happened so far, so that the answer is the feed's own. */
    private boolean permanent = true;

    /** Whether the last permanent redirect may be remembered; one that gives up encryption may not. */
    private boolean trusted = true;

    private @Nullable HttpUrl movedTo;

    Exchange(FeedClient client, FetchRequest request, HttpUrl configured, Instant now, long start) {
        this.client = client;
        this.request = request;
        this.configured = configured;
        this.now = now;
        this.start = start;
    }

    /** Follows redirects until there is something else. */
    FetchAnswer follow() throws IOException, InterruptedException {
        HttpUrl moved = request.moved() == null ? null : WebAddress.parse(request.moved());
        HttpUrl url = WebAddress.bare(moved == null ? configured : moved);
        boolean fromInternet = false;
        while (true) {
            if (!visited.add(url)) {
                throw new Refusal(
                        ErrorClass.REDIRECT, "redirects in a loop at %s", WebAddress.shown(url));
            }
            if (visited.size() > client.settings().redirects() + 1) {
                throw new Refusal(
                        ErrorClass.REDIRECT,
                        "more than %d redirects",
                        client.settings().redirects());
            }
            AddressGuard.Target target =
                    client.guard().check(url, fromInternet, client.nanosLeft(start));
            String authorization =
                    WebAddress.sameOrigin(url, configured)
                            ? FeedClient.authorization(request, configured)
                            : null;
            AtomicLong bodyBytes = new AtomicLong();
            try (Response response =
                    client.call(
                                    url,
                                    request,
                                    authorization,
                                    target,
                                    bodyBytes,
                                    client.nanosLeft(start))
                            .execute()) {
                if (!REDIRECTS.contains(response.code())) {
                    return answer(url, response, bodyBytes);
                }
                HttpUrl next = next(url, response);
                remember(url, next, response.code());
                fromInternet |= !target.internal();
                url = next;
            }
        }
    }

    private static HttpUrl next(HttpUrl url, Response response) throws Refusal {
        String location = response.header("Location");
        if (location == null || location.isBlank()) {
            throw new Refusal(ErrorClass.REDIRECT, "redirects without saying where to");
        }
        HttpUrl next = WebAddress.resolve(url, location.strip());
        if (next != null) {
            return next;
        }
        throw WebAddress.isOtherScheme(location)
                ? new Refusal(
                        ErrorClass.REFUSED_ADDRESS,
                        "redirects to an address that is neither http nor https")
                : new Refusal(ErrorClass.REDIRECT, "redirects to something that is no address");
    }

    private void remember(HttpUrl from, HttpUrl to, int status) {
        permanent &= status == 301 || status == 308;
        trusted &= permanent && (to.isHttps() || !from.isHttps());
        if (trusted) {
            movedTo = to;
        }
    }

    private FetchAnswer answer(HttpUrl url, Response response, AtomicLong bodyBytes)
            throws IOException {
        int status = response.code();
        String moved = movedTo == null ? null : movedTo.toString();
        if (status == 200 || status == 203) {
            return fetched(url, response, bodyBytes, moved);
        }
        if (status == 304) {
            Validators validators = request.validators();
            return validators != null && validators.address().equals(url.toString())
                    ? new NotModified(moved)
                    : new Failed(ErrorClass.PROTOCOL, "answered 304 to an unconditional request");
        }
        if (status == 410) {
            return permanent
                    ? new Gone()
                    : new Failed(ErrorClass.NOT_FOUND, "answered 410 behind a passing redirect");
        }
        Instant until = ResponseHead.retryAfter(response.headers(), now);
        if (status == 429 || (status == 503 && until != null)) {
            return new RetryLater(
                    status == 429 ? ErrorClass.THROTTLED : ErrorClass.SERVER,
                    until,
                    "answered " + status);
        }
        return new Failed(of(status), "answered " + status);
    }

    private Fetched fetched(
            HttpUrl url, Response response, AtomicLong bodyBytes, @Nullable String moved)
            throws IOException {
        String address = url.toString();
        try (InputStream in = Objects.requireNonNull(response.body()).byteStream()) {
            byte[] body =
                    client.bodies()
                            .read(
                                    in,
                                    bodyBytes,
                                    response.header("Content-Encoding"),
                                    response.body().contentLength());
            return new Fetched(
                    body,
                    ResponseHead.contentType(response.headers()),
                    ResponseHead.charset(response.headers()),
                    new Validators(
                            address, response.header("ETag"), response.header("Last-Modified")),
                    address,
                    moved);
        }
    }

    private static ErrorClass of(int status) {
        if (DENIED.contains(status)) {
            return ErrorClass.DENIED;
        }
        if (status == 404) {
            return ErrorClass.NOT_FOUND;
        }
        return switch (status / 100) {
            case 4 -> ErrorClass.REJECTED;
            case 5 -> ErrorClass.SERVER;
            default -> ErrorClass.PROTOCOL;
        };
    }
}
