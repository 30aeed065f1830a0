package dev.tidemark.io.feeds;

import dev.tidemark.fetch.ErrorClass;
import dev.tidemark.fetch.FetchAnswer;
import dev.tidemark.fetch.FetchAnswer.Fetched;
import dev.tidemark.fetch.FetchRequest;
import dev.tidemark.fetch.Validators;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Feeds that answer what a test says, and keep what they were asked. */
final class PlayedFeeds implements Web {
    final List<FetchRequest> asked = new CopyOnWriteArrayList<>();
    final Map<String, String> environment = new ConcurrentHashMap<>();
    final CountDownLatch cut = new CountDownLatch(1);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    interface Answer {
        FetchAnswer to(FetchRequest request) throws InterruptedException;
    }

    /** The feed lists these titles; the part before a colon is the entry's identity. */
    void list(String url, String... titles) {
        body(url, rss(titles));
    }

    void body(String url, String body) {
        answer(
                url,
                request ->
                        new Fetched(
                                body.getBytes(StandardCharsets.UTF_8),
                                "application/rss+xml",
                                null,
                                new Validators(url, "\"" + body.hashCode() + "\"", null),
                                url,
                                null));
    }

    void answer(String url, Answer answer) {
        answers.put(url, answer);
    }

    /** Addresses in the order in which they were asked for. */
    List<String> urls() {
        return asked.stream().map(FetchRequest::url).toList();
    }

    static String rss(String... titles) {
        return Arrays.stream(titles)
                .map(
                        title ->
                                "<item><title>%s</title><link>https://press.example/%s</link></item>"
                                        .formatted(title, title.split(":")[0]))
                .collect(Collectors.joining("", "<rss><channel>", "</channel></rss>"));
    }

    @Override
    public FetchAnswer fetch(FetchRequest request) {
        asked.add(request);
        Answer answer = answers.get(request.url());
        try {
            return answer == null
                    ? new FetchAnswer.Failed(ErrorClass.NOT_FOUND, "answered 404")
                    : answer.to(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FetchAnswer.Failed(ErrorClass.INTERRUPTED, "interrupted");
        }
    }

    @Override
    public @Nullable String variable(String name) {
        return environment.get(name);
    }

    @Override
    public void close() {
        cut.countDown();
    }
}
