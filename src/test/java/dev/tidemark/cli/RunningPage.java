package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run in a process of its own, which says where its page is.
 *
 * @param log all that it says
 * @param secrets that are in nothing that it says and answers
 */
record RunningPage(Process process, Path log, String url, List<String> secrets)
        implements AutoCloseable {
    private static final Pattern PAGE = Pattern.compile("page at (http://\\S+)\n");

    /** Starts the program and returns once it has told its page; neither may tell the secrets. */
    static RunningPage start(
            Path log, List<String> secrets, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Process process = Run.start(log, environment, arguments);
        Matcher page = PAGE.matcher("");
        for (int i = 0; i < 600 && !page.reset(Files.readString(log)).find(); i++) {
            assertThat(process.waitFor(100, TimeUnit.MILLISECONDS))
                    .as(Files.readString(log))
                    .isFalse();
        }
        return new RunningPage(process, log, page.group(1), secrets);
    }

    /** The JSON that a path answers. */
    JsonNode ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        assertThat(answer.headers().map() + answer.body()).as(path).doesNotContain(secrets);
        assertThat(Files.readString(log)).doesNotContain(secrets);
        return new ObjectMapper().readTree(answer.body());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
