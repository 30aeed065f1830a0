package dev.tidemark.io;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The zip of Elasticsearch 7.17.29 that the server's own integration tests use. It lacks the analyzers of the full server: a
 * plugin compiled against what is in it brings them.
 */
record ElasticsearchZip(Path file) {
    private static final String PLUGIN = "AnalysisOfTheFullServer";

    /** Unpacks the server, plugin and all, into a folder that is there and empty. */
    void unpack(Path home) throws IOException {
        unzip(home);
        try (Stream<Path> programs = Files.list(home.resolve("bin"))) {
            programs.forEach(program -> program.toFile().setExecutable(true, false));
        }
        Path plugin = Files.createDirectories(home.resolve("plugins/analysis"));
        pack(compiled(home), plugin.resolve("analysis.jar"));
        describe(plugin.resolve("plugin-descriptor.properties"));
    }

    /** Without the folder that all of it stands in. */
    private void unzip(Path home) throws IOException {
        try (InputStream zip = Files.newInputStream(file);
                ZipInputStream in = new ZipInputStream(zip)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path within = Path.of(entry.getName());
                if (within.getNameCount() < 2) {
                    continue;
                }
                Path target = home.resolve(within.subpath(1, within.getNameCount())).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target);
                }
            }
        }
    }

    private static Path compiled(Path home) throws IOException {
        Path classes = Files.createDirectories(home.resolve("classes"));
        Path source = home.resolve(PLUGIN + ".java");
        String resource = "/elasticsearch/" + PLUGIN + ".java.txt";
        try (InputStream in = ElasticsearchZip.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(in), source);
        }
        run(
                "javac",
                "-cp",
                jars(home.resolve("lib")),
                "-proc:none",
                "-d",
                classes.toString(),
                source.toString());
        return classes;
    }

    private static void pack(Path classes, Path jar) {
        run("jar", "cf", jar.toString(), "-C", classes.toString(), ".");
    }

    private static void run(String tool, String... arguments) {
        int exit =
                ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
        if (exit != 0) {
            throw new IllegalStateException(tool + " " + List.of(arguments));
        }
    }

    private static String jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static void describe(Path file) throws IOException {
        Properties descriptor = new Properties();
        descriptor.put("description", "analyzers of the full server");
        descriptor.put("version", "1");
        descriptor.put("name", "analysis");
        descriptor.put("classname", PLUGIN);
        descriptor.put("java.version", "1.8");
        descriptor.put("elasticsearch.version", "7.17.29");
        try (OutputStream out = Files.newOutputStream(file)) {
            descriptor.store(out, null);
        }
    }
}
