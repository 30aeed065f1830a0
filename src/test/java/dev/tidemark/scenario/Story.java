package dev.tidemark.scenario;

import java.util.List;
import java.util.Optional;

/**
 * A page that a feed lists.
 *
 * @param page its address without the scheme
 * @param published in hours of the script
 * @param versions in the order of time; what comes back after an absence is a version with the same words
 */
public record Story(String page, double published, List<Version> versions) {

    /** What it says from one hour to another, exclusive. */
    public record Version(double from, double until, String title, String text) {
        boolean covers(double hour) {
            return hour >= from && hour < until;
        }
    }

    /** What is listed of it at a time. */
    Optional<Version> at(double hour) {
        return versions.stream().filter(version -> version.covers(hour)).findFirst();
    }
}
