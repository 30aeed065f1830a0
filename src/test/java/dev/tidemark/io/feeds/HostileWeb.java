package dev.tidemark.io.feeds;

import static dev.tidemark.io.feeds.HostileFeed.at;
import static dev.tidemark.io.feeds.HostileFeed.document;
import static dev.tidemark.io.feeds.HostileFeed.redirect;
import static dev.tidemark.io.feeds.HostileFeed.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** What hostile feeds are known to do, each at a host of its own. */
final class HostileWeb {
    private static final int MEGABYTE = 1 << 20;
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String ITEM = "<item><title>%s</title><guid>%s</guid></item>";

    private HostileWeb() {}

    /**
     * All of them.
     *
     * @param canary port of a server on the loopback interface that most of them point to
     */
    static List<HostileFeed> feeds(int canary) {
        List<HostileFeed> feeds = new ArrayList<>();
        feeds.addAll(documents(canary));
        feeds.addAll(bodies());
        feeds.addAll(redirects(canary));
        feeds.add(new HostileFeed("file:///etc/passwd", "bad address", "neither http nor.*", null));
        feeds.add(new HostileFeed("gopher://a.example/_x", "bad address", "neither .*", null));
        feeds.add(at("private-name", "refused address", ".* is at 10.1.2.3: private", null));
        feeds.add(at("mapped-name", "refused address", ".* is at 10.1.2.3: private", null));
        return feeds;
    }

    private static List<HostileFeed> documents(int canary) {
        String secret = "http://127.0.0.1:" + canary + "/";
        String nested =
                IntStream.range(1, 10)
                        .mapToObj(
                                i ->
                                        "<!ENTITY l%d '%s'>"
                                                .formatted(i, ("&l" + (i - 1) + ";").repeat(10)))
                        .collect(Collectors.joining());
        return List.of(
                document(
                        "external-entity",
                        "",
                        ".*unknown reference &file;.*",
                        rss(
                                "<!DOCTYPE rss SYSTEM '%sdtd' [<!ENTITY file SYSTEM 'file:///etc/passwd'><!ENTITY web SYSTEM '%s'><!ENTITY %% all SYSTEM '%s'> %%all;]>"
                                        .formatted(secret, secret, secret),
                                ITEM.formatted("&file; &web;", "a")
                                        + "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='"
                                        + secret
                                        + "'/>")),
                document(
                        "billion-laughs",
                        "",
                        ".*unknown reference &l9;.*",
                        rss(
                                "<!DOCTYPE rss [<!ENTITY l0 'laugh'>" + nested + "]>",
                                ITEM.formatted("&l9;", "a"))),
                document(
                        "quadratic",
                        "",
                        ".*unknown reference &a;.*",
                        rss(
                                "<!DOCTYPE rss [<!ENTITY a '" + "a".repeat(100_000) + "'>]>",
                                ITEM.formatted("&a;".repeat(100_000), "a"))),
                document(
                        "deep",
                        "unreadable",
                        "no feed in it.*",
                        "<a>".repeat(500_000) + "{\"items\":" + "[".repeat(500_000)),
                document(
                        "web-page",
                        "unreadable",
                        "a web page, no feed titled: Log in",
                        "<!doctype html><html><head><title>Log in</title></head></html>"),
                document(
                        "hundred-thousand",
                        "unreadable",
                        "more than 10000 entries",
                        rss("", ITEM.formatted("an entry", "a").repeat(100_000))),
                flood("flood-a"),
                flood("flood-b"),
                flood("flood-c"),
                flood("flood-d"));
    }

    /** As many entries as are read, as long as may be, and others with each poll. */
    private static HostileFeed flood(String name) {
        AtomicInteger number = new AtomicInteger();
        String words = "words ".repeat(160);
        return at(
                name,
                "",
                "",
                (request, out) ->
                        out.answer(
                                "200 OK",
                                rss(
                                        "",
                                        IntStream.range(0, 9_900)
                                                .mapToObj(i -> name + number.incrementAndGet())
                                                .map(id -> ITEM.formatted(words, id))
                                                .collect(Collectors.joining()))));
    }

    private static List<HostileFeed> bodies() {
        byte[] bomb = gzip(200);
        byte[] megabyte = new byte[MEGABYTE];
        return List.of(
                at(
                        "gzip-bomb",
                        "too large",
                        "decompresses to more than 100 times its size",
                        (request, out) -> out.answer("200 OK\nContent-Encoding: gzip", bomb)),
                at(
                        "fifty-megabytes",
                        "too large",
                        "larger than 10 MB",
                        (request, out) -> {
                            out.send(OK + "Content-Length: " + 50 * MEGABYTE + "\r\n\r\n");
                            for (int i = 0; i < 50; i++) {
                                out.send(megabyte);
                            }
                        }),
                at(
                        "without-end",
                        "too large",
                        "larger than 10 MB",
                        (request, out) -> {
                            out.send(OK + "\r\n");
                            while (true) {
                                out.send(megabyte);
                            }
                        }),
                at(
                        "drip",
                        "too slow",
                        "\\d+ bytes in .* s",
                        (request, out) -> {
                            out.send(OK + "\r\n<rss><channel>");
                            while (true) {
                                out.send(" ").hold(100);
                            }
                        }),
                at(
                        "silence",
                        "timeout",
                        "silent for too long",
                        (request, out) -> {
                            out.send(OK + "Content-Length: 1000\r\n\r\n<rss>");
                            out.stall();
                        }),
                at(
                        "header-drip",
                        "timeout",
                        "not finished within .* s",
                        (request, out) -> {
                            out.send(OK);
                            while (true) {
                                out.send("X-More: y\r\n").hold(100);
                            }
                        }),
                at(
                        "header-without-end",
                        "protocol",
                        ".*",
                        (request, out) -> {
                            out.send(OK + "X-Long: ");
                            while (true) {
                                out.send(megabyte);
                            }
                        }));
    }

    private static List<HostileFeed> redirects(int canary) {
        String to = ":" + canary + "/";
        return List.of(
                redirect("loop", "redirect", "redirects in a loop.*", "http://loop.example/feed"),
                at(
                        "chain",
                        "redirect",
                        "more than 5 redirects",
                        (request, out) -> out.redirect(301, request.target() + "x")),
                at(
                        "long-address",
                        "redirect",
                        "redirects to something that is no address",
                        (request, out) -> {
                            if (request.target().equals("/feed")) {
                                // Three bytes each, and nine characters when encoded.
                                out.redirect(301, "/" + "\u00E3\u0081\u0082".repeat(8_000));
                            } else {
                                out.answer("200 OK", rss("", ITEM.formatted("far", "a")));
                            }
                        }),
                refused("to-loopback", ".*loopback", "http://127.0.0.1" + to),
                refused("to-decimal", ".*written as a number", "http://2130706433" + to),
                refused("to-octal", ".*written as a number", "http://0177.0.0.1" + to),
                refused("to-hex", ".*written as a number", "http://0x7f000001" + to),
                refused("to-mapped", ".*loopback", "http://[::ffff:127.0.0.1]" + to),
                refused("to-ipv6", ".*loopback", "http://[::1]" + to),
                refused("to-private", ".*private", "http://192.168.1.1/"),
                refused("to-metadata", ".*metadata", "http://169.254.169.254/latest/meta-data/"),
                refused("to-private-name", ".*10.1.2.3: private", "http://private-name.example/"),
                refused(
                        "to-intranet",
                        "wiki.intranet is at .*loopback",
                        "http://wiki.intranet/feed"),
                refused("to-file", ".*neither http nor https", "file:///etc/passwd"),
                refused("to-gopher", ".*neither http nor https", "gopher://127.0.0.1" + to));
    }

    private static String rss(String doctype, String items) {
        return "<?xml version='1.0'?>" + doctype + "<rss><channel>" + items + "</channel></rss>";
    }

    /** So many megabytes of zeros, compressed. */
    private static byte[] gzip(int megabytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(new byte[MEGABYTE]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A well-behaved feed: with its n-th poll it lists its n-th entry, and some of those before it. */
    static String wellBehaved(String name, int poll) {
        return rss(
                "",
                IntStream.rangeClosed(Math.max(1, poll - 9), poll)
                        .mapToObj(i -> ITEM.formatted(name + " " + i, name + i))
                        .collect(Collectors.joining()));
    }
}
