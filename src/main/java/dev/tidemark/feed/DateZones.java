package dev.tidemark.feed;

import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Zone names and offsets as feeds write them.
 *
 * <p>The names of RFC 822, section 5.1, and those that feeds use besides. IST and other names that mean several zones
 * are left out: a date that may be hours off is worse than none.
 */
final class DateZones {

    private static final Map<String, String> OFFSETS =
            Map.ofEntries(
                    Map.entry("Z", "+00:00"),
                    Map.entry("UT", "+00:00"),
                    Map.entry("UTC", "+00:00"),
                    Map.entry("GMT", "+00:00"),
                    Map.entry("WET", "+00:00"),
                    Map.entry("EST", "-05:00"),
                    Map.entry("EDT", "-04:00"),
                    Map.entry("CST", "-06:00"),
                    Map.entry("CDT", "-05:00"),
                    Map.entry("MST", "-07:00"),
                    Map.entry("MDT", "-06:00"),
                    Map.entry("PST", "-08:00"),
                    Map.entry("PDT", "-07:00"),
                    Map.entry("BST", "+01:00"),
                    Map.entry("CET", "+01:00"),
                    Map.entry("CEST", "+02:00"),
                    Map.entry("EET", "+02:00"),
                    Map.entry("EEST", "+03:00"),
                    Map.entry("MSK", "+03:00"),
                    Map.entry("HKT", "+08:00"),
                    Map.entry("SGT", "+08:00"),
                    Map.entry("JST", "+09:00"),
                    Map.entry("KST", "+09:00"),
                    Map.entry("AEST", "+10:00"),
                    Map.entry("AEDT", "+11:00"));

    private DateZones() {}

    /**
     * The offset of a zone.
     *
     * @param name upper-case zone name or null
     * @param offset signed offset or null: {@code +9}, {@code +0900}, {@code +09:00}; wins over the name
     * @return null for a name not known
     * @throws java.time.DateTimeException for an offset beyond 18 hours
     */
    static @Nullable ZoneOffset of(@Nullable String name, @Nullable String offset) {
        String named = OFFSETS.get(name == null ? "Z" : name);
        if (named == null) {
            return null;
        }
        return ZoneOffset.of(offset == null ? named : full(offset));
    }

    private static String full(String offset) {
        String digits = offset.substring(1).replace(":", "");
        String four =
                switch (digits.length()) {
                    case 1 -> "0" + digits + "00";
                    case 2 -> digits + "00";
                    case 3 -> "0" + digits;
                    default -> digits;
                };
        return offset.charAt(0) + four;
    }
}
