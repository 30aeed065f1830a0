package dev.tidemark.fetch;

import dev.tidemark.config.FetchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.fetch.FetchAnswer.Failed;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/**
 * Fetches feeds and pages from servers that nobody has reason to trust.
 *
 * <p>One fetch has one deadline, for names, redirects and body together; {@link AddressGuard} checks every hop, {@link
 * BodyReader} every body. HTTP/1.1 only, whose costs can be bounded; no cookies, no caches, no proxy but that of the
 * settings, no connection kept, no request sent twice. Blocks its caller; thread-safe. An interrupt ends a fetch at its next
 * step, and is kept.
 */
public final class FeedClient implements AutoCloseable {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final FetchSettings settings;
    private final Clock clock;
    private final AddressGuard guard;
    private final BodyReader bodies;
    private final OkHttpClient base;
    private final UnaryOperator<InetSocketAddress> route;

    /**
     * Prepares a client, without a request.
     *
     * @param clock for {@code Retry-After}; deadlines go by the system's monotonic clock
     * @throws InvalidInput when the settings name certificates that cannot be read
     */
    public FeedClient(FetchSettings settings, Clock clock) {
        this(settings, clock, HostLookup.SYSTEM, UnaryOperator.identity());
    }

    FeedClient(
            FetchSettings settings,
            Clock clock,
            HostLookup lookup,
            UnaryOperator<InetSocketAddress> route) {
        this.settings = settings;
        this.clock = clock;
        this.route = route;
        this.guard = new AddressGuard(settings, lookup);
        this.bodies = new BodyReader(settings, System::nanoTime);
        this.base = base(settings);
    }

    /** Fetches; whatever the web does is an answer. */
    public FetchAnswer fetch(FetchRequest request) {
        long start = System.nanoTime();
        HttpUrl configured = WebAddress.parse(request.url().strip());
        if (configured == null) {
            return new Failed(
                    ErrorClass.BAD_ADDRESS,
                    WebAddress.isOtherScheme(request.url())
                            ? "neither http nor https"
                            : "no web address");
        }
        try {
            return new Exchange(this, request, configured, clock.instant(), start).follow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed(ErrorClass.INTERRUPTED, "interrupted");
        } catch (Exception thrown) {
            // Runtime exceptions too: the library throws some for what servers send.
            Exception e = OneAttempt.happened(thrown);
            boolean late = nanosLeft(start) <= 0 && !Thread.currentThread().isInterrupted();
            return late && !(e instanceof Refusal)
                    ? Failed.of(
                            ErrorClass.TIMEOUT,
                            "not finished within %s s",
                            settings.deadlineSeconds())
                    : BrokenExchange.of(e);
        }
    }

    /** Breaks off the fetches under way, at once and from any thread; they answer that they failed. */
    @Override
    public void close() {
        base.dispatcher().cancelAll();
    }

    FetchSettings settings() {
        return settings;
    }

    AddressGuard guard() {
        return guard;
    }

    BodyReader bodies() {
        return bodies;
    }

    long nanosLeft(long start) {
        return (long) (settings.deadlineSeconds() * 1e9) - (System.nanoTime() - start);
    }

    /**
     * A request that can reach the checked addresses only.
     *
     * @param bodyBytes to be kept up to date while its body is read
     */
    Call call(
            HttpUrl url,
            FetchRequest request,
            @Nullable String authorization,
            AddressGuard.Target target,
            AtomicLong bodyBytes,
            long nanosLeft) {
        Request.Builder get =
                new Request.Builder()
                        .url(url)
                        .header("User-Agent", settings.userAgent())
                        .header("Accept", request.accept())
                        .header("Accept-Encoding", "gzip, deflate")
                        .header("Connection", "close");
        if (authorization != null) {
            get.header("Authorization", authorization);
        }
        Validators validators = request.validators();
        if (validators != null && validators.address().equals(url.toString())) {
            if (validators.etag() != null) {
                get.header("If-None-Match", validators.etag());
            }
            if (validators.lastModified() != null) {
                get.header("If-Modified-Since", validators.lastModified());
            }
        }
        return base.newBuilder()
                .dns(host -> target.addresses())
                .socketFactory(new PinnedSockets(target.addresses(), bodyBytes, route))
                // Rounded up: ended a fraction before the deadline, it would not be known for late.
                .callTimeout(Math.max(1, nanosLeft / 1_000_000 + 1), TimeUnit.MILLISECONDS)
                .build()
                .newCall(get.build());
    }

    /** The login for the configured origin, ready for its header; null: none. */
    static @Nullable String authorization(FetchRequest request, HttpUrl configured) {
        String login = request.login();
        if (login != null) {
            int colon = login.indexOf(':');
            return Credentials.basic(
                    colon < 0 ? login : login.substring(0, colon),
                    colon < 0 ? "" : login.substring(colon + 1),
                    StandardCharsets.UTF_8);
        }
        return configured.username().isEmpty() && configured.password().isEmpty()
                ? null
                : Credentials.basic(
                        configured.username(), configured.password(), StandardCharsets.UTF_8);
    }

    private static OkHttpClient base(FetchSettings settings) {
        Duration silence = Duration.ofMillis((long) (settings.slowSeconds() * 1_000));
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .cookieJar(CookieJar.NO_COOKIES)
                        .authenticator(Authenticator.NONE)
                        .proxyAuthenticator(Authenticator.NONE)
                        .addNetworkInterceptor(new SentOnce(Set.of(408, 503)))
                        .addNetworkInterceptor(new OneAttempt())
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                        .connectTimeout(
                                silence.compareTo(LONGEST_CONNECT) < 0 ? silence : LONGEST_CONNECT)
                        .readTimeout(silence)
                        .writeTimeout(silence)
                        .proxy(proxy(settings.proxy()));
        if (settings.certificates() != null) {
            HandshakeCertificates trusted = settings.certificates().trusted();
            builder.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
        }
        return builder.build();
    }

    private static Proxy proxy(@Nullable String place) {
        if (place == null) {
            return Proxy.NO_PROXY;
        }
        int colon = place.lastIndexOf(':');
        return new Proxy(
                Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved(
                        place.substring(0, colon).replaceAll("[\\[\\]]", ""),
                        Integer.parseInt(place.substring(colon + 1))));
    }
}
