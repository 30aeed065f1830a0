package dev.tidemark.classify;

import dev.tidemark.classify.StanceFeatures.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A sentence as a row of signs: names, cues and word classes in their order, everything else left out.
 *
 * <p>"Meta drops its plan to publish the weights" is {@code § end promise release component}: what a thousand wordings
 * have in common. Rows of up to {@value #LONGEST_GRAM} signs, pairs with one sign between them, and each sign's place
 * before or behind the company become features.
 */
final class SignRow {
    static final String OWN = "§";
    static final String OTHER = "¤";

    private static final int LONGEST_GRAM = 4;
    private static final int MOST_SIGNS = 60;

    private record Sign(String name, int start, Place place) {}

    private final String zone;
    private final List<Sign> row;

    private SignRow(String zone, List<Sign> row) {
        this.zone = zone;
        this.row = row;
    }

    /**
     * The row of one sentence for one company.
     *
     * @param zone how the sentence belongs to the company
     */
    static SignRow of(String company, int index, Sentence sentence, String zone) {
        Scene scene = sentence.scene();
        List<Sign> signs = new ArrayList<>();
        for (Mention mention : scene.mentions()) {
            String name = mention.company().equals(company) ? OWN : OTHER;
            signs.add(sign(name, mention.start(), index));
        }
        List<Hit> cues = scene.hits(Rule.Kind.CUE);
        for (Hit hit : scene.hits()) {
            String name =
                    switch (hit.rule().kind()) {
                        case CUE -> hit.rule().polarity() > 0 ? "+" : "-";
                        case WORD -> covered(hit, cues) ? "" : hit.rule().value();
                        case OTHER -> "other";
                        case CONTRAST -> "|";
                        default -> "";
                    };
            if (!name.isEmpty()) {
                signs.add(sign(name, hit.start(), index));
            }
        }
        signs.sort(Comparator.comparingInt(Sign::start).thenComparing(Sign::name));
        List<Sign> row = new ArrayList<>();
        for (Sign sign : signs) {
            boolean again = !row.isEmpty() && row.get(row.size() - 1).name().equals(sign.name());
            if (!again && row.size() < MOST_SIGNS) {
                row.add(sign);
            }
        }
        return new SignRow(zone, row);
    }

    private static Sign sign(String name, int start, int index) {
        return new Sign(name, start, new Place(index, start));
    }

    private static boolean covered(Hit word, List<Hit> cues) {
        return cues.stream().anyMatch(c -> c.start() <= word.start() && word.end() <= c.end());
    }

    /** Adds the features that are not there yet. */
    void features(Map<String, Place> found) {
        for (int i = 0; i < row.size(); i++) {
            Sign first = row.get(i);
            StringBuilder gram = new StringBuilder(zone);
            for (int k = i; k < Math.min(row.size(), i + LONGEST_GRAM); k++) {
                gram.append(' ').append(row.get(k).name());
                found.putIfAbsent(gram.toString(), first.place());
                if (k >= i + 2) {
                    found.putIfAbsent(
                            zone + " " + first.name() + " * " + row.get(k).name(), first.place());
                }
            }
            sides(i, found);
        }
    }

    /** Each sign behind the company, and the company behind each sign; told apart when another name stands between. */
    private void sides(int from, Map<String, Place> found) {
        Sign first = row.get(from);
        boolean beyond = false;
        for (int k = from + 1; k < row.size(); k++) {
            Sign second = row.get(k);
            if (first.name().equals(OWN) || second.name().equals(OWN)) {
                String pair = first.name() + "…" + second.name();
                found.putIfAbsent(zone + (beyond ? "o " : " ") + pair, first.place());
            }
            beyond |= second.name().equals(OTHER);
        }
    }
}
