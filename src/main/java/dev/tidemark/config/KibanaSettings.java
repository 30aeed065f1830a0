package dev.tidemark.config;

import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The {@code kibana:} section of a job file: where {@code setup} puts the dashboard.
 *
 * <p>The login is Elasticsearch's, from the variables that the {@code elasticsearch:} section names.
 *
 * @param url Kibana's address with its base path, if it has one, as in {@code
 *     http://127.0.0.1:5601}; no slash at its end
 */
public record KibanaSettings(String url) {
    /** Where Kibana is looked for unless a job file says otherwise. */
    public static final String DEFAULT_URL = "http://127.0.0.1:5601";

    private static final String ALLOWED = "http(s)://host, with port and path if need be, no user";

    static KibanaSettings read(Section section) {
        String url = section.text("url", ".*", ALLOWED);
        if (url == null) {
            return new KibanaSettings(DEFAULT_URL);
        }
        if (url.contains("@")) {
            // Whatever stands before the @ may be a password: not to be repeated.
            throw section.invalid("url", TextNode.valueOf("an address with a user"), ALLOWED);
        }
        String usable = usable(url);
        if (usable == null) {
            throw section.invalid("url", TextNode.valueOf(url), ALLOWED);
        }
        return new KibanaSettings(usable);
    }

    /**
     * The address given on the command line.
     *
     * @throws InvalidInput when it is none
     */
    public static KibanaSettings at(String url) {
        String usable = url.contains("@") ? null : usable(url);
        if (usable == null) {
            String shown = url.contains("@") ? "an address with a user" : url;
            throw new InvalidInput("setup", "--kibana", shown, ALLOWED);
        }
        return new KibanaSettings(usable);
    }

    private static @Nullable String usable(String url) {
        try {
            URI uri = URI.create(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getQuery() == null && uri.getFragment() == null;
            return web && bare && uri.getHost() != null ? url.replaceAll("/+$", "") : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
