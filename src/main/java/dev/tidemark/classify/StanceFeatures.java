package dev.tidemark.classify;

import dev.tidemark.classify.Alias.Role;
import dev.tidemark.classify.Rule.Kind;
import dev.tidemark.classify.SentenceWords.Word;
import dev.tidemark.model.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the model knows of one company in one item: what the rules found, how each cue stands to the company, the word
 * classes of its sentences in their order ({@link SignRow}), and the words around its name.
 *
 * <p>Every feature is present or absent, and has the first place it comes from. Names are hidden: the model learns what
 * is said of a company, never of which. Linear in the text: the first {@value #SENTENCES} sentences count.
 */
public final class StanceFeatures {
    /** The feature that every example has. */
    public static final String BIAS = "bias";

    private static final int SENTENCES = 12;
    private static final int LEAD = 4;
    private static final int NEAR = 4;

    private static final Place NOWHERE = new Place(-1, -1);

    /** Where a feature stands: the sentence, and the offset in it; -1 for none in particular. */
    record Place(int sentence, int at) {}

    private final List<Sentence> sentences;
    private final CueRelation relation;

    /** Cutting into words is dear: only sentences that name a company, and the first few, earn it. */
    static boolean readsWords(Scene scene, int index) {
        return index < LEAD || (index < SENTENCES && !scene.mentions().isEmpty());
    }

    StanceFeatures(List<Sentence> sentences) {
        this.sentences = sentences.subList(0, Math.min(SENTENCES, sentences.size()));
        this.relation = new CueRelation(this.sentences);
    }

    /** What the rules found of one company, given what they alone say of it; costs no cutting into words. */
    Map<String, Place> glance(String company, Label rules, List<Draft> drafts) {
        Map<String, Place> found = new LinkedHashMap<>();
        found.put(BIAS, NOWHERE);
        ruled(rules, drafts, found);
        Set<String> companies = new TreeSet<>();
        for (int s = 0; s < sentences.size(); s++) {
            cues(company, s, found);
            SignRow.of(company, s, sentences.get(s), relation.zone(company, s)).features(found);
            sentence(company, s, found);
            sentences.get(s).scene().mentions().forEach(m -> companies.add(m.company()));
        }
        found.put("companies=" + Math.min(4, companies.size()), NOWHERE);
        return found;
    }

    /** All features of one company: those of a glance, and the words. */
    Map<String, Place> all(String company, Map<String, Place> glance) {
        Map<String, Place> found = new LinkedHashMap<>(glance);
        for (int s = 0; s < sentences.size(); s++) {
            words(company, s, found);
        }
        return found;
    }

    private void ruled(Label rules, List<Draft> drafts, Map<String, Place> found) {
        String stance = rules.stance().name();
        found.put("rule=" + stance, NOWHERE);
        if (drafts.isEmpty()) {
            return;
        }
        found.put("rule=" + stance + "/" + rules.certainty(), NOWHERE);
        found.put("sure=" + stance + "/" + (int) (rules.confidence() * 5), NOWHERE);
        rules.tags().forEach(tag -> found.put("tag=" + stance + "/" + tag, NOWHERE));
        for (Draft draft : drafts) {
            String side = draft.polarity() > 0 ? "+" : "-";
            found.put("draft" + side + draft.section(), NOWHERE);
            found.put("draft" + side + draft.scope(), NOWHERE);
            found.put("draft" + side + draft.certainty(), NOWHERE);
            found.put("fit" + side + (int) draft.fit(), NOWHERE);
            for (String cue : draft.evidence().cues()) {
                String folded = Folding.pattern(cue);
                if (namesNobody(folded)) {
                    found.put("cue" + side + folded, NOWHERE);
                }
            }
        }
    }

    /** False when a product's name stands between the words of a cue. */
    private boolean namesNobody(String cue) {
        for (Sentence sentence : sentences) {
            Scene scene = sentence.scene();
            for (Mention mention : scene.mentions()) {
                boolean named = !mention.carried() && mention.role() == Role.PRODUCTS;
                if (named
                        && cue.contains(scene.folded().substring(mention.start(), mention.end()))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How each cue of a sentence stands to the company, whoever the rules credited it to. */
    private void cues(String company, int index, Map<String, Place> found) {
        Sentence sentence = sentences.get(index);
        Scene scene = sentence.scene();
        for (Hit hit : scene.hits()) {
            if (hit.rule().kind() != Kind.CUE && hit.rule().kind() != Kind.HINT) {
                continue;
            }
            Place place = new Place(index, hit.start());
            String sign = hit.rule().polarity() > 0 ? "+" : "-";
            String stands = relation.of(company, index, hit);
            String cue = (hit.rule().kind() == Kind.HINT ? "hint" : "cue") + sign + stands;
            String tags = hit.rule().tags().stream().sorted().collect(Collectors.joining(","));
            found.putIfAbsent(cue, place);
            found.putIfAbsent(cue + scene.section(), place);
            found.putIfAbsent(cue + "[" + tags + "]", place);
            found.putIfAbsent(cue + hit.rule().scope(), place);
            String text = scene.folded().substring(hit.start(), hit.end());
            if (namesNobody(text)) {
                found.putIfAbsent("=" + sign + text, place);
            }
        }
    }

    /** What marks a sentence that names the company, as a whole. */
    private void sentence(String company, int index, Map<String, Place> found) {
        Sentence sentence = sentences.get(index);
        if (!sentence.names(company)) {
            return;
        }
        Scene scene = sentence.scene();
        Place whole = new Place(index, -1);
        for (Hit hit : scene.hits()) {
            switch (hit.rule().kind()) {
                case CUE, HINT, WORD, CONTRAST -> {}
                default ->
                        found.putIfAbsent("has=" + hit.rule().kind() + hit.rule().value(), whole);
            }
        }
        if (scene.section() == Scene.Section.TITLE) {
            boolean first =
                    scene.mentions().stream()
                            .anyMatch(m -> m.start() == 0 && m.company().equals(company));
            found.putIfAbsent("in-title", whole);
            found.putIfAbsent("title-first=" + first, whole);
        }
    }

    private void words(String company, int index, Map<String, Place> found) {
        Sentence sentence = sentences.get(index);
        Scene scene = sentence.scene();
        List<Word> words = sentence.words();
        if (!sentence.names(company)) {
            String prefix = scene.section() == Scene.Section.TITLE ? "T:" : "X:";
            for (Word word : words) {
                found.putIfAbsent(
                        prefix + shown(company, scene, word), new Place(index, word.start()));
            }
            return;
        }
        List<Integer> own = own(company, sentence);
        for (int w = 0; w < words.size(); w++) {
            around(company, index, own, w, found);
        }
    }

    private static List<Integer> own(String company, Sentence sentence) {
        List<Word> words = sentence.words();
        return IntStream.range(0, words.size())
                .filter(w -> isOf(company, sentence.scene(), words.get(w)))
                .boxed()
                .toList();
    }

    /** One word of a sentence that names the company: by itself, with the next, and by its side of the name. */
    private void around(
            String company, int index, List<Integer> own, int w, Map<String, Place> found) {
        Scene scene = sentences.get(index).scene();
        List<Word> words = sentences.get(index).words();
        Place place = new Place(index, words.get(w).start());
        String text = shown(company, scene, words.get(w));
        String next = w + 1 < words.size() ? shown(company, scene, words.get(w + 1)) : "$";
        found.putIfAbsent("S:" + text, place);
        found.putIfAbsent("S2:" + text + " " + next, place);
        int nearest = nearest(own, w);
        if (nearest < 0 || nearest == w) {
            return;
        }
        boolean beyond = false;
        for (int i = Math.min(w, nearest) + 1; i < Math.max(w, nearest); i++) {
            beyond |= words.get(i).mention() >= 0;
        }
        String side = (w < nearest ? "<" : ">") + (beyond ? "o" : "");
        found.putIfAbsent(side + text, place);
        found.putIfAbsent(side + text + " " + next, place);
        if (Math.abs(w - nearest) <= NEAR) {
            found.putIfAbsent(side + (w - nearest) + text, place);
        }
    }

    private static int nearest(List<Integer> own, int w) {
        int nearest = -1;
        for (int o : own) {
            if (nearest < 0 || Math.abs(o - w) < Math.abs(nearest - w)) {
                nearest = o;
            }
        }
        return nearest;
    }

    private static boolean isOf(String company, Scene scene, Word word) {
        return word.mention() >= 0
                && scene.mentions().get(word.mention()).company().equals(company);
    }

    private static String shown(String company, Scene scene, Word word) {
        return word.mention() < 0
                ? word.text()
                : isOf(company, scene, word) ? SignRow.OWN : SignRow.OTHER;
    }
}
