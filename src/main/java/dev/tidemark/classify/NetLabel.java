package dev.tidemark.classify;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Label;
import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nets an item's claims about one company into its label.
 *
 * <p>What is new decides: news before opinion and denial, those before background. Among claims of one
 * rank the most prominent decides (headline before lead before tail, strong cue before weak). When news
 * stands against news, a change that is reported or considered beats the company's own word that says
 * otherwise; two announcements of like prominence make MIXED; else the more prominent wins.
 *
 * <p>Score: polarity × strength of the deciding claim; half the sum of both sides for MIXED. Confidence: the
 * chance that not all agreeing claims (three at most) are wrong, as if they were independent; a third less when
 * news contradicts.
 */
final class NetLabel {
    private static final double LIKE = 0.6;
    private static final int MOST_CLAIMS = 40;

    private NetLabel() {}

    /** A mention with nothing said, as far as the rules go. */
    static Label neutral(String company, boolean cuesElsewhere) {
        return neutral(company, cuesElsewhere ? 0.7 : 0.9);
    }

    /** A mention with nothing said. */
    static Label neutral(String company, double confidence) {
        return new Label(
                Label.OPENNESS,
                company,
                Stance.NEUTRAL,
                Certainty.BACKGROUND,
                0,
                confidence,
                List.of(),
                List.of(),
                List.of());
    }

    /** The net of one company's claims, at least one, in text order. */
    static Label of(String company, List<Draft> drafts) {
        int rank = drafts.stream().mapToInt(NetLabel::rank).max().orElse(0);
        List<Draft> deciding = drafts.stream().filter(draft -> rank(draft) == rank).toList();
        Draft first = strongest(deciding);
        List<Draft> opposed =
                deciding.stream().filter(draft -> draft.polarity() != first.polarity()).toList();
        if (opposed.isEmpty()) {
            return label(company, first.stance(), first, score(first), drafts);
        }
        Draft other = strongest(opposed);
        boolean firstChange = isChange(first);
        if (firstChange != isChange(other) && other.prominence() > LIKE * first.prominence()) {
            Draft change = firstChange ? first : other;
            return label(company, change.stance(), change, score(change), drafts);
        }
        if (rank == 2 && !firstChange && other.prominence() > LIKE * first.prominence()) {
            return label(company, Stance.MIXED, first, (score(first) + score(other)) / 2, drafts);
        }
        return label(company, first.stance(), first, score(first), drafts);
    }

    private static int rank(Draft draft) {
        if (draft.isNews()) {
            return 2;
        }
        return draft.certainty() == Certainty.BACKGROUND ? 0 : 1;
    }

    private static boolean isChange(Draft draft) {
        return draft.certainty() == Certainty.REPORTED
                || draft.certainty() == Certainty.CONSIDERING;
    }

    private static Draft strongest(List<Draft> drafts) {
        // Of equals the first in the text: max keeps the one that it met before.
        return drafts.stream().max(Comparator.comparingDouble(Draft::prominence)).orElseThrow();
    }

    private static double score(Draft draft) {
        return draft.polarity() * draft.strength();
    }

    private static Label label(
            String company, Stance stance, Draft first, double score, List<Draft> drafts) {
        List<Draft> agreeing =
                drafts.stream()
                        .filter(draft -> stance == Stance.MIXED || draft.stance() == stance)
                        .sorted(Comparator.comparingDouble(Draft::confidence).reversed())
                        .toList();
        double wrong = 1;
        for (Draft draft : agreeing.subList(0, Math.min(3, agreeing.size()))) {
            wrong *= 1 - draft.confidence();
        }
        boolean contradicted =
                drafts.stream().anyMatch(d -> d.isNews() && d.polarity() != first.polarity());
        double confidence = (1 - wrong) * (contradicted ? 2 / 3.0 : 1);
        return new Label(
                Label.OPENNESS,
                company,
                stance,
                first.certainty(),
                score,
                Math.min(0.99, confidence),
                List.copyOf(first.tags()),
                evidence(first, agreeing),
                bounded(drafts).stream().map(Draft::claim).toList());
    }

    /** One piece of evidence a sentence, with all of its cues; the deciding one first. */
    private static List<Evidence> evidence(Draft first, List<Draft> agreeing) {
        Map<Integer, Set<String>> cues = new LinkedHashMap<>();
        Map<Integer, Evidence> sentences = new LinkedHashMap<>();
        List<Draft> ordered = new ArrayList<>(List.of(first));
        agreeing.stream()
                .sorted(Comparator.comparingDouble(Draft::prominence).reversed())
                .forEach(ordered::add);
        for (Draft draft : ordered) {
            Evidence at = draft.evidence();
            sentences.putIfAbsent(at.start(), at);
            cues.computeIfAbsent(at.start(), k -> new LinkedHashSet<>()).addAll(at.cues());
        }
        return sentences.values().stream()
                .limit(5)
                .map(at -> new Evidence(at.text(), at.start(), at.end(), inOrder(at, cues)))
                .toList();
    }

    private static List<String> inOrder(Evidence at, Map<Integer, Set<String>> cues) {
        return cues.getOrDefault(at.start(), Set.of()).stream()
                .sorted(Comparator.comparingInt(cue -> at.text().indexOf(cue)))
                .toList();
    }

    /** A book-length text must not make a book-length label; denials always stay. */
    static List<Draft> bounded(List<Draft> drafts) {
        List<Draft> kept = new ArrayList<>();
        for (Draft draft : drafts) {
            if (kept.size() < MOST_CLAIMS || draft.certainty() == Certainty.DENIED) {
                kept.add(draft);
            }
        }
        return kept;
    }
}
