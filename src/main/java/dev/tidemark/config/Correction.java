package dev.tidemark.config;

import java.time.Instant;

/**
 * An alert is taken back.
 *
 * @param alert its id
 */
public record Correction(String alert, String reason, String by, Instant time) implements Decision {

    @Override
    public boolean isAbout(Decision other) {
        return other instanceof Correction correction && correction.alert.equals(alert);
    }

    @Override
    public boolean repeats(Decision other) {
        return other instanceof Correction correction
                && equals(new Correction(correction.alert, correction.reason, correction.by, time));
    }
}
