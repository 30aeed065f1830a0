package dev.tidemark.article;

import dev.tidemark.fetch.ErrorClass;
import org.jspecify.annotations.Nullable;

/** What is known of a page, whichever item points to it. */
sealed interface Page {

    /** It was had, and this is what it says. */
    record Read(MainText text) implements Page {}

    /**
     * It was not had.
     *
     * @param failure the class of the failure; null where it is none of the web's
     */
    record Missing(PageResult result, @Nullable ErrorClass failure, String reason)
            implements Page {}
}
