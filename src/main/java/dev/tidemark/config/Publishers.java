package dev.tidemark.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.model.SourceClass;
import dev.tidemark.text.CanonicalUrl;
import dev.tidemark.text.ContentHash;
import java.io.Serializable;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind an address or a name, and what kind of source that is.
 *
 * <p>A host belongs to the longest listed one that it is or ends with, at a dot. Where an aggregator carries the item,
 * the publisher that it credits counts, if that one is listed. Immutable, safe to share.
 */
public final class Publishers implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The name of nobody: an item with neither address nor source. */
    public static final String UNKNOWN = "unknown";

    /** Labels with at least one dot between them; letters of any script, as addresses in feeds have them. */
    private static final Pattern HOST =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]+(?:\\.[\\p{L}\\p{M}\\p{N}_-]+)+");

    private final Map<String, Publisher> byHost;
    private final Map<String, Publisher> byName;
    private final SourceClass byDefault;
    private final String version;

    private Publishers(
            Map<String, Publisher> byHost,
            Map<String, Publisher> byName,
            SourceClass byDefault,
            String version) {
        this.byHost = Map.copyOf(byHost);
        this.byName = Map.copyOf(byName);
        this.version = version;
        this.byDefault = byDefault;
    }

    /**
     * Reads a list.
     *
     * @param path null for the list that comes with the program
     * @throws InvalidInput for an unknown class, a host listed twice, or a name of a host not listed
     */
    public static Publishers read(@Nullable Path path) {
        YamlFile yaml =
                path == null ? YamlFile.bundled("jobs/publishers.yaml") : YamlFile.read(path);
        return Section.read(
                yaml,
                file -> {
                    SourceClass byDefault = sourceClass(file, "default", file.tree("default"));
                    Map<String, Publisher> byHost = new HashMap<>();
                    file.section("hosts", hosts -> hosts(hosts, byHost));
                    Map<String, Publisher> byName = names(file, byHost);
                    String version = ContentHash.of(yaml.root().toString());
                    return new Publishers(byHost, byName, byDefault, version);
                });
    }

    /** Changes with the list's content, and with nothing else. */
    public String version() {
        return version;
    }

    /**
     * The publisher of an item; never null.
     *
     * @param url where the item is read
     * @param source whom the item credits
     */
    public Publisher publisherOf(@Nullable String url, @Nullable String source) {
        Publisher credited = source == null ? null : listed(source);
        String host = CanonicalUrl.host(url);
        if (host != null) {
            Publisher carrier = ofHost(host);
            return carrier.sourceClass() == SourceClass.AGGREGATOR && credited != null
                    ? credited
                    : carrier;
        }
        if (credited != null) {
            return credited;
        }
        return new Publisher(
                source == null || source.isBlank() ? UNKNOWN : source.strip(), byDefault);
    }

    private Publisher ofHost(String host) {
        Publisher listed = listedHost(host);
        return listed != null ? listed : new Publisher(host.replaceFirst("^www\\.", ""), byDefault);
    }

    private @Nullable Publisher listed(String source) {
        Publisher named = byName.get(plain(source));
        return named != null ? named : listedHost(plain(source));
    }

    private @Nullable Publisher listedHost(String host) {
        for (String rest = host; !rest.isEmpty(); rest = rest.substring(rest.indexOf('.') + 1)) {
            Publisher publisher = byHost.get(rest);
            if (publisher != null || rest.indexOf('.') < 0) {
                return publisher;
            }
        }
        return null;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Void hosts(Section hosts, Map<String, Publisher> byHost) {
        for (SourceClass sourceClass : SourceClass.values()) {
            String word = sourceClass.word();
            JsonNode list = hosts.tree(word);
            for (JsonNode host : list == null ? new JsonNode[0] : elements(hosts, word, list)) {
                String name = host.asText().toLowerCase(Locale.ROOT);
                if (!host.isTextual() || !HOST.matcher(name).matches()) {
                    throw hosts.invalid(
                            word, host, "host names as in example.org, without http:// or path");
                }
                if (byHost.put(name, new Publisher(name, sourceClass)) != null) {
                    throw hosts.invalid(word, host, "host names, each listed once");
                }
            }
        }
        return null;
    }

    private static JsonNode[] elements(Section section, String name, JsonNode list) {
        if (!list.isArray()) {
            throw section.invalid(name, list, "a list of host names");
        }
        JsonNode[] elements = new JsonNode[list.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = list.get(i);
        }
        return elements;
    }

    private static Map<String, Publisher> names(Section file, Map<String, Publisher> byHost) {
        Map<String, Publisher> byName = new HashMap<>();
        JsonNode names = file.tree("names");
        if (names == null) {
            return byName;
        }
        if (!names.isObject()) {
            throw file.invalid("names", names, "a mapping of names to listed hosts");
        }
        for (Map.Entry<String, JsonNode> name : names.properties()) {
            Publisher publisher = byHost.get(name.getValue().asText().toLowerCase(Locale.ROOT));
            if (publisher == null) {
                throw file.invalid(
                        "names." + name.getKey(), name.getValue(), "a host listed under hosts");
            }
            byName.put(plain(name.getKey()), publisher);
        }
        return byName;
    }

    private static SourceClass sourceClass(Section file, String name, @Nullable JsonNode word) {
        for (SourceClass sourceClass : SourceClass.values()) {
            if (word != null && sourceClass.word().equals(word.asText())) {
                return sourceClass;
            }
        }
        throw file.invalid(name, word, "primary, agency, national, trade, aggregator, blog");
    }
}
