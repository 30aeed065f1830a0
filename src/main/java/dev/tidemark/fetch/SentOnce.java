package dev.tidemark.fetch;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from sending a request anew by itself, as it does at once where an answer is 408, or 503 with a {@code
 * Retry-After} of no seconds; a network interceptor. It has no setting for that, but it never asks again where it would
 * have to wait: such answers come to say one second.
 */
public final class SentOnce implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response answer = chain.proceed(chain.request());
        boolean again =
                answer.code() == 408
                        || answer.code() == 503 && answer.header("Retry-After", "").matches("0+");
        return again ? answer.newBuilder().header("Retry-After", "1").build() : answer;
    }
}
