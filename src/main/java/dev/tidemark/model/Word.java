package dev.tidemark.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An enumerated value whose written form is its name in lower case, words apart. */
interface Word {

    /** The constant's name, as every enum has it. */
    String name();

    /** The value as it is written in documents and files: {@code THIRD_PARTY} is "third party". */
    @JsonValue
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
