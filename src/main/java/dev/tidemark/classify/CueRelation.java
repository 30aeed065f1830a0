package dev.tidemark.classify;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How a cue, or a whole sentence, stands to a company: its own, beside it, another's, or nobody's. */
final class CueRelation {
    private final List<Sentence> sentences;
    private final Set<String> companies = new TreeSet<>();
    private final Set<String> ofTitle = new TreeSet<>();

    CueRelation(List<Sentence> sentences) {
        this.sentences = sentences;
        for (Sentence sentence : sentences) {
            for (Mention mention : sentence.scene().mentions()) {
                companies.add(mention.company());
                if (sentence.scene().section() == Scene.Section.TITLE) {
                    ofTitle.add(mention.company());
                }
            }
        }
    }

    /** A sentence that names the company, the title, one that follows its name, one of an item about it alone, another. */
    String zone(String company, int index) {
        Sentence sentence = sentences.get(index);
        if (sentence.names(company)) {
            return "q";
        }
        if (sentence.scene().section() == Scene.Section.TITLE) {
            return "t";
        }
        return company.equals(lastBefore(index)) ? "l" : companies.size() == 1 ? "n" : "e";
    }

    /** How a cue stands to a company, in a few words joined to one. */
    String of(String company, int index, Hit cue) {
        Sentence sentence = sentences.get(index);
        boolean taken = false;
        for (Draft draft : sentence.drafts()) {
            if (draft.cue().equals(cue)) {
                taken = true;
                if (draft.company().equals(company)) {
                    boolean kept = draft.polarity() == cue.rule().polarity();
                    return "/own" + (kept ? "" : "!") + draft.certainty();
                }
            }
        }
        String by = taken ? "t" : "";
        if (sentence.names(company)) {
            return beside(company, sentence.scene().mentions(), cue) + by;
        }
        if (!sentence.scene().mentions().isEmpty()) {
            return "/theirs" + by;
        }
        return "/loose"
                + (company.equals(lastBefore(index)) ? "l" : "")
                + (companies.size() == 1 ? "1" : "")
                + (ofTitle.contains(company) ? "T" : "");
    }

    private static String beside(String company, List<Mention> here, Hit cue) {
        Mention nearest = here.get(0);
        boolean alone = true;
        for (Mention mention : here) {
            alone &= mention.company().equals(company);
            if (gap(mention, cue) < gap(nearest, cue)) {
                nearest = mention;
            }
        }
        return "/same"
                + (alone ? "1" : "")
                + (nearest.company().equals(company) ? "n" : "f")
                + (nearest.start() < cue.start() ? "<" : ">");
    }

    private static int gap(Mention mention, Hit cue) {
        return Math.max(0, Math.max(cue.start() - mention.reach(), mention.start() - cue.end()));
    }

    private @Nullable String lastBefore(int index) {
        for (int s = index - 1; s >= 0; s--) {
            List<Mention> mentions = sentences.get(s).scene().mentions();
            if (!mentions.isEmpty()) {
                return mentions.get(0).company();
            }
        }
        return null;
    }
}
