package dev.tidemark.config;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.Serializable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the login to Elasticsearch is found, in every process that writes: a user and a password, or an API key. The
 * settings stand in the {@code elasticsearch:} section. Where nothing of all this is found, nobody logs in.
 *
 * @param usernameVariable environment variable with the user's name, default {@value #DEFAULT_USERNAME}
 * @param passwordVariable the same for the password, default {@value #DEFAULT_PASSWORD}
 * @param passwordFile file with the password in its first line, instead of the variable; null: none
 * @param apiKeyVariable environment variable with an API key, as {@code id:key} or encoded as Elasticsearch shows it;
 *     default {@value #DEFAULT_API_KEY}
 * @param apiKeyFile file with the API key in its first line, instead of the variable; null: none
 */
public record ElasticsearchLogin(
        String usernameVariable,
        String passwordVariable,
        @Nullable String passwordFile,
        String apiKeyVariable,
        @Nullable String apiKeyFile)
        implements Serializable {

    /** The environment variable with the user's name unless a job file names another. */
    public static final String DEFAULT_USERNAME = "TIDEMARK_ELASTICSEARCH_USERNAME";

    /** The environment variable with the password unless a job file names another. */
    public static final String DEFAULT_PASSWORD = "TIDEMARK_ELASTICSEARCH_PASSWORD";

    /** The environment variable with the API key unless a job file names another. */
    public static final String DEFAULT_API_KEY = "TIDEMARK_ELASTICSEARCH_API_KEY";

    /** A user's name and a password in variables of these names, and no API key but the default's. */
    public static ElasticsearchLogin inVariables(String username, String password) {
        return new ElasticsearchLogin(username, password, null, DEFAULT_API_KEY, null);
    }

    static ElasticsearchLogin read(Section section, Path folder) {
        return new ElasticsearchLogin(
                variable(section, "usernameVariable", DEFAULT_USERNAME),
                variable(section, "passwordVariable", DEFAULT_PASSWORD),
                file(section, "passwordFile", "passwordVariable", folder),
                variable(section, "apiKeyVariable", DEFAULT_API_KEY),
                file(section, "apiKeyFile", "apiKeyVariable", folder));
    }

    private static String variable(Section section, String name, String byDefault) {
        String allowed = "the name of an environment variable, not what is in it";
        String variable = section.text(name, "(?s).*", allowed);
        if (variable != null && !variable.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            // Most likely it is the secret: not to be repeated.
            throw section.invalid(name, TextNode.valueOf("something else (not shown)"), allowed);
        }
        return variable == null ? byDefault : variable;
    }

    private static @Nullable String file(
            Section section, String name, String variable, Path folder) {
        String file = section.text(name, "[^\\p{Cntrl}]+", "path of a file with the secret");
        if (file != null && section.tree(variable) != null) {
            throw section.invalid(
                    name, TextNode.valueOf("a second way"), "one of " + variable + ", " + name);
        }
        return file == null ? null : folder.resolve(file).normalize().toString();
    }
}
