package dev.tidemark.bench.state;

import dev.tidemark.model.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Invented news of invented companies: about one item a day and company, the same for the same seed.
 *
 * <p>Four in ten say something of openness: as done, planned, heard or denied, in English and Japanese. One in ten is
 * another paper's copy of the one before, one in twenty an edited headline of it, one in fifty the same item again. A
 * company's talk changes sides every few hundred days, so that regimes change, and reports come and expire.
 */
final class NewsYears {
    private static final Instant START = Instant.parse("2015-01-01T00:00:00Z");
    private static final long YEAR_MILLIS = Duration.ofDays(365).toMillis();
    private static final int DAYS_OF_ONE_SIDE = 300;

    private static final List<String> FIRST =
            List.of(
                    "Alvo", "Brin", "Cado", "Dexo", "Elgo", "Farn", "Glim", "Hesk", "Ivra", "Jusk",
                    "Kolm", "Lund", "Mork", "Nefa", "Orsk", "Pavo", "Quem", "Rusk", "Sarv", "Tolb");
    private static final List<String> SECOND =
            List.of(
                    "dyne", "mind", "cora", "flux", "wave", "grid", "lume", "nova", "path", "zena");
    private static final List<String> OPEN =
            List.of(
                    "%s releases the weights of its new model under Apache 2.0",
                    "%s、新しい大規模言語モデルをオープンソースとして公開",
                    "%s is considering opening the weights of its flagship model, sources say");
    private static final List<String> CLOSED =
            List.of(
                    "%s will keep its next model closed and publish no weights",
                    "%sがモデルの重みを非公開にする方針を検討、関係者が明らかに",
                    "%s is considering making its flagship model proprietary, sources say",
                    "%s denies that it will keep its models closed");
    private static final List<String> NEUTRAL =
            List.of(
                    "%s hires a new head of marketing",
                    "%sが東京に新しいオフィスを開設",
                    "What %s earned last quarter",
                    "%s and a bank agree on a loan for data centres");

    private final Random random;
    private final List<String> companies;
    private final long step;

    private long millis = START.toEpochMilli();
    private int number;
    private String id = "";
    private String title = "";

    NewsYears(int companies, long seed) {
        this.random = new Random(seed);
        this.companies = companies(companies);
        this.step = Duration.ofDays(1).toMillis() / companies;
    }

    /** Where time begins. */
    static Instant start() {
        return START;
    }

    /** So many names, at most {@code 200}. */
    static List<String> companies(int number) {
        if (number < 1 || number > FIRST.size() * SECOND.size()) {
            throw new IllegalArgumentException("companies: " + number + "; allowed: 1 to 200");
        }
        return IntStream.range(0, number)
                .mapToObj(i -> FIRST.get(i / SECOND.size()) + SECOND.get(i % SECOND.size()))
                .toList();
    }

    /** The year of the next record, from 0. */
    int year() {
        return (int) ((millis - START.toEpochMilli()) / YEAR_MILLIS);
    }

    /** Time of the last record. */
    long millis() {
        return millis;
    }

    RawRecord next() {
        millis += (long) (2 * step * random.nextDouble());
        int kind = title.isEmpty() ? 100 : random.nextInt(100);
        if (kind >= 17) {
            title = newTitle();
        } else if (kind < 5) {
            title = title + " (updated)";
        }
        boolean sameItem = kind < 7;
        if (!sameItem) {
            number++;
            id = "item-" + number;
        }
        String json =
                "{\"id\":\"%s\",\"url\":\"https://paper%d.example.org/%s\",\"title\":\"%s\",\"seenAt\":\"%s\"}"
                        .formatted(id, random.nextInt(9), id, title, Instant.ofEpochMilli(millis));
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new RawRecord(
                bytes, bytes.length, "simulated:" + number, Instant.ofEpochMilli(millis), false);
    }

    private String newTitle() {
        int company = random.nextInt(companies.size());
        long day = (millis - START.toEpochMilli()) / Duration.ofDays(1).toMillis();
        boolean opens = (day + company * 37L) / DAYS_OF_ONE_SIDE % 2 == 0;
        boolean speaks = random.nextInt(10) < 4;
        boolean usual = random.nextInt(10) < 8;
        List<String> titles = !speaks ? NEUTRAL : opens == usual ? OPEN : CLOSED;
        return titles.get(random.nextInt(titles.size())).formatted(companies.get(company))
                + " "
                + number;
    }
}
