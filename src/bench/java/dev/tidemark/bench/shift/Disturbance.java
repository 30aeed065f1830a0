package dev.tidemark.bench.shift;

/** What makes a stream of stances worse than independent draws. */
enum Disturbance {
    /**
     * One story in ten is copied, 9 times in the mean, within about half a day; copies say what the original says. One copy in seven
     * is not recognised and passes for a story of its own.
     */
    BURSTS,

    /** Half as many items at weekends as on weekdays, of a stance 0.4 lower: others write then. */
    WEEKLY,

    /**
     * The classifier's confusion as measured on the gold items: of what it takes for a stance 37 in 340 are none (of these 27 in 37
     * pass for open), 11 of 162 open items pass for closed and 28 of 123 closed ones for open.
     */
    CONFUSION
}
