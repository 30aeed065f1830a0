package dev.tidemark.bench.shift;

import dev.tidemark.bench.shift.StanceStream.Company;
import dev.tidemark.bench.shift.StanceStream.Item;
import moa.classifiers.core.driftdetection.ADWIN;

/** ADWIN (Bifet and Gavaldà 2007) as MOA has it, looking after every item instead of every 32nd. */
final class Adwin implements Detector {
    private final double delta;
    private ADWIN window;

    Adwin(double delta) {
        this.delta = delta;
        this.window = new ADWIN(delta);
    }

    @Override
    public void start(Company company) {
        window = new ADWIN(delta);
        window.setClock(1);
    }

    @Override
    public boolean observe(Item item) {
        return window.setInput((item.score() + 1) / 2);
    }
}
