package dev.tidemark.fetch;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from sending a request that was not answered to the next address of its host, one by one to all of them; a
 * network interceptor. Another address is tried as long as there is no connection.
 */
final class OneAttempt implements Interceptor {

    /** Of all that can happen to a request that has left, OkHttp leaves only breaches of the protocol at that. */
    private static final class Unanswered extends ProtocolException {
        private static final long serialVersionUID = 1L;

        Unanswered(IOException why) {
            initCause(why);
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (IOException e) {
            throw new Unanswered(e);
        }
    }

    /** What happened, without what this class has put around it. */
    static Exception happened(Exception thrown) {
        return thrown instanceof Unanswered && thrown.getCause() instanceof IOException why
                ? why
                : thrown;
    }
}
