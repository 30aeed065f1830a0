package dev.tidemark.train;

import java.util.List;

/**
 * One labelled pair of item and company, as a model sees it.
 *
 * @param label the class it belongs to
 * @param written true for an item made for training, false for one from a real feed
 * @param weight of its loss, in whole copies, above 0
 */
record Example<C extends Enum<C>>(List<String> features, C label, boolean written, int weight) {}
