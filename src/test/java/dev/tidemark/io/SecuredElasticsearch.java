package dev.tidemark.io;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.apache.commons.io.FileUtils;

/**
 * A real Elasticsearch 7.17 with security on, in a process of its own: https with an authority of its own, four users
 * and API keys; loopback only.
 *
 * <p>The server refuses to be root, so it runs as nobody where the build is root.
 */
public final class SecuredElasticsearch implements AutoCloseable {
    /** May do everything. */
    public static final String CHIEF = "chief";

    /** May write documents and put templates. */
    public static final String WRITER = "writer";

    /** May write documents, put templates, and read. */
    public static final String EDITOR = "editor";

    /** May only read. */
    public static final String READER = "reader";

    /** The password of all of them. */
    public static final String PASSWORD = "word-of-the-desk";

    /** Of the password. */
    private static final String BCRYPT =
            "$2a$10$7HrHA1dVqP.ieijFZxSeQekHJ8WT7TZTLLHZ2MK7Goc/bkvpuRpe.";

    private static final String STORE_PASSWORD = "changeit";

    private final Process process;
    private final Path home;
    private final HeldCertificate authority;
    private final int port;
    private final OkHttpClient client;

    private SecuredElasticsearch(Process process, Path home, HeldCertificate authority, int port) {
        this.process = process;
        this.home = home;
        this.authority = authority;
        this.port = port;
        HandshakeCertificates trusted =
                new HandshakeCertificates.Builder()
                        .addTrustedCertificate(authority.certificate())
                        .build();
        this.client =
                new OkHttpClient.Builder()
                        .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
                        .build();
    }

    /**
     * Starts the server and returns once it answers.
     *
     * @param zip of the server
     */
    public static SecuredElasticsearch start(Path zip) throws Exception {
        Path home = Files.createTempDirectory("secured-elasticsearch");
        new ElasticsearchZip(zip).unpack(home);
        HeldCertificate authority =
                new HeldCertificate.Builder()
                        .certificateAuthority(0)
                        .commonName("The desk")
                        .build();
        keyStore(home.resolve("config/http.p12"), authority);
        int port = anyPort();
        settings(home, port);
        users(home);
        Process process = launch(home);
        SecuredElasticsearch server = new SecuredElasticsearch(process, home, authority, port);
        server.await();
        return server;
    }

    /** Where it listens. */
    public String url() {
        return "https://127.0.0.1:" + port;
    }

    /** The certificate to be trusted, in PEM. */
    public String authority() {
        return authority.certificatePem();
    }

    /** A request by the superuser; returns the answer's body. */
    public String ask(String method, String path, String json) throws IOException {
        RequestBody body =
                method.equals("GET")
                        ? null
                        : RequestBody.create(json, MediaType.get("application/json"));
        Request request =
                new Request.Builder()
                        .url(url() + path)
                        .header("Authorization", Credentials.basic(CHIEF, PASSWORD))
                        .method(method, body)
                        .build();
        try (Response response = client.newCall(request).execute()) {
            return Objects.requireNonNull(response.body()).string();
        }
    }

    @Override
    public void close() throws Exception {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        FileUtils.deleteDirectory(home.toFile());
    }

    private void await() throws Exception {
        for (int i = 0; i < 900 && !isReady(); i++) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        if (!isReady()) {
            String said = Files.readString(home.resolve("said.log"));
            close();
            throw new IllegalStateException("does not come up: " + said);
        }
    }

    private boolean isReady() {
        try {
            return ask("GET", "/_cluster/health", "").contains("\"status\":\"green\"");
        } catch (IOException e) {
            return false;
        }
    }

    private static Process launch(Path home) throws Exception {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            new ProcessBuilder("chown", "-R", "nobody", home.toString()).start().waitFor();
            command.addAll(
                    List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.add(home.resolve("bin/elasticsearch").toString());
        ProcessBuilder server = new ProcessBuilder(command).redirectErrorStream(true);
        server.environment().put("ES_JAVA_HOME", System.getProperty("java.home"));
        server.environment().put("ES_JAVA_OPTS", "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1");
        server.environment().put("HOME", home.toString());
        return server.redirectOutput(home.resolve("said.log").toFile()).start();
    }

    private static void keyStore(Path file, HeldCertificate authority) throws Exception {
        HeldCertificate server =
                new HeldCertificate.Builder()
                        .signedBy(authority)
                        .commonName("elasticsearch")
                        .addSubjectAlternativeName("127.0.0.1")
                        .build();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "http",
                server.keyPair().getPrivate(),
                STORE_PASSWORD.toCharArray(),
                new Certificate[] {server.certificate(), authority.certificate()});
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, STORE_PASSWORD.toCharArray());
        }
    }

    private static void settings(Path home, int port) throws IOException {
        Files.writeString(
                home.resolve("config/elasticsearch.yml"),
                """
                discovery.type: single-node
                network.host: 127.0.0.1
                http.port: %d
                transport.port: 0
                cluster.routing.allocation.disk.threshold_enabled: false
                xpack.security.enabled: true
                xpack.security.authc.api_key.enabled: true
                xpack.security.http.ssl.enabled: true
                xpack.security.http.ssl.keystore.path: http.p12
                xpack.security.http.ssl.keystore.password: %s
                """
                        .formatted(port, STORE_PASSWORD));
    }

    private static void users(Path home) throws IOException {
        Path config = home.resolve("config");
        Files.writeString(
                config.resolve("users"),
                Stream.of(CHIEF, WRITER, EDITOR, READER)
                        .map(name -> name + ":" + BCRYPT + "\n")
                        .reduce("", String::concat));
        Files.writeString(
                config.resolve("users_roles"),
                "superuser:chief\ndesk:writer,editor\nlooker:reader,editor\n");
        Files.writeString(
                config.resolve("roles.yml"),
                """
                desk:
                  cluster: [monitor, manage_index_templates]
                  indices:
                    - names: ["tidemark-*"]
                      privileges: [create_index, index]
                looker:
                  cluster: [monitor]
                  indices:
                    - names: ["tidemark-*"]
                      privileges: [read]
                """);
    }

    private static int anyPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
