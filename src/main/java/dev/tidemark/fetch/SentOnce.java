package dev.tidemark.fetch;

import java.io.IOException;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from sending an answered request anew, as it does by itself and at once where the answer is 408, or 503 with a
 * {@code Retry-After} of no seconds; a network interceptor. There is no setting for that, but OkHttp leaves a request that
 * would have to wait to its caller.
 *
 * <p>It also breaks on a number of seconds that is no {@code int}; larger ones come as the largest.
 */
public final class SentOnce implements Interceptor {
    private static final String NAME = "Retry-After";

    private final Set<Integer> sentAnew;

    /**
     * For a client.
     *
     * @param sentAnew statuses upon which it would ask again: 503, and 408 unless it is told not to retry on failures of
     *     connections
     */
    public SentOnce(Set<Integer> sentAnew) {
        this.sentAnew = sentAnew;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response answer = chain.proceed(chain.request());
        if (!sentAnew.contains(answer.code())) {
            return answer;
        }
        String wait = readable(answer.header(NAME));
        if (wait != null) {
            return answer.newBuilder().header(NAME, wait).build();
        }
        // A 503 that asks for nothing is left alone; a 408 only if it asks for something.
        return answer.code() == 408
                ? answer.newBuilder().header(NAME, "1").build()
                : answer.newBuilder().removeHeader(NAME).build();
    }

    /** Null: no time to wait. */
    private static @Nullable String readable(@Nullable String wait) {
        if (wait == null || !wait.matches("\\d+")) {
            return wait;
        }
        String seconds = wait.replaceFirst("^0+", "");
        return seconds.isEmpty()
                ? null
                : seconds.length() > 9 ? String.valueOf(Integer.MAX_VALUE) : seconds;
    }
}
