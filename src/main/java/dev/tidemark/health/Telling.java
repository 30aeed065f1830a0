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
 * @param lastBack when it was last found back; null: never
 */
public record Telling(
        @Nullable Instant found,
        @Nullable HealthAlert told,
        @Nullable Instant lastTold,
        @Nullable Instant lastBack) {
    /** Nothing found, nothing told. */
    public static final Telling NOTHING = new Telling(null, null, null, null);

    private static final Duration COOLDOWN = Duration.ofDays(1);
    private static final Duration SETTLES = Duration.ofMinutes(30);

    /** Found gone; what was found before stays found. */
    Telling gone(Instant now) {
        return found == null ? new Telling(now, told, lastTold, lastBack) : this;
    }

    /** Back, if it was gone. */
    Telling back(Instant now) {
        return found == null ? this : new Telling(null, null, lastTold, now);
    }

    /** With an alert that is open from now on. */
    Telling with(HealthAlert alert) {
        return new Telling(found, alert, alert.toldAt(), lastBack);
    }

    /** True when an alert may be opened: none is, and the last one was not just now. */
    boolean mayOpen(Instant now) {
        return told == null && found != null && isLongAgo(lastTold, now);
    }

    /** True when it has been gone for long enough that others of its kind would be gone by now, too. */
    boolean isSettled(Instant now) {
        return found != null && Duration.between(found, now).compareTo(SETTLES) >= 0;
    }

    /** True when nothing needs to be remembered. */
    boolean isForgettable(Instant now) {
        return found == null && isLongAgo(lastTold, now) && isLongAgo(lastBack, now);
    }

    /** True for what is more than a day away, in either direction: a clock may have been set back. */
    private static boolean isLongAgo(@Nullable Instant time, Instant now) {
        return time == null || Duration.between(time, now).abs().compareTo(COOLDOWN) >= 0;
    }
}
