package dev.tidemark.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.config.FileProblem;
import dev.tidemark.config.InvalidInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a replay left in a folder, as far as a backtest looks at it.
 *
 * @param rulesVersion that stands in the documents; "unknown" where there is none
 * @param alerts news only, without closing lines, earliest first
 * @param endings number of closing lines
 * @param stances of each company in the main window, earliest first
 */
public record ReplayResults(
        String rulesVersion,
        List<ToldAlert> alerts,
        int endings,
        TreeMap<String, List<StancePoint>> stances) {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final String FOLDER = "a folder that replay --out has written";

    /**
     * Reads {@code alerts.jsonl} and {@code scores.jsonl} of a folder.
     *
     * @throws InvalidInput when either is missing, or holds a line that is no such document
     */
    public static ReplayResults read(Path folder) {
        List<ToldAlert> alerts = new ArrayList<>();
        TreeMap<String, List<StancePoint>> stances = new TreeMap<>();
        int[] endings = {0};
        String[] version = {"unknown"};
        documents(
                folder.resolve("alerts.jsonl"),
                json -> {
                    version[0] = json.path("rulesVersion").asText(version[0]);
                    if (json.hasNonNull("ending")) {
                        endings[0]++;
                    } else {
                        alerts.add(ResultDocuments.alert(json));
                    }
                });
        documents(
                folder.resolve("scores.jsonl"),
                json -> {
                    version[0] = json.path("rulesVersion").asText(version[0]);
                    if (ResultDocuments.isMain(json)) {
                        stances.computeIfAbsent(
                                        ResultDocuments.text(json, "company"),
                                        c -> new ArrayList<>())
                                .add(ResultDocuments.stance(json));
                    }
                });
        alerts.sort(Comparator.comparing(ToldAlert::time).thenComparing(ToldAlert::id));
        stances.values().forEach(points -> points.sort(Comparator.comparing(StancePoint::time)));
        return new ReplayResults(version[0], List.copyOf(alerts), endings[0], stances);
    }

    /** The stances of a company, earliest first; none of one without news. */
    List<StancePoint> of(String company) {
        return stances.getOrDefault(company, List.of());
    }

    private static void documents(Path file, Consumer<JsonNode> reader) {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                reader.accept(JSON.readTree(line));
            }
        } catch (JsonProcessingException | ResultDocuments.Malformed e) {
            String problem = e instanceof ResultDocuments.Malformed ? e.getMessage() : "not JSON";
            throw new InvalidInput(
                    file + ":" + number, "", String.valueOf(problem), "a line that replay wrote");
        } catch (CharacterCodingException e) {
            throw new InvalidInput(file.toString(), "", "not in UTF-8", FOLDER);
        } catch (IOException e) {
            throw new InvalidInput(file.toString(), "", FileProblem.of(e), FOLDER);
        }
    }
}
