package dev.tidemark.train;

import dev.tidemark.model.Stance;
import java.util.List;

/**
 * One labelled pair of item and company, as the model sees it.
 *
 * @param written true for an item made for training, false for one from a real feed
 * @param weight of its loss, above 0
 */
record Example(List<String> features, Stance stance, boolean written, double weight) {}
