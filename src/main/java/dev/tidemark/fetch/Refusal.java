package dev.tidemark.fetch;

import java.io.IOException;
import java.util.Locale;

/** Ends a fetch from within, for a reason of our own; never leaves this package. */
final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final ErrorClass why;

    Refusal(ErrorClass why, String format, Object... values) {
        super(String.format(Locale.ROOT, format, values));
        this.why = why;
    }

    /** The same as an answer. */
    FetchAnswer.Failed failed() {
        return new FetchAnswer.Failed(why, String.valueOf(getMessage()));
    }
}
