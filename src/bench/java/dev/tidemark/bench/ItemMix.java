package dev.tidemark.bench;

import dev.tidemark.io.ItemParser;
import dev.tidemark.io.Parsed;
import dev.tidemark.io.archive.LineReader;
import dev.tidemark.model.DateQuality;
import dev.tidemark.model.Language;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * The items that are labelled: those of a file, 10,000 evenly spaced ones of a longer file, or a mix like that of technology
 * feeds.
 *
 * <p>The mix: 10,000 items, 3 in 4 Japanese; a title of about 45 characters and a lead of about 165; 36 % mention a watched
 * company, 3 % a word of openness, each for itself. The same each time.
 */
final class ItemMix {
    private static final int COUNT = 10_000;
    private static final int MAX_LINE_BYTES = 1 << 20;
    private static final double COMPANY = 0.36;
    private static final double OPENNESS = 0.03;

    private static final List<String> JA_COMPANIES =
            List.of("グーグル", "OpenAI", "メタ", "マイクロソフト", "アップル", "NTT", "エヌビディア", "Anthropic");
    private static final List<String> EN_COMPANIES =
            List.of("Google", "OpenAI", "Meta", "Microsoft", "Apple", "Amazon", "Nvidia", "Anthropic");
    private static final List<String> JA_OPENNESS =
            List.of("モデルの重みをオープンソースとして公開した", "非公開の方針を決めた", "オープンモデルの提供をやめる");
    private static final List<String> EN_OPENNESS =
            List.of(
                    "released the weights of its model under an open licence",
                    "keeps its model closed",
                    "open-sourced its agent framework");
    private static final List<String> JA_WORDS =
            List.of(
                    "新しい", "サービスを", "発表した", "利用者は", "来年から", "東京都内の", "研究者らが", "市場の拡大を", "見込んで",
                    "半導体の", "価格が", "上昇し", "国内の企業では", "人材の育成が", "課題となり", "専門家は", "慎重な見方を", "示した");
    private static final List<String> EN_WORDS =
            List.of(
                    "the", "new", "service", "for", "users", "in", "a", "market", "that", "grew",
                    "last", "year", "researchers", "said", "on", "Tuesday", "prices", "of", "chips",
                    "rose", "and", "several", "cities", "plan", "to", "test", "it");

    private ItemMix() {}

    static NewsItem[] items(String file) throws IOException {
        return file.isEmpty() ? generated() : read(Path.of(file));
    }

    private static NewsItem[] read(Path file) throws IOException {
        ItemParser parser = new ItemParser(Instant.MAX, MAX_LINE_BYTES);
        List<NewsItem> items = new ArrayList<>();
        InputStream bytes = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        try (LineReader lines = new LineReader(in, MAX_LINE_BYTES)) {
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                RawRecord raw = new RawRecord(line.bytes(), line.size(), "bench:1", null, false);
                if (parser.parse(raw) instanceof Parsed.Accepted accepted) {
                    items.add(accepted.item());
                }
            }
        }
        return IntStream.range(0, Math.min(COUNT, items.size()))
                .mapToObj(i -> items.get((int) ((long) i * items.size() / Math.min(COUNT, items.size()))))
                .toArray(NewsItem[]::new);
    }

    private static NewsItem[] generated() {
        Random random = new Random(36);
        NewsItem[] items = new NewsItem[COUNT];
        for (int i = 0; i < COUNT; i++) {
            boolean japanese = random.nextInt(4) > 0;
            String title = sentence(random, japanese, 45, japanese ? "" : " ");
            String text =
                    sentence(random, japanese, 80, japanese ? "" : " ")
                            + (japanese ? "。" : ". ")
                            + sentence(random, japanese, 80, japanese ? "" : " ");
            if (random.nextDouble() < COMPANY) {
                String company = pick(random, japanese ? JA_COMPANIES : EN_COMPANIES);
                title = company + (japanese ? "、" : " ") + title;
            }
            if (random.nextDouble() < OPENNESS) {
                text += (japanese ? "。" : ". ") + pick(random, japanese ? JA_OPENNESS : EN_OPENNESS);
            }
            items[i] = item(i, title, text + (japanese ? "。" : "."), japanese);
        }
        return items;
    }

    private static String sentence(Random random, boolean japanese, int length, String gap) {
        StringBuilder sentence = new StringBuilder();
        while (sentence.length() < length) {
            sentence.append(sentence.isEmpty() ? "" : gap)
                    .append(pick(random, japanese ? JA_WORDS : EN_WORDS));
        }
        return sentence.toString();
    }

    private static String pick(Random random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static NewsItem item(int number, String title, String text, boolean japanese) {
        return new NewsItem(
                Integer.toString(number),
                null,
                null,
                null,
                title,
                text,
                null,
                japanese ? Language.JA : Language.EN,
                null,
                null,
                DateQuality.ABSENT,
                Instant.EPOCH,
                "",
                "generated:" + number,
                false);
    }
}
