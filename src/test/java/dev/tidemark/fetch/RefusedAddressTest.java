package dev.tidemark.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.FetchSettings;
import dev.tidemark.fetch.FetchAnswer.Failed;
import dev.tidemark.fetch.FetchAnswer.Fetched;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A canary listens on the loopback interface; nothing that feeds, redirects or name servers say makes us ask it. */
class RefusedAddressTest {
    private final PlayedWeb web = new PlayedWeb();
    private RawServer canary;

    @BeforeEach
    void putUpTheCanary() throws IOException {
        canary = new RawServer((request, out) -> out.answer("200 OK", "a secret"));
    }

    @AfterEach
    void closeAll() throws IOException {
        web.close();
        canary.close();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "127.8.9.10, loopback",
        "10.0.0.7, private",
        "172.16.0.1, private",
        "172.31.255.255, private",
        "192.168.1.1, private",
        "169.254.169.254, link-local or cloud metadata",
        "100.64.0.1, carrier-grade NAT",
        "100.100.100.200, carrier-grade NAT",
        "168.63.129.16, cloud metadata",
        "192.0.0.192, protocol assignments",
        "0.0.0.0, this network",
        "224.0.0.1, multicast",
        "255.255.255.255, reserved or broadcast",
        "198.18.0.1, benchmarking",
        "203.0.113.9, documentation",
        "::1, loopback",
        "::, not global unicast",
        "fe80::1, not global unicast",
        "fc00::1, not global unicast",
        "fd00:ec2::254, not global unicast",
        "ff02::1, not global unicast",
        "::ffff:127.0.0.1, loopback",
        "::ffff:10.1.2.3, private",
        "::7f00:1, not global unicast",
        "64:ff9b::7f00:1, not global unicast",
        "64:ff9b:1::a00:1, not global unicast",
        "2002:7f00:1::, 6to4 tunnel",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2, Teredo tunnel",
        "2001:db8::1, documentation",
        "2600:1f00::200:5efe:a00:1, ISATAP tunnel",
    })
    void aNameThatResolvesToAnythingButTheInternetIsRefused(String address, String kind) {
        web.resolves("bad.example", address);

        Failed failed = (Failed) web.fetch("http://bad.example/");

        assertThat(failed.why()).isEqualTo(ErrorClass.REFUSED_ADDRESS);
        assertThat(failed.reason()).startsWith("bad.example is at ").endsWith(": " + kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "1.1.1.1",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "169.253.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2001:4860:4860::8888",
                "2a00:1450:4001::200e",
                "2400:cb00::1"
            })
    void theInternetIsNotRefused(String address) throws IOException {
        assertThat(SpecialNetworks.kindOf(InetAddress.getByName(address))).isNull();
    }

    @Test
    void anAddressMappedIntoIpv6IsJudgedAsWhatItIs() throws IOException {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = -1;
        mapped[12] = 10;
        InetAddress address = Inet6Address.getByAddress("mapped", mapped, -1);

        assertThat(address).isInstanceOf(Inet6Address.class);
        assertThat(SpecialNetworks.kindOf(address)).isEqualTo("private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:{port}/",
                "http://2130706433:{port}/",
                "http://0x7f000001:{port}/",
                "http://0x7F.0.0.1:{port}/",
                "http://0177.0.0.1:{port}/",
                "http://127.1:{port}/",
                "http://127.0.0.1.:{port}/",
                "http://0:{port}/",
                "http://[::1]:{port}/",
                "http://[::ffff:127.0.0.1]:{port}/",
                "http://[::ffff:7f00:1]:{port}/",
                "http://[::127.0.0.1]:{port}/",
                "http://１２７.0.0.1:{port}/",
                "http://127。0。0。1:{port}/",
                "http://%31%32%37.0.0.1:{port}/",
                "http://①②⑦.⓪.⓪.①:{port}/",
                "http://localhost:{port}/",
                "http://user@127.0.0.1:{port}/",
                "http:\\\\127.0.0.1:{port}\\",
                "//127.0.0.1:{port}/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[fd00:ec2::254]/latest/meta-data/",
            })
    void noSpellingOfAnAddressLeadsToTheCanary(String spelled) throws IOException {
        String target = spelled.replace("{port}", String.valueOf(canary.port()));
        web.resolves("localhost", "127.0.0.1");
        web.host("news.example", (request, out) -> out.redirect(302, utf8(target)));

        Failed redirected = (Failed) web.fetch("http://news.example/");
        Failed direct = (Failed) web.fetch(target);

        assertThat(redirected.why()).as(redirected.reason()).isEqualTo(ErrorClass.REFUSED_ADDRESS);
        assertThat(direct.why()).isIn(ErrorClass.REFUSED_ADDRESS, ErrorClass.BAD_ADDRESS);
        assertThat(canary.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "FILE:/etc/passwd",
                "ftp://127.0.0.1/",
                "gopher://127.0.0.1:6379/_x",
                "jar:http://127.0.0.1!/",
                "data:text/xml,<rss/>",
                "javascript:1"
            })
    void onlyHttpAndHttpsAreSpoken(String url) throws IOException {
        web.host("news.example", (request, out) -> out.redirect(302, url));

        assertThat(web.fetch(url))
                .isEqualTo(new Failed(ErrorClass.BAD_ADDRESS, "neither http nor https"));
        assertThat(web.fetch("http://news.example/"))
                .isEqualTo(
                        new Failed(
                                ErrorClass.REFUSED_ADDRESS,
                                "redirects to an address that is neither http nor https"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "news.example/feed", "http://", "http://[::g]/"})
    void whatIsNoAddressIsAFailure(String url) {
        assertThat(((Failed) web.fetch(url)).why()).isEqualTo(ErrorClass.BAD_ADDRESS);
    }

    @Test
    void oneUnfitAddressAmongManyRefusesTheName() {
        web.resolves("bad.example", "93.184.216.34", "10.0.0.1", "2606:4700::1111");

        assertThat(web.fetch("http://bad.example/"))
                .isEqualTo(
                        new Failed(
                                ErrorClass.REFUSED_ADDRESS, "bad.example is at 10.0.0.1: private"));
    }

    @Test
    void aNameServerThatChangesItsMindIsAskedOnce() throws IOException {
        web.host("bad.example", (request, out) -> out.answer("200 OK", "as checked"));
        Deque<String> answers = new ArrayDeque<>(List.of(web.addressOf("bad.example")));
        FeedClient client =
                web.client(
                        PlayedWeb.patient(),
                        host -> {
                            // The second answer would be ours.
                            String next = answers.isEmpty() ? "127.0.0.1" : answers.pop();
                            return List.of(InetAddress.getByName(next));
                        });

        FetchAnswer first = client.fetch(FetchRequest.feed("http://bad.example/"));
        FetchAnswer second = client.fetch(FetchRequest.feed("http://bad.example/"));

        assertThat(((Fetched) first).body()).asString().isEqualTo("as checked");
        assertThat(second)
                .isEqualTo(
                        new Failed(
                                ErrorClass.REFUSED_ADDRESS,
                                "bad.example is at 127.0.0.1: loopback"));
        assertThat(web.requests("bad.example")).hasSize(1);
    }

    @Test
    void everyHopIsResolvedAndCheckedAnew() throws IOException {
        web.host("a.example", (request, out) -> out.redirect(301, "http://b.example/"));
        web.resolves("b.example", "192.168.0.1");

        assertThat(web.fetch("http://a.example/"))
                .isEqualTo(
                        new Failed(
                                ErrorClass.REFUSED_ADDRESS,
                                "b.example is at 192.168.0.1: private"));
        assertThat(web.lookups()).containsExactly("a.example", "b.example");
    }

    @Test
    void aSocketConnectsToNothingThatWasNotChecked() throws IOException {
        PinnedSockets sockets =
                new PinnedSockets(
                        List.of(InetAddress.getByName("93.184.216.34")),
                        new AtomicLong(),
                        UnaryOperator.identity());
        try (Socket socket = sockets.createSocket()) {
            assertThatThrownBy(
                            () -> socket.connect(new InetSocketAddress("127.0.0.1", canary.port())))
                    .hasMessage("an address that was not checked");
        }
        assertThatThrownBy(() -> sockets.createSocket("127.0.0.1", canary.port()))
                .hasMessage("an address that was not checked");
        assertThat(canary.requests()).isEmpty();
    }

    @Test
    void portsThatAreNotTheWebsAreRefused() throws IOException {
        web.host("news.example", (request, out) -> out.answer("200 OK", "x"));

        assertThat(web.fetch("http://news.example:6379/"))
                .isEqualTo(
                        new Failed(
                                ErrorClass.REFUSED_ADDRESS, "port 6379 is not one of the web's"));
        assertThat(web.fetch("http://news.example:8080/")).isInstanceOf(Fetched.class);
        assertThat(fetch(PlayedWeb.allowing("news.example:6379"), "http://news.example:6379/"))
                .isInstanceOf(Fetched.class);
    }

    @Test
    void theAllowListOpensAPlaceOrANetworkAndNothingElse() throws IOException {
        String url = "http://127.0.0.1:" + canary.port() + "/";
        web.resolves("wiki.intranet", "127.0.0.1");
        String byName = "http://wiki.intranet:" + canary.port() + "/";

        assertThat(fetch(PlayedWeb.allowing("127.0.0.1:" + canary.port()), url))
                .isInstanceOf(Fetched.class);
        assertThat(fetch(PlayedWeb.allowing("127.0.0.0/8"), url)).isInstanceOf(Fetched.class);
        assertThat(fetch(PlayedWeb.allowing("wiki.intranet:" + canary.port()), byName))
                .isInstanceOf(Fetched.class);
        int before = canary.requests().size();
        assertThat(fetch(PlayedWeb.allowing("127.0.0.1:1"), url)).isInstanceOf(Failed.class);
        assertThat(fetch(PlayedWeb.allowing("wiki.intranet:" + canary.port()), url))
                .isInstanceOf(Failed.class);
        assertThat(fetch(PlayedWeb.allowing("10.0.0.0/8"), byName)).isInstanceOf(Failed.class);
        assertThat(canary.requests()).hasSize(before);
    }

    @Test
    void theInternetCannotRedirectIntoTheIntranetAlthoughItIsAllowed() throws IOException {
        String inside = "http://127.0.0.1:" + canary.port() + "/";
        web.host("news.example", (request, out) -> out.redirect(302, inside));

        assertThat(fetch(PlayedWeb.allowing("127.0.0.0/8"), "http://news.example/"))
                .isEqualTo(
                        new Failed(
                                ErrorClass.REFUSED_ADDRESS,
                                "127.0.0.1: a redirect from the internet into the intranet"));
        assertThat(canary.requests()).isEmpty();
    }

    @Test
    void anIntranetMayRedirectWithinItself() throws IOException {
        try (RawServer front =
                new RawServer(
                        (request, out) ->
                                out.redirect(302, "http://127.0.0.1:" + canary.port() + "/"))) {
            assertThat(
                            fetch(
                                    PlayedWeb.allowing("127.0.0.0/8"),
                                    "http://127.0.0.1:" + front.port() + "/"))
                    .isInstanceOf(Fetched.class);
        }
    }

    @Test
    void aProxyIsUsedOnlyWhereTheSettingsNameOneAndNeverForLocalPlaces() throws IOException {
        FetchSettings behind = PlayedWeb.behind("127.0.0.1:" + canary.port());
        web.resolves("127.0.0.1", "127.0.0.1");

        assertThat(fetch(behind, "http://far.example/feed")).isInstanceOf(Fetched.class);
        assertThat(canary.requests().get(0).target()).isEqualTo("http://far.example/feed");
        for (String local :
                List.of("10.0.0.1", "[::1]", "localhost", "wiki", "db.internal", "2130706433")) {
            assertThat(((Failed) fetch(behind, "http://" + local + "/")).why())
                    .as(local)
                    .isEqualTo(ErrorClass.REFUSED_ADDRESS);
        }
        assertThat(canary.requests()).hasSize(1);
    }

    @Test
    void proxiesOfTheEnvironmentAreIgnored() throws IOException {
        web.host("news.example", (request, out) -> out.answer("200 OK", "direct"));
        String port = String.valueOf(canary.port());
        List<String> names = List.of("http.proxy", "https.proxy", "socksProxy");
        names.forEach(
                name -> {
                    System.setProperty(name + "Host", "127.0.0.1");
                    System.setProperty(name + "Port", port);
                });
        try {
            assertThat(((Fetched) web.fetch("http://news.example/")).body())
                    .asString()
                    .isEqualTo("direct");
        } finally {
            names.forEach(
                    name -> {
                        System.clearProperty(name + "Host");
                        System.clearProperty(name + "Port");
                    });
        }
        assertThat(canary.requests()).isEmpty();
    }

    private FetchAnswer fetch(FetchSettings settings, String url) {
        return web.client(settings).fetch(FetchRequest.feed(url));
    }

    /** Header text is sent byte by byte. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
