package dev.tidemark.bench.shift;

import dev.tidemark.bench.shift.StanceStream.Company;
import dev.tidemark.bench.shift.StanceStream.Item;

/** The CUSUM that is told the mean before and after the change: no other test is sooner (Moustakides 1986). */
final class Optimum implements Detector {
    private static final double RAREST = 0.001;

    private final double threshold;
    private double open;
    private double closed;
    private double sum;

    Optimum(double threshold) {
        this.threshold = threshold;
    }

    @Override
    public void start(Company company) {
        double before = share(company.before());
        double after = share(company.after());
        open = Math.log(after / before);
        closed = Math.log((1 - after) / (1 - before));
        sum = 0;
    }

    @Override
    public boolean observe(Item item) {
        sum = Math.max(0, sum) + (item.score() > 0 ? open : closed);
        if (sum < threshold) {
            return false;
        }
        sum = 0;
        return true;
    }

    private static double share(double mean) {
        double share = (mean / StanceStream.STRENGTH + 1) / 2;
        return Math.max(RAREST, Math.min(1 - RAREST, share));
    }
}
