package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.evaluate.GoldItem;
import dev.tidemark.evaluate.GoldReader;
import dev.tidemark.io.ItemParser;
import dev.tidemark.io.Parsed;
import dev.tidemark.io.archive.ArchiveFiles;
import dev.tidemark.io.archive.LineReader;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gold data, with its items read as the monitor itself reads them. */
final class GoldFiles {
    private static final String ALLOWED = "JSONL, one item with labels a line";

    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldFiles() {}

    /**
     * Reads files, in their order.
     *
     * @throws InvalidInput for the first line that is no gold item, for an id that occurs twice, and for an empty file
     */
    static List<GoldItem> read(List<Path> files, ItemParser parser, int maxRecordBytes)
            throws IOException {
        List<GoldItem> items = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Path file : files) {
            int number = 0;
            try (LineReader lines = open(file, maxRecordBytes)) {
                for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                    GoldItem item = item(line, file + ":" + ++number, parser);
                    if (!ids.add(item.item().id())) {
                        throw new InvalidInput(
                                file + ":" + number, "id", item.item().id(), "an id of its own");
                    }
                    items.add(item);
                }
            }
            if (number == 0) {
                throw new InvalidInput(file.toString(), "", "empty", ALLOWED);
            }
        }
        return items;
    }

    /**
     * Reads labels that know their items by id, and the items from an archive.
     *
     * @throws InvalidInput for the first line that is wrong, and when the archive holds none of the items
     */
    static List<GoldItem> join(Path labels, Path archive, ItemParser parser, int maxRecordBytes)
            throws IOException {
        Map<String, byte[]> byId = new HashMap<>();
        try (LineReader lines = open(labels, maxRecordBytes)) {
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                String position = labels + ":" + (byId.size() + 1);
                byId.put(json(line.bytes(), position).path("id").asText(), line.bytes());
            }
        }
        List<GoldItem> items = new ArrayList<>();
        for (NewsItem item : items(archive, parser, maxRecordBytes)) {
            byte[] known = byId.get(item.id());
            if (known != null) {
                items.add(GoldReader.read(known, item));
            }
        }
        if (items.isEmpty()) {
            throw new InvalidInput(
                    archive.toString(),
                    "id",
                    "none of the labelled items",
                    "the archive they are of");
        }
        return items;
    }

    /**
     * The items of an archive; lines that are none are left out.
     *
     * @throws InvalidInput when none is
     */
    static List<NewsItem> items(Path archive, ItemParser parser, int maxRecordBytes)
            throws IOException {
        List<NewsItem> items = new ArrayList<>();
        int number = 0;
        try (LineReader lines = open(archive, maxRecordBytes)) {
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                String position = archive + ":" + ++number;
                Parsed parsed =
                        parser.parse(
                                new RawRecord(line.bytes(), line.size(), position, null, false));
                if (parsed instanceof Parsed.Accepted accepted) {
                    items.add(accepted.item());
                }
            }
        }
        if (items.isEmpty()) {
            throw new InvalidInput(
                    archive.toString(),
                    "",
                    number == 0 ? "empty" : "none of " + number + " lines is an item",
                    "one JSON object with a title or a text a line");
        }
        return items;
    }

    /** A line of JSON; one that is none is refused by its position. */
    static JsonNode json(byte[] line, String position) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new InvalidInput(position, "", "not JSON", "one JSON object a line");
        }
    }

    private static LineReader open(Path file, int maxRecordBytes) throws IOException {
        return new LineReader(ArchiveFiles.open(file, ALLOWED), maxRecordBytes);
    }

    private static GoldItem item(LineReader.Line line, String position, ItemParser parser) {
        Parsed parsed =
                parser.parse(new RawRecord(line.bytes(), line.size(), position, null, false));
        if (parsed instanceof Parsed.Accepted accepted) {
            return GoldReader.read(line.bytes(), accepted.item());
        }
        String reason =
                parsed instanceof Parsed.Refused refused
                        ? refused.rejected().reason()
                        : "neither title nor text";
        throw new InvalidInput(position, "", reason, ALLOWED);
    }
}
