package dev.tidemark.health;

import dev.tidemark.model.HealthAlert;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people were told of one feed or group: once that it is gone and once that it is back, and for a day after the
 * first nothing new of the same. Immutable.
 *
 * @param found when it was found gone; null while it is not
 * @param told the alert that is open; null: none
 * @param lastTold when an alert of it was last opened; null: never
 */
public record Telling(
        @Nullable Instant found, @Nullable HealthAlert told, @Nullable Instant lastTold) {
    /** Nothing found, nothing told. */
    public static final Telling NOTHING = new Telling(null, null, null);

    private static final Duration COOLDOWN = Duration.ofDays(1);
    private static final Duration SETTLES = Duration.ofMinutes(30);

    /** Found gone; what was found before stays found. */
    Telling gone(Instant now) {
        return found == null ? new Telling(now, told, lastTold) : this;
    }

    /** Back. */
    Telling back() {
        return new Telling(null, null, lastTold);
    }

    /** With an alert that is open from now on. */
    Telling with(HealthAlert alert) {
        return new Telling(found, alert, alert.toldAt());
    }

    /** True when an alert may be opened: none is, and the last one was not just now. A clock may have been set back. */
    boolean mayOpen(Instant now) {
        return told == null
                && found != null
                && (lastTold == null
                        || Duration.between(lastTold, now).abs().compareTo(COOLDOWN) >= 0);
    }

    /** True when it has been gone for long enough that others of its kind would be gone by now, too. */
    boolean isSettled(Instant now) {
        return found != null && Duration.between(found, now).compareTo(SETTLES) >= 0;
    }

    /** True when nothing needs to be remembered. */
    boolean isForgettable(Instant now) {
        return found == null && told == null && (lastTold == null || mayHaveCooled(now));
    }

    private boolean mayHaveCooled(Instant now) {
        return lastTold != null && Duration.between(lastTold, now).abs().compareTo(COOLDOWN) >= 0;
    }
}
