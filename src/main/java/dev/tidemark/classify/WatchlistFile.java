package dev.tidemark.classify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.text.NormalText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads and checks the watchlist's YAML; its header comment describes the format. */
final class WatchlistFile {
    private static final Set<String> ALIAS_FIELDS =
            Set.of("text", "case", "not", "unless", "needs");
    private static final String COMPANY_FIELDS =
            "name, lab, aliases, products, flagships, platforms, people";

    private final String file;
    private final List<Alias> aliases = new ArrayList<>();
    private final Map<String, Alias> owners = new TreeMap<>();
    private final Set<String> names = new java.util.LinkedHashSet<>();
    private final Set<String> labs = new TreeSet<>();

    private WatchlistFile(String file) {
        this.file = file;
    }

    static WatchlistFile parse(TextFile source) {
        WatchlistFile reader = new WatchlistFile(source.name());
        reader.root(reader.tree(source.content()));
        return reader;
    }

    List<Alias> aliases() {
        return List.copyOf(aliases);
    }

    Set<String> labs() {
        return Set.copyOf(labs);
    }

    private JsonNode tree(String content) {
        YAMLMapper mapper =
                YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
        try {
            return mapper.readTree(content);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
            throw new InvalidInput(file, where, e.getOriginalMessage(), "well-formed YAML");
        }
    }

    private void root(JsonNode root) {
        if (!root.isObject() || root.isEmpty()) {
            throw new InvalidInput(file, "", "empty", "a list named companies");
        }
        onlyFields(root, "", Set.of("companies"), "companies");
        JsonNode companies = root.path("companies");
        if (!companies.isArray() || companies.isEmpty()) {
            throw new InvalidInput(file, "companies", companies.toString(), "a list of companies");
        }
        for (int i = 0; i < companies.size(); i++) {
            company(companies.get(i), "companies[" + i + "]");
        }
    }

    private void company(JsonNode node, String at) {
        String name = node.path("name").asText("").strip();
        if (name.isEmpty()) {
            throw new InvalidInput(file, at + ".name", node.toString(), "the company's name");
        }
        if (!names.add(name)) {
            throw new InvalidInput(file, at + ".name", name, "each company once");
        }
        onlyFields(node, name, Set.of(COMPANY_FIELDS.split(", ")), COMPANY_FIELDS);
        JsonNode lab = node.path("lab");
        if (!lab.isMissingNode() && !lab.isBoolean()) {
            throw new InvalidInput(file, name + ".lab", lab.toString(), "true, false");
        }
        if (lab.asBoolean()) {
            labs.add(name);
        }
        int before = aliases.size();
        List<String> flagships = words(node.path("flagships"), name + ".flagships");
        List<String> products = new ArrayList<>();
        for (Alias.Role role : Alias.Role.values()) {
            String field = role.name().toLowerCase(Locale.ROOT);
            JsonNode words = node.path(field);
            if (!words.isMissingNode() && !words.isArray()) {
                throw new InvalidInput(file, name + "." + field, words.toString(), "a list");
            }
            for (JsonNode word : words) {
                Alias alias = alias(word, name, role, flagships, name + "." + field);
                add(alias);
                if (role == Alias.Role.PRODUCTS) {
                    products.add(alias.text());
                }
            }
        }
        for (String flagship : flagships) {
            if (!products.contains(flagship)) {
                throw new InvalidInput(
                        file, name + ".flagships", flagship, "a word of the company's products");
            }
        }
        if (aliases.size() == before) {
            throw new InvalidInput(file, name, "no word to find it by", "at least one alias");
        }
    }

    private Alias alias(
            JsonNode node, String company, Alias.Role role, List<String> flagships, String at) {
        if (node.isTextual()) {
            String word = word(node, at);
            return new Alias(
                    company,
                    role,
                    word,
                    flagships.contains(word),
                    false,
                    List.of(),
                    List.of(),
                    List.of());
        }
        if (!node.isObject()) {
            throw new InvalidInput(file, at, node.toString(), "a word, or a word with conditions");
        }
        onlyFields(node, at, ALIAS_FIELDS, "text, case, not, unless, needs");
        String text = word(node.path("text"), at + ".text");
        String spelling = node.path("case").asText("any");
        if (!spelling.equals("exact") && !spelling.equals("any")) {
            throw new InvalidInput(file, at + "." + text + ".case", spelling, "exact, any");
        }
        return new Alias(
                company,
                role,
                text,
                flagships.contains(text),
                spelling.equals("exact"),
                words(node.path("not"), at + "." + text + ".not"),
                folded(words(node.path("unless"), at + "." + text + ".unless")),
                folded(words(node.path("needs"), at + "." + text + ".needs")));
    }

    private void add(Alias alias) {
        // Two exact spellings may differ in case only: Nova and NOVA are two words.
        String key = alias.exact() ? alias.text() : Folding.of(alias.text());
        Alias other = owners.putIfAbsent(key, alias);
        if (other != null) {
            throw new InvalidInput(
                    file,
                    alias.company(),
                    alias.text(),
                    "a word of one company only; it stands for " + other.company() + " already");
        }
        aliases.add(alias);
    }

    private List<String> words(JsonNode node, String at) {
        if (node.isMissingNode()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw new InvalidInput(file, at, node.toString(), "a list of words");
        }
        List<String> words = new ArrayList<>();
        for (JsonNode word : node) {
            words.add(word(word, at));
        }
        return List.copyOf(words);
    }

    private static List<String> folded(List<String> words) {
        return words.stream().map(Folding::of).toList();
    }

    private String word(JsonNode node, String at) {
        String text = node.isTextual() ? NormalText.of(node.asText()).text().strip() : "";
        if (text.isEmpty()) {
            throw new InvalidInput(file, at, node.toString(), "a word, in quotes if need be");
        }
        return text;
    }

    private void onlyFields(JsonNode node, String at, Set<String> known, String allowed) {
        for (Iterator<String> fields = node.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            if (!known.contains(field)) {
                throw new InvalidInput(file, at, "unknown field " + field, allowed);
            }
        }
    }
}
