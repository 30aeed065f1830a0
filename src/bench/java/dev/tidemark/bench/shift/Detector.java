package dev.tidemark.bench.shift;

import dev.tidemark.bench.shift.StanceStream.Company;
import dev.tidemark.bench.shift.StanceStream.Item;

/** Says when a stream of stances has changed. */
interface Detector {
    /** Starts with a company that nothing was seen of; only the optimum may look at its true means. */
    void start(Company company);

    /** Takes the next item; true when a change is reported, after which it watches for the next one. */
    boolean observe(Item item);
}
