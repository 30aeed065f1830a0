package dev.tidemark.fetch;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of a fetch. Whatever the web does is one of these; nothing of it is thrown. */
public sealed interface FetchAnswer {

    /** Any answer but a body. */
    sealed interface Bodiless extends FetchAnswer {}

    /**
     * A body.
     *
     * @param body decompressed; not to be changed
     * @param contentType media type in lower case, without parameters; null: not told
     * @param charset as Content-Type tells it, unchecked; null: not told
     * @param validators to be sent with the next request, once the body has been taken over
     * @param finalAddress that the body came from, without a login
     * @param movedTo where the feed has moved for good, by 301 or 308; null: nowhere
     */
    @SuppressWarnings("ArrayRecordComponent") // megabytes, handed over once; nobody compares them
    record Fetched(
            byte[] body,
            @Nullable String contentType,
            @Nullable String charset,
            Validators validators,
            String finalAddress,
            @Nullable String movedTo)
            implements FetchAnswer {

        /** Media type and charset as one header tells them; null: no type was told. */
        public @Nullable String contentTypeWithCharset() {
            return contentType == null || charset == null
                    ? contentType
                    : contentType + "; charset=" + charset;
        }
    }

    /**
     * 304: what was had is still what there is.
     *
     * @param movedTo as in {@link Fetched}
     */
    record NotModified(@Nullable String movedTo) implements Bodiless {}

    /** 410: the feed was taken down for good. */
    record Gone() implements Bodiless {}

    /**
     * The server asks to be left alone.
     *
     * @param why {@link ErrorClass#THROTTLED} for 429, {@link ErrorClass#SERVER} for 503
     * @param until as it says, however far away; null: it does not say
     * @param reason one line
     */
    record RetryLater(ErrorClass why, @Nullable Instant until, String reason) implements Bodiless {}

    /**
     * Anything else.
     *
     * @param reason one line of at most {@value #LONGEST_REASON} characters for a person; never a login
     */
    record Failed(ErrorClass why, String reason) implements Bodiless {
        /** Longest reason; what servers say goes into it. */
        static final int LONGEST_REASON = 200;

        /** Makes one line of the reason. */
        public Failed {
            String line = reason.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ").strip();
            reason =
                    line.length() <= LONGEST_REASON
                            ? line
                            : line.substring(0, LONGEST_REASON - 1) + "…";
        }

        static Failed of(ErrorClass why, String format, Object... values) {
            return new Failed(why, String.format(Locale.ROOT, format, values));
        }
    }
}
