package dev.tidemark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedSettingsTest {
    @TempDir Path dir;

    @Test
    void theDocumentedJobIsThatOfTheDefaults() {
        FeedSettings documented = JobFile.read(Path.of("jobs/newsroom.yaml")).feeds();
        assertThat(documented).isNotNull();
        assertThat(documented)
                .isEqualTo(
                        new FeedSettings(
                                null,
                                FetchSettings.defaults(),
                                PollSettings.defaults(),
                                8,
                                FullTextSettings.defaults()));
    }

    @Test
    void nothingIsFetchedUnlessAsked() {
        assertThat(JobFile.defaults().feeds()).isNull();
    }

    @Test
    void readsWhatIsGivenAndDefaultsTheRest() throws IOException {
        Path list = Files.writeString(dir.resolve("desk.opml"), "");
        Path pem = Files.writeString(dir.resolve("own.pem"), certificate());
        FeedSettings feeds =
                read(
                        """
                        list: desk.opml
                        fetch:
                          userAgent: "Desk/1.0 (desk@example.org)"
                          deadlineSeconds: 5
                          ports: [443]
                          allow: ["Wiki.intranet:8080", "10.1.0.0/16", "fd12::/16", "[::1]:80"]
                          certificates: own.pem
                          proxy: "proxy.example:3128"
                        poll: {minimumSeconds: 3600}
                        """);

        assertThat(feeds.list()).isEqualTo(list.toAbsolutePath());
        assertThat(feeds.fetch().userAgent()).isEqualTo("Desk/1.0 (desk@example.org)");
        assertThat(feeds.fetch().deadlineSeconds()).isEqualTo(5);
        assertThat(feeds.fetch().ports()).isEqualTo(Set.of(443));
        assertThat(feeds.fetch().certificates()).isEqualTo(new Certificates(Files.readString(pem)));
        assertThat(feeds.fetch().proxy()).isEqualTo("proxy.example:3128");
        assertThat(feeds.fetch().redirects()).isEqualTo(FetchSettings.defaults().redirects());
        AllowList allow = feeds.fetch().allow();
        assertThat(allow.allowsPlace("wiki.intranet", 8080)).isTrue();
        assertThat(allow.allowsPlace("wiki.intranet", 80)).isFalse();
        assertThat(allow.allowsPlace("::1", 80)).isTrue();
        assertThat(allow.allowsAddress(InetAddress.getByName("10.1.255.1"))).isTrue();
        assertThat(allow.allowsAddress(InetAddress.getByName("10.2.0.1"))).isFalse();
        assertThat(allow.allowsAddress(InetAddress.getByName("fd12:9::1"))).isTrue();
        assertThat(feeds.poll())
                .as("start and maximum are not below the minimum")
                .isEqualTo(new PollSettings(3_600, 3_600, 3_600, 86_400, 60, 1, 2, 1_000));
    }

    @Test
    void pagesAreReadUnlessTheirPublisherIsLeftOut() throws IOException {
        FullTextSettings settings = read("fullText: {off: [Example.org, news.example]}").fullText();

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.isOff("https://www.example.org/a")).isTrue();
        assertThat(settings.isOff("https://NEWS.example:8080/a")).isTrue();
        assertThat(settings.isOff("https://notexample.org/a")).isFalse();
        assertThat(settings.isOff("ftp://other.example/a")).isTrue();
        assertThat(settings.isOff(null)).isTrue();
        assertThat(read("fullText: {enabled: false}").fullText().enabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fetch: {allow: [10.0.0.0/4]}|fetch.allow: 10.0.0.0/4; allowed: host:port, or a network",
                "fetch: {allow: [10.0.0.0/33]}|fetch.allow: 10.0.0.0/33",
                "fetch: {allow: [10.0.0/8]}|fetch.allow: 10.0.0/8",
                "fetch: {allow: [wiki.intranet]}|fetch.allow: wiki.intranet",
                "fetch: {allow: ['wiki:99999']}|fetch.allow: wiki:99999",
                "fetch: {allow: 10.0.0.0/8}|fetch.allow: 10.0.0.0/8; allowed: a list of",
                "fetch: {ports: []}|fetch.ports: []; allowed: a list of at least one port",
                "fetch: {ports: [0]}|fetch.ports: 0; allowed: port numbers",
                "fetch: {userAgent: 潮}|fetch.userAgent: 潮; allowed: 1 to 200 printable ASCII",
                "fetch: {deadlineSeconds: 0}|fetch.deadlineSeconds: 0; allowed: a number from 0.1",
                "fetch: {certificates: gone.pem}|fetch.certificates: gone.pem is no file; allowed: path of a file",
                "fetch: {proxy: 'http://proxy:3128'}|fetch.proxy: http://proxy:3128; allowed: host:port",
                "fetch: {proxy: 'proxy:65536'}|fetch.proxy: proxy:65536; allowed: host:port",
                "fullText: {off: example.org}|fullText.off: example.org; allowed: a list of host names",
                "fullText: {off: ['https://example.org/a']}|fullText.off: https://example.org/a; allowed: host names",
                "fullText: {timeoutSeconds: 30}|fullText.timeoutSeconds: 30; allowed: a number from 0.1 to 25",
                "fullText: {enabled: yes please}|fullText.enabled: \"yes please\"; allowed: true or false",
                "list: gone.yaml|list: gone.yaml; allowed: path of an existing file",
                "poll: {minimumSeconds: 9}|poll.minimumSeconds: 9; allowed: a whole number from 10",
                "poll: {minimumSeconds: 600, maximumSeconds: 300}|poll.maximumSeconds: 300; allowed: a whole number from 600",
                "poll: {startSeconds: 60}|poll.startSeconds: 60; allowed: a whole number from 120 to 1800",
                "pol: {}|pol: unknown setting (did you mean poll?)",
            })
    void refusesWhatCannotBe(String yaml, String complaint) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("job.yaml: feeds." + complaint);
    }

    @Test
    void certificatesThatAreNoneAreOneLine() throws Exception {
        Files.writeString(dir.resolve("none.pem"), "");
        Files.writeString(dir.resolve("other.pem"), "-----BEGIN CERTIFICATE-----\nx");

        for (String file : List.of("none.pem", "other.pem")) {
            Path job =
                    Files.writeString(
                            dir.resolve("job.yaml"),
                            "feeds: {fetch: {certificates: " + file + "}}");
            assertThatThrownBy(() -> JobFile.read(job))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("feeds.fetch.certificates: ")
                    .hasMessageContaining(file + " holds ")
                    .hasMessageEndingWith("allowed: path of a file with X.509 certificates in PEM");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "010.0.0.0/8",
                "256.0.0.0/8",
                "host.example/8",
                "::1",
                "fd00::/129",
                ":/8",
                "10.0.0.0/8 "
            })
    void onlyAddressesWithAPrefixAreNetworks(String text) {
        assertThat(Network.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 255.1.2.3, true",
        "10.0.0.0/9, 10.127.255.255, true",
        "10.0.0.0/9, 10.128.0.0, false",
        "10.1.2.3/32, 10.1.2.3, true",
        "10.1.2.3/32, 10.1.2.2, false",
        "fc00::/7, fdff::1, true",
        "fc00::/7, fe00::1, false",
        "::/0, 10.0.0.1, false",
        "0.0.0.0/0, ::1, false",
    })
    void aNetworkHoldsWhatSharesItsPrefix(String network, String address, boolean holds)
            throws IOException {
        assertThat(Network.parse(network).contains(InetAddress.getByName(address)))
                .isEqualTo(holds);
    }

    private FeedSettings read(String yaml) throws IOException {
        return JobFile.read(Files.writeString(dir.resolve("job.yaml"), "feeds:\n" + yaml.indent(2)))
                .feeds();
    }

    private static String certificate() {
        return new HeldCertificate.Builder().certificateAuthority(0).build().certificatePem();
    }
}
