package dev.tidemark.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.FullTextSettings;
import dev.tidemark.fetch.ErrorClass;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of a real server, read as the job reads them. */
class ArticlePagesTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private PageServer site;

    @BeforeEach
    void start() throws IOException {
        site = new PageServer();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void theArticleComesWithoutWhatTheItemHasAndWithoutWhatSurroundsIt() {
        site.page("/a", Pages.article());

        PageReading reading = read("/a");

        assertThat(reading.result()).isEqualTo(PageResult.USED);
        assertThat(reading.article())
                .startsWith(Pages.NEWS)
                .contains("\nEngineers who tried it")
                .doesNotContain(
                        Pages.SUMMARY, Pages.TITLE, Pages.COOKIES, "track(", "storm", "rights");
    }

    @Test
    void whatRobotsTxtForbidsIsNotAskedFor() {
        site.page("/private/a", Pages.article());
        site.page("/robots.txt", "User-agent: *\nDisallow: /private/\n");

        assertThat(read("/private/a").result()).isEqualTo(PageResult.ROBOTS);
        assertThat(site.requests()).containsExactly("/robots.txt");
    }

    @Test
    void aRedirectToANeighbourIsRefusedAndTheNeighbourHearsNothing() throws IOException {
        try (PageServer canary = new PageServer()) {
            site.at(
                    "/a",
                    exchange -> {
                        exchange.getResponseHeaders().set("Location", canary.url("/secret"));
                        exchange.sendResponseHeaders(302, -1);
                    });

            assertThat(read("/a").failure()).isEqualTo(ErrorClass.REFUSED_ADDRESS);
            assertThat(canary.requests()).isEmpty();
        }
    }

    @Test
    void aPageOfFiftyMegabytesIsGivenUp() {
        site.at(
                "/told",
                exchange -> {
                    exchange.sendResponseHeaders(200, 50 << 20);
                    fill(exchange.getResponseBody(), 50 << 20);
                });
        site.at(
                "/untold",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    fill(exchange.getResponseBody(), 50 << 20);
                });

        assertThat(read("/told").failure()).isEqualTo(ErrorClass.TOO_LARGE);
        assertThat(read("/untold").failure()).isEqualTo(ErrorClass.TOO_LARGE);
    }

    @Test
    void aPageThatInflatesIsGivenUp() {
        site.at(
                "/a",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                        fill(out, 500 << 20);
                    }
                });

        assertThat(read("/a").failure()).isEqualTo(ErrorClass.TOO_LARGE);
    }

    @Test
    void anEndlessDripEndsWithTheDeadline() {
        site.at(
                "/a",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream out = exchange.getResponseBody();
                    CountDownLatch never = new CountDownLatch(1);
                    while (!never.await(20, TimeUnit.MILLISECONDS)) {
                        out.write('<');
                        out.flush();
                    }
                });

        assertThat(read("/a", Pages.settings(1)).failure())
                .isIn(ErrorClass.TIMEOUT, ErrorClass.TOO_SLOW);
    }

    @Test
    void shiftJisIsReadWithTheVendorsLettersAlsoWhereOnlyThePageSaysSo() {
        String title = "メタ、新モデル「アボカド」を発表";
        String html =
                ("<html><head><meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'><title>"
                        + title
                        + "</title></head><body><div id='honbun'>"
                        + "<p>米メタは、開発した新モデルの重みを公開しない方針を明らかにした。理由は①安全と②競争の二つだという。</p>"
                                .concat("<p>利用者は来月から、同社のクラウドを通じてだけ、このモデルを使うことができる。料金は決まっていない。</p>")
                                .concat(
                                        "<p>研究者からは、これまでの路線を変えるものだとして、残念がる声が上がっている。会社は取材に答えていない。</p>")
                                .concat(
                                        "<p>髙橋教授は、開発にかかる費用が増えたことが背景にあるとみて、ほかの企業の動きにも目を配るべきだと話す。</p>")
                        + "<p>発表会には多くの記者が集まり、実演は午後いっぱい続いた。電車や料理や契約について、次々に質問が出たという。</p>"
                        + "<p>会社は、秋に開く催しで、次の計画を説明するとしている。それまでに、価格や使える国も決める見通しだという。</p>"
                        + "</div></body></html>");
        site.at(
                "/a",
                exchange ->
                        PageServer.send(
                                exchange,
                                "text/html",
                                html.getBytes(Charset.forName("windows-31j"))));

        PageReading reading = readItem(Pages.item(site.url("/a"), title, ""), Pages.settings(15));

        assertThat(reading.reason()).isEmpty();
        assertThat(reading.article()).contains("①安全と②競争", "髙橋教授");
    }

    @Test
    void whatStandsInPlaceOfAnArticleIsNotTakenForIt() {
        String lead =
                "<p>The lab showed its newest model on Monday before a large crowd in the hall.</p>";
        site.page("/short", "<title>%s</title><article>%s</article>".formatted(Pages.TITLE, lead));
        site.page(
                "/wall",
                "<title>%s</title><article>%s<p>Subscribe to continue reading this story, please.</p></article>"
                        .formatted(Pages.TITLE, lead.repeat(8)));
        site.page(
                "/locked",
                "<title>%s</title><script type='application/ld+json'>{\"isAccessibleForFree\": false}</script><article>%s</article>"
                        .formatted(Pages.TITLE, lead.repeat(8)));
        site.page(
                "/links",
                "<title>%s</title><div>%s</div>"
                        .formatted(
                                Pages.TITLE,
                                "<p><a href='/n'>Meta launches the strongest model, and other headlines of the"
                                        .concat(" day, week and month</a></p>")
                                        .repeat(30)));
        site.page("/other", Pages.page("A storm closes the harbour", "Ships wait for the wind."));
        site.at("/pdf", exchange -> PageServer.send(exchange, "application/pdf", new byte[9]));

        assertThat(read("/short").reason()).contains("too little text");
        assertThat(read("/wall").reason()).contains("paywall");
        assertThat(read("/locked").reason()).contains("not free to read");
        assertThat(read("/links").result()).isEqualTo(PageResult.NO_ARTICLE);
        assertThat(read("/other").reason()).contains("another article");
        assertThat(read("/pdf").reason()).contains("application/pdf");
        assertThat(read("/absent").failure()).isEqualTo(ErrorClass.NOT_FOUND);
    }

    @Test
    void aPageIsFetchedOnceHoweverManyItemsHaveItAndWhateverItGave() {
        site.page("/a", Pages.article());
        try (ArticlePages pages = pages(Pages.settings(15))) {
            List<CompletableFuture<PageReading>> both =
                    List.of(
                            pages.read(Pages.item(site.url("/a")), PATIENCE),
                            pages.read(Pages.item(site.url("/a")), PATIENCE));
            both.forEach(one -> assertThat(one.join().result()).isEqualTo(PageResult.USED));
            PageItem gone = Pages.item(site.url("/gone"));
            assertThat(pages.read(gone, PATIENCE).join().remembered()).isFalse();
            assertThat(pages.read(gone, PATIENCE).join().remembered()).isTrue();
        }

        assertThat(site.requests()).containsExactlyInAnyOrder("/robots.txt", "/a", "/gone");
    }

    @Test
    void aHostHasOnePageReadAtATimeAndIsAskedForTheRestLater() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            site.at(
                    "/" + i,
                    exchange -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        PageServer.send(
                                exchange,
                                "text/html",
                                Pages.article().getBytes(StandardCharsets.UTF_8));
                        running.decrementAndGet();
                    });
        }
        try (ArticlePages pages =
                new ArticlePages(
                        Pages.settings(15), PageServer.settings(site), Clock.systemUTC())) {
            List<CompletableFuture<PageReading>> all =
                    IntStream.range(0, 4)
                            .mapToObj(i -> pages.read(Pages.item(site.url("/" + i)), PATIENCE))
                            .toList();
            all.forEach(one -> assertThat(one.join().result()).isEqualTo(PageResult.USED));
        }

        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void whoeverIsWaitedForWhenAllEndsIsAnswered() {
        site.at("/a", exchange -> site.hang());
        ArticlePages pages = pages(Pages.settings(15));
        CompletableFuture<PageReading> waiting = pages.read(Pages.item(site.url("/a")), PATIENCE);

        pages.close();

        assertThat(waiting.join().article()).isNull();
        assertThat(pages.read(Pages.item(site.url("/b")), PATIENCE).join().result())
                .isEqualTo(PageResult.BUSY);
    }

    private PageReading read(String path) {
        return read(path, Pages.settings(15));
    }

    private PageReading read(String path, FullTextSettings settings) {
        return readItem(Pages.item(site.url(path)), settings);
    }

    private PageReading readItem(PageItem item, FullTextSettings settings) {
        try (ArticlePages pages = pages(settings)) {
            return pages.read(item, PATIENCE).join();
        }
    }

    private ArticlePages pages(FullTextSettings settings) {
        return new ArticlePages(settings, PageServer.settings(site), CLOCK);
    }

    private static void fill(OutputStream out, int bytes) throws IOException {
        byte[] chunk = new byte[1 << 16];
        for (int sent = 0; sent < bytes; sent += chunk.length) {
            out.write(chunk);
        }
    }
}
