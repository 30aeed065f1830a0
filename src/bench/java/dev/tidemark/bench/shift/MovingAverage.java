package dev.tidemark.bench.shift;

import dev.tidemark.bench.shift.StanceStream.Company;
import dev.tidemark.bench.shift.StanceStream.Item;

/** Reports a change when the mean of the last items is far from the mean of all before them. */
final class MovingAverage implements Detector {
    private final double[] window;
    private final double threshold;
    private int count;
    private double sum;
    private double before;

    MovingAverage(int items, double threshold) {
        this.window = new double[items];
        this.threshold = threshold;
    }

    @Override
    public void start(Company company) {
        count = 0;
        sum = 0;
        before = 0;
    }

    @Override
    public boolean observe(Item item) {
        int place = count % window.length;
        if (count >= window.length) {
            sum -= window[place];
            before += (window[place] - before) / (count - window.length + 1);
        }
        window[place] = item.score();
        sum += item.score();
        count++;
        if (count < 2 * window.length || Math.abs(sum / window.length - before) < threshold) {
            return false;
        }
        count = 0;
        sum = 0;
        before = 0;
        return true;
    }
}
