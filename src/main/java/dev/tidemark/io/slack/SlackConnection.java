package dev.tidemark.io.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.tidemark.fetch.SentOnce;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Slack's client library, told to make one request a call, to log none, and to say whether a request had left when it
 * failed. One thread at a time.
 */
final class SlackConnection extends EventListener implements AutoCloseable {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

    private final Slack slack;
    private boolean begun;

    /** Prepares a connection; the Web API's address is of no use to webhooks. */
    SlackConnection(String api) {
        this(api, CALL_TIMEOUT);
    }

    SlackConnection(String api, Duration timeout) {
        SlackConfig config = new SlackConfig();
        config.setHttpClientCallTimeoutMillis((int) timeout.toMillis());
        config.setMethodsEndpointUrlPrefix(api);
        config.setStatsEnabled(false);
        // The library's own listeners would write the request, secret included, to the debug log.
        config.setHttpClientResponseHandlers(List.of());
        this.slack =
                Slack.getInstance(
                        config,
                        new SlackHttpClient(
                                SlackHttpClient.buildOkHttpClient(config)
                                        .newBuilder()
                                        .followRedirects(false)
                                        .followSslRedirects(false)
                                        // A silent second request would be a second message.
                                        .retryOnConnectionFailure(false)
                                        .addNetworkInterceptor(new SentOnce(Set.of(503)))
                                        .eventListener(this)
                                        .build()));
    }

    /** The library, for one call. */
    Slack forCall() {
        begun = false;
        return slack;
    }

    @Override
    public void requestHeadersStart(Call call) {
        begun = true;
    }

    /** What a failure without an answer means. */
    Answer failed(Exception failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        // Only its kind: the message, and that of its causes, may hold the address.
        return new Answer(
                begun ? Answer.Meaning.UNKNOWN : Answer.Meaning.LATER,
                failure.getClass().getSimpleName(),
                null,
                null);
    }

    @Override
    public void close() throws Exception {
        slack.close();
    }
}
