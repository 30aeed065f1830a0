package dev.tidemark.bench.shift;

import dev.tidemark.bench.shift.StanceStream.Company;
import dev.tidemark.bench.shift.StanceStream.Item;
import moa.classifiers.core.driftdetection.PageHinkleyDM;

/**
 * The Page-Hinkley test as MOA 2024.07 has it, one for either direction. It compares the sum itself, not its rise above the least
 * value, so that without a forgetting factor below 1 it goes blind; {@link PageHinkley} is the test of the books.
 */
final class MoaPageHinkley implements Detector {
    private final double kept;
    private final double threshold;
    private PageHinkleyDM up;
    private PageHinkleyDM down;

    MoaPageHinkley(double kept, double threshold) {
        this.kept = kept;
        this.threshold = threshold;
        this.up = test();
        this.down = test();
    }

    private PageHinkleyDM test() {
        PageHinkleyDM test = new PageHinkleyDM();
        test.deltaOption.setValue(0);
        test.lambdaOption.setValue(threshold);
        test.alphaOption.setValue(kept);
        test.minNumInstancesOption.setValue(0);
        test.resetLearning();
        return test;
    }

    @Override
    public void start(Company company) {
        up = test();
        down = test();
    }

    @Override
    public boolean observe(Item item) {
        up.input(item.score());
        down.input(-item.score());
        if (!up.getChange() && !down.getChange()) {
            return false;
        }
        start(new Company(0, 0, 0));
        return true;
    }
}
