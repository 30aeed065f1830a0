package dev.tidemark.feed;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * A feed's bytes as text.
 *
 * @param text without a byte order mark; U+FFFD for what could not be decoded
 * @param charset that it was read in
 * @param source how that was found
 * @param problem what is wrong with the encoding, in one line; null when nothing is
 */
record FeedText(String text, Charset charset, EncodingSource source, @Nullable String problem) {}
