package dev.tidemark.bench.shift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The items about one company in the order of their times; neutral ones, which no detector is shown, are left out and do not count
 * in the rate.
 *
 * <p>Items come as a Poisson process. Each is open or closed with a score of ±0.6 to ±1, evenly spread, so the mean stance decides
 * the share of open ones and never exceeds ±{@value #STRENGTH}.
 *
 * @param company what is true of the company
 * @param changeAt when its mean changes, in days since the start
 * @param end when the stream ends, likewise
 */
record StanceStream(Company company, double changeAt, double end, List<Item> items) {
    /** Mean absolute score. */
    static final double STRENGTH = 0.8;

    /** A Monday. */
    private static final long START = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

    private static final double DAY = 86_400_000;
    private static final int PUBLISHERS = 12;

    /**
     * A company's mean stance.
     *
     * @param regime what is known of it at the start: the mean of its regime
     * @param before its true mean at the start
     * @param after its true mean after the change
     */
    record Company(double regime, double before, double after) {}

    /**
     * One item.
     *
     * @param day days since the start of the stream
     * @param copy true when it was recognised as a copy
     * @param chain number of the story it seems to belong to
     */
    record Item(double day, double score, boolean copy, int chain, int publisher) {
        Instant time() {
            return Instant.ofEpochMilli(START + (long) (day * DAY));
        }
    }

    /**
     * Draws a stream.
     *
     * @param rate stories a day, before they are copied
     * @param days its length
     */
    static StanceStream draw(
            long seed,
            Company company,
            double rate,
            double changeAt,
            double days,
            Set<Disturbance> disturbances) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean weekly = disturbances.contains(Disturbance.WEEKLY);
        List<Item> items = new ArrayList<>((int) (rate * days * 1.1) + 16);
        double most = weekly ? rate * 7 / 6 : rate;
        int chain = 0;
        for (double day = wait(random, most); day < days; day += wait(random, most)) {
            boolean weekend = weekly && (long) day % 7 >= 5;
            if (weekend && random.nextBoolean()) {
                continue;
            }
            double mean = (day < changeAt ? company.before : company.after) - (weekend ? 0.4 : 0);
            boolean open = random.nextDouble() * 2 - 1 < mean / STRENGTH;
            if (disturbances.contains(Disturbance.CONFUSION)) {
                open = confused(random, open);
            }
            double score = (open ? 1 : -1) * (0.6 + 0.4 * random.nextDouble());
            items.add(new Item(day, score, false, chain++, random.nextInt(PUBLISHERS)));
            if (disturbances.contains(Disturbance.BURSTS) && random.nextInt(10) == 0) {
                int original = chain - 1;
                for (int copies = 1 + (int) (8.5 * wait(random, 1)); copies > 0; copies--) {
                    boolean recognised = random.nextInt(7) > 0;
                    items.add(
                            new Item(
                                    day + wait(random, 2),
                                    score,
                                    recognised,
                                    recognised ? original : chain++,
                                    random.nextInt(PUBLISHERS)));
                }
            }
        }
        items.sort(Comparator.comparingDouble(Item::day));
        return new StanceStream(company, changeAt, days, items);
    }

    private static boolean confused(SplittableRandom random, boolean open) {
        if (random.nextInt(340) < 37) {
            return random.nextInt(37) < 27;
        }
        return open ? random.nextInt(162) >= 11 : random.nextInt(123) < 28;
    }

    private static double wait(SplittableRandom random, double rate) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }
}
