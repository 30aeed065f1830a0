package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP ports of a process, as Linux tells them; elsewhere none are known. */
final class Listening {
    private static final String LISTEN = "0A";
    private static final Set<String> LOOPBACK =
            Set.of(
                    "0100007F",
                    "0000000000000000FFFF00000100007F",
                    "00000000000000000000000001000000");

    private Listening() {}

    /** Addresses that a process listens on and that are reached from other machines, in the kernel's spelling. */
    static List<String> beyondLoopback(Process process) throws IOException {
        List<String> all = addresses(process);
        if (Files.exists(Path.of("/proc/self/net/tcp"))) {
            assertThat(all).as("every job here has ports").isNotEmpty();
        }
        return all.stream()
                .filter(address -> !LOOPBACK.contains(address.substring(0, address.indexOf(':'))))
                .toList();
    }

    private static List<String> addresses(Process process) throws IOException {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        List<String> found = new ArrayList<>();
        Set<String> sockets = sockets(proc.resolve("fd"));
        for (String table : List.of("net/tcp", "net/tcp6")) {
            if (Files.isReadable(proc.resolve(table))) {
                for (String line : Files.readAllLines(proc.resolve(table))) {
                    String[] fields = line.strip().split("\\s+");
                    if (fields[3].equals(LISTEN)
                            && sockets.contains("socket:[" + fields[9] + "]")) {
                        found.add(fields[1]);
                    }
                }
            }
        }
        return found;
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        Set<String> sockets = new HashSet<>();
        if (Files.isReadable(descriptors)) {
            try (Stream<Path> open = Files.list(descriptors)) {
                for (Path descriptor : open.toList()) {
                    try {
                        sockets.add(Files.readSymbolicLink(descriptor).toString());
                    } catch (NoSuchFileException e) {
                        continue; // closed while we looked
                    }
                }
            }
        }
        return sockets;
    }
}
