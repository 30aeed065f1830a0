package dev.tidemark.evaluate;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What outcomes can be told apart by. An outcome is in several groups of one grouping when it has several tags. */
public enum Grouping {
    /** Language of the item. */
    LANG {
        @Override
        Set<String> groups(Outcome outcome) {
            return Set.of(outcome.item().item().lang().word());
        }
    },
    /** Certainty of the gold label; that of NEUTRAL carries nothing. */
    CERTAINTY {
        @Override
        Set<String> groups(Outcome outcome) {
            GoldLabel gold = outcome.gold();
            Certainty certainty = gold == null ? null : gold.certainty();
            return Set.of(
                    outcome.goldStance() == Stance.NEUTRAL
                            ? "(neutral)"
                            : certainty == null ? NONE : certainty.word());
        }
    },
    /** What is hard about the item. */
    PHENOMENON {
        @Override
        Set<String> groups(Outcome outcome) {
            return orNone(outcome.item().phenomena());
        }
    },
    /** The company. */
    COMPANY {
        @Override
        Set<String> groups(Outcome outcome) {
            return Set.of(outcome.company());
        }
    },
    /** Tag of the gold label. */
    TAG {
        @Override
        Set<String> groups(Outcome outcome) {
            GoldLabel gold = outcome.gold();
            return orNone(gold == null ? Set.of() : gold.tags());
        }
    },
    /** How the item came into the set. */
    SAMPLE {
        @Override
        Set<String> groups(Outcome outcome) {
            String sample = outcome.item().sample();
            return Set.of(sample.isEmpty() ? NONE : sample);
        }
    };

    private static final String NONE = "(none)";

    abstract Set<String> groups(Outcome outcome);

    /** The name that it is asked for by. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The figures of each group, by name. */
    List<Slice> slices(Collection<Outcome> outcomes) {
        Map<String, List<Outcome>> groups = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.isCounted()) {
                for (String group : groups(outcome)) {
                    groups.computeIfAbsent(group, g -> new ArrayList<>()).add(outcome);
                }
            }
        }
        return groups.entrySet().stream()
                .map(group -> Slice.of(group.getKey(), group.getValue()))
                .toList();
    }

    private static Set<String> orNone(Set<String> words) {
        return words.isEmpty() ? Set.of(NONE) : words;
    }
}
