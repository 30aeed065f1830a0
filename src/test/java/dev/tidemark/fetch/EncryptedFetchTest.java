package dev.tidemark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.FetchSettings;
import dev.tidemark.fetch.FetchAnswer.Failed;
import dev.tidemark.fetch.FetchAnswer.Fetched;
import java.io.IOException;
import javax.net.ServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Certificates are checked, the newsroom's own among them. */
class EncryptedFetchTest {
    private final PlayedWeb web = new PlayedWeb();
    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).commonName("The desk").build();

    @AfterEach
    void closeTheWeb() throws IOException {
        web.close();
    }

    @Test
    void aCertificateOfTheNewsroomsOwnAuthorityIsTrustedOnceTheSettingsNameIt() throws IOException {
        web.host("news.example", showing(signed("news.example")), EncryptedFetchTest::hello);

        assertThat(fetch(PlayedWeb.trusting(authority), "https://news.example/"))
                .isInstanceOf(Fetched.class);
        assertThat(fetch(PlayedWeb.patient(), "https://news.example/"))
                .isEqualTo(new Failed(ErrorClass.TLS, "the certificate is not trusted"));
        assertThat(web.requests("news.example")).hasSize(1);
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() throws IOException {
        web.host("news.example", showing(signed("other.example")), EncryptedFetchTest::hello);

        assertThat(fetch(PlayedWeb.trusting(authority), "https://news.example/"))
                .isEqualTo(new Failed(ErrorClass.TLS, "the certificate is another host's"));
        assertThat(web.requests("news.example")).isEmpty();
    }

    @Test
    void anExpiredCertificateIsRefused() throws IOException {
        HeldCertificate old =
                new HeldCertificate.Builder()
                        .addSubjectAlternativeName("news.example")
                        .validityInterval(0, 86_400_000L)
                        .signedBy(authority)
                        .build();
        web.host("news.example", showing(old), EncryptedFetchTest::hello);

        assertThat(fetch(PlayedWeb.trusting(authority), "https://news.example/"))
                .isEqualTo(new Failed(ErrorClass.TLS, "the certificate has expired"));
    }

    @Test
    void aServerThatDoesNotEncryptIsNotTalkedToInTheClear() throws IOException {
        web.host("news.example", (request, out) -> out.answer("200 OK", "in the clear"));

        assertThat(((Failed) web.fetch("https://news.example/")).why()).isEqualTo(ErrorClass.TLS);
    }

    @Test
    void aRedirectThatGivesUpEncryptionIsFollowedButNotRemembered() throws IOException {
        web.host(
                "safe.example",
                showing(signed("safe.example")),
                (request, out) -> out.redirect(301, "http://open.example/"));
        web.host("open.example", EncryptedFetchTest::hello);

        Fetched fetched =
                (Fetched) fetch(PlayedWeb.trusting(authority), "https://desk:word@safe.example/");

        assertThat(fetched.finalAddress()).isEqualTo("http://open.example/");
        assertThat(fetched.movedTo()).isNull();
        assertThat(web.requests("safe.example").get(0).headers()).containsKey("authorization");
        assertThat(web.requests("open.example").get(0).headers())
                .doesNotContainKey("authorization");
    }

    @Test
    void theBudgetOfWhatIsNoBodyHoldsUnderEncryptionToo() throws IOException {
        web.host(
                "bad.example",
                showing(signed("bad.example")),
                (request, out) -> {
                    out.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    while (true) {
                        out.send("0".repeat(100_000));
                    }
                });

        Failed failed = (Failed) fetch(PlayedWeb.trusting(authority), "https://bad.example/");

        assertThat(failed.why()).isEqualTo(ErrorClass.TOO_LARGE);
        assertThat(failed.reason()).endsWith("bytes came, and hardly any body");
    }

    private FetchAnswer fetch(FetchSettings settings, String url) {
        return web.client(settings).fetch(FetchRequest.feed(url));
    }

    private HeldCertificate signed(String host) {
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName(host)
                .signedBy(authority)
                .build();
    }

    private static ServerSocketFactory showing(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext()
                .getServerSocketFactory();
    }

    private static void hello(RawServer.Request request, RawServer.Wire out) throws IOException {
        out.answer("200 OK", "hello");
    }
}
