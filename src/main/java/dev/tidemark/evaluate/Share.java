package dev.tidemark.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.function.Predicate;

/** Some out of many. */
public record Share(int right, int of) {

    static <T> Share of(Collection<T> all, Predicate<T> right) {
        return new Share((int) all.stream().filter(right).count(), all.size());
    }

    /** The share in [0, 1]; NaN of nothing. */
    @JsonProperty("share")
    public double value() {
        return (double) right / of;
    }
}
