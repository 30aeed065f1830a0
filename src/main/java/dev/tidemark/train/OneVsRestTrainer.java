package dev.tidemark.train;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.tidemark.classify.StanceFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fits one L2-regularised logistic regression a class (dual coordinate descent; Fan et al. 2008, LIBLINEAR, JMLR 9).
 *
 * <p>Written items carry a feature of their own, which takes up that some classes are commoner among them than in feeds. In
 * the end it goes to the bias: what names a company and speaks of openness is more like a written item than like a feed.
 */
final class OneVsRestTrainer {
    private static final String WRITTEN = "written";

    private final double cost;
    private final int leastSeen;

    /**
     * Sets what shapes the weights.
     *
     * @param cost of errors against large weights, above 0
     * @param leastSeen features of fewer examples are left out
     */
    OneVsRestTrainer(double cost, int leastSeen) {
        this.cost = cost;
        this.leastSeen = leastSeen;
    }

    /** The weights by feature, in the order of the classes given; sorted by feature. */
    <C extends Enum<C>> Map<String, double[]> train(
            Collection<Example<C>> examples, List<C> classes) {
        Map<String, Integer> seen = new HashMap<>();
        for (Example<C> example : examples) {
            features(example).forEach(feature -> seen.merge(feature, 1, Integer::sum));
        }
        TreeMap<String, Integer> index = new TreeMap<>();
        seen.forEach(
                (feature, count) -> {
                    if (count >= leastSeen) {
                        index.put(feature, 0);
                    }
                });
        int next = 1;
        for (Map.Entry<String, Integer> entry : index.entrySet()) {
            entry.setValue(next++);
        }
        List<Example<C>> list = List.copyOf(examples);
        Feature[][] rows = new Feature[list.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] =
                    features(list.get(i)).stream()
                            .map(index::get)
                            .filter(at -> at != null)
                            .mapToInt(Integer::intValue)
                            .distinct()
                            .sorted()
                            .mapToObj(at -> (Feature) new FeatureNode(at, 1))
                            .toArray(Feature[]::new);
        }
        Map<String, double[]> weights = new TreeMap<>();
        index.keySet().forEach(feature -> weights.put(feature, new double[classes.size()]));
        for (int s = 0; s < classes.size(); s++) {
            double[] fitted = fit(list, rows, index.size(), classes.get(s));
            for (Map.Entry<String, Integer> entry : index.entrySet()) {
                double[] row = weights.get(entry.getKey());
                if (row != null) {
                    row[s] = fitted[entry.getValue() - 1];
                }
            }
        }
        double[] written = weights.remove(WRITTEN);
        double[] bias = weights.get(StanceFeatures.BIAS);
        for (int s = 0; written != null && bias != null && s < bias.length; s++) {
            bias[s] += written[s];
        }
        return weights;
    }

    private static List<String> features(Example<?> example) {
        if (!example.written()) {
            return example.features();
        }
        List<String> all = new ArrayList<>(example.features());
        all.add(WRITTEN);
        return all;
    }

    private <C extends Enum<C>> double[] fit(
            List<Example<C>> list, Feature[][] rows, int width, C wanted) {
        Problem problem = new Problem();
        // An example is weighed by repeating it: liblinear knows weights of classes only.
        List<Feature[]> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            double label = list.get(i).label() == wanted ? 1 : -1;
            for (int copy = 0; copy < list.get(i).weight(); copy++) {
                x.add(rows[i]);
                y.add(label);
            }
        }
        problem.l = x.size();
        problem.n = width;
        problem.x = x.toArray(Feature[][]::new);
        problem.y = y.stream().mapToDouble(Double::doubleValue).toArray();
        Linear.resetRandom();
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR_DUAL, cost, 0.01));
        double[] weights = Arrays.copyOf(model.getFeatureWeights(), width);
        if (model.getLabels()[0] == -1) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = -weights[i];
            }
        }
        return weights;
    }
}
