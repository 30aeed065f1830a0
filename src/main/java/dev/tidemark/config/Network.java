package dev.tidemark.config;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of IPv4 or IPv6 addresses in the notation of RFC 4632, as in {@code 10.0.0.0/8}.
 *
 * @param base any address of the block; bits behind the prefix do not count
 * @param prefix leading bits that all its addresses share, 0 to 32 or 128
 */
public record Network(InetAddress base, int prefix) implements Serializable {

    /** Four decimal numbers, or hexadecimal groups with at least two colons: nothing that DNS would be asked about. */
    private static final Pattern NOTATION =
            Pattern.compile(
                    "((?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)/(\\d{1,3})");

    /**
     * Reads the notation.
     *
     * @return null for anything else
     */
    public static @Nullable Network parse(String text) {
        Matcher parts = NOTATION.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        try {
            InetAddress base = InetAddress.getByName(parts.group(1));
            int prefix = Integer.parseInt(parts.group(2));
            return prefix <= base.getAddress().length * 8 ? new Network(base, prefix) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Whether an address is of this block; one of the other family never is. */
    public boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] other = address.getAddress();
        if (ours.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((ours[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
