package dev.tidemark.cli;

import dev.tidemark.io.archive.ArchiveFile;
import dev.tidemark.io.archive.ArchiveFiles;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a replay's results and whereabouts depend on, as one hash: its files, rules and settings.
 *
 * <p>Of each file the name, the size, and the first and last MiB count; parallelism does not, since
 * results do not depend on it.
 */
final class Fingerprint {
    private static final int EDGE = 1 << 20;

    private Fingerprint() {}

    /**
     * Hashes.
     *
     * @param settings what neither files nor rules hold: where documents go, and how many key groups
     */
    static String of(ArchiveFiles files, Rules rules, String settings) throws IOException {
        return of(files, rules.version() + "|" + settings);
    }

    /** Hashes files and what else counts. */
    static String of(ArchiveFiles files, String rest) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        for (ArchiveFile file : files.files()) {
            add(digest, file.name() + "|" + file.bytes() + "|");
            digest.update(edge(file, 0));
            digest.update(edge(file, Math.max(0, file.bytes() - EDGE)));
        }
        add(digest, rest);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Hashes, where one name says which input it is. */
    static String of(String input, Rules rules, String settings) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        add(digest, input + "|" + rules.version() + "|" + settings);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] edge(ArchiveFile file, long from) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(file.path()));
                InputStream in = Channels.newInputStream(channel.position(from))) {
            return in.readNBytes(EDGE);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
