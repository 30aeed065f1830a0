package dev.tidemark.bench.shift;

import dev.tidemark.bench.shift.StanceStream.Company;
import dev.tidemark.bench.shift.StanceStream.Item;

/**
 * The Page-Hinkley test with its running mean, one for either direction: the sum of deviations from that mean, less a slack for each,
 * has risen by more than a threshold above its least value (Page 1954; Hinkley 1971).
 */
final class PageHinkley implements Detector {
    private final double slack;
    private final double threshold;
    private int count;
    private double mean;
    private double up;
    private double down;

    PageHinkley(double slack, double threshold) {
        this.slack = slack;
        this.threshold = threshold;
    }

    @Override
    public void start(Company company) {
        count = 0;
        mean = 0;
        up = 0;
        down = 0;
    }

    @Override
    public boolean observe(Item item) {
        count++;
        mean += (item.score() - mean) / count;
        up = Math.max(0, up + item.score() - mean - slack);
        down = Math.max(0, down - item.score() + mean - slack);
        if (up <= threshold && down <= threshold) {
            return false;
        }
        start(new Company(0, 0, 0));
        return true;
    }
}
