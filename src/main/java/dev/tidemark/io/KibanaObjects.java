package dev.tidemark.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tidemark.config.Certificates;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.KibanaSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/**
 * Brings the dashboards, their panels and their index patterns into a Kibana.
 *
 * <p>A file a dashboard, and one for what they share; they refer to each other and are imported as one.
 */
public final class KibanaObjects {
    /** Path of the dashboard to begin with, below a Kibana's address; it links to the others. */
    public static final String DASHBOARD = "/app/dashboards#/view/tidemark-overnight";

    /** Resources below {@code /kibana}, what the others refer to first. */
    static final List<String> FILES =
            List.of(
                    "common.ndjson",
                    "overnight.ndjson",
                    "stance-now.ndjson",
                    "company.ndjson",
                    "evidence-desk.ndjson",
                    "alert-ledger.ndjson",
                    "operations.ndjson");

    private static final String SUPPORTED = "a running Kibana 7.10 or newer";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private KibanaObjects() {}

    /**
     * Imports the objects, replacing those of an earlier import; what else is in the Kibana stays.
     *
     * @param elasticsearch tells where the login is and which certificates are trusted
     * @return how many objects were imported
     * @throws InvalidInput when Kibana does not answer within a minute, is none, or refuses
     */
    public static int install(KibanaSettings kibana, ElasticsearchSettings elasticsearch) {
        Request.Builder request =
                new Request.Builder()
                        .url(kibana.url() + "/api/saved_objects/_import?overwrite=true")
                        .header("kbn-xsrf", "tidemark")
                        .post(body());
        Authorization authorization = Authorization.of(elasticsearch);
        if (authorization != null) {
            request.header("Authorization", authorization.header());
        }
        OkHttpClient client = client(elasticsearch.certificates());
        try (Response response = client.newCall(request.build()).execute()) {
            return imported(kibana, elasticsearch, response);
        } catch (IOException e) {
            throw invalid(kibana, "does not answer: " + e.getMessage(), SUPPORTED);
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }

    private static OkHttpClient client(@Nullable Certificates certificates) {
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .readTimeout(PATIENCE)
                        .callTimeout(PATIENCE);
        if (certificates != null) {
            HandshakeCertificates trusted = certificates.trusted();
            builder.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
        }
        return builder.build();
    }

    private static int imported(
            KibanaSettings kibana, ElasticsearchSettings elasticsearch, Response response)
            throws IOException {
        int status = response.code();
        JsonNode answer = json(Objects.requireNonNull(response.body()).string());
        if (status == 401 || status == 403) {
            throw invalid(
                    kibana,
                    "HTTP " + status + ", login refused",
                    Authorization.places(elasticsearch));
        }
        if (status != 200) {
            String reason = answer.path("message").asText("no reason given");
            throw invalid(kibana, "HTTP " + status + ": " + reason, SUPPORTED);
        }
        if (!answer.has("successCount")) {
            throw invalid(kibana, "answers, but is not Kibana", SUPPORTED);
        }
        if (!answer.path("success").asBoolean()) {
            JsonNode first = answer.path("errors").path(0);
            String which = first.path("type").asText() + " " + first.path("id").asText();
            String why = first.path("error").path("type").asText();
            throw invalid(kibana, "refuses " + which + ": " + why, SUPPORTED);
        }
        return answer.path("successCount").asInt();
    }

    private static RequestBody body() {
        ByteArrayOutputStream objects = new ByteArrayOutputStream();
        for (String file : FILES) {
            try (InputStream in = KibanaObjects.class.getResourceAsStream("/kibana/" + file)) {
                Objects.requireNonNull(in, file).transferTo(objects);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart(
                        "file",
                        "tidemark.ndjson",
                        RequestBody.create(
                                objects.toByteArray(), MediaType.get("application/ndjson")))
                .build();
    }

    private static JsonNode json(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static InvalidInput invalid(KibanaSettings kibana, String problem, String allowed) {
        return new InvalidInput(
                InvalidInput.JOB_FILE, "kibana.url", kibana.url() + " " + problem, allowed);
    }
}
