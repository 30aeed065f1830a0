package dev.tidemark.classify;

import dev.tidemark.classify.Rule.Kind;
import dev.tidemark.classify.SentenceWords.Word;
import dev.tidemark.model.Label;
import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the model knows of one company in one item: what the rules found, and the words around its name.
 *
 * <p>Every feature is present or absent. Words are told apart by where they stand: before or behind the nearest name of
 * the company, close by, or beyond the name of another.
 */
final class StanceFeatures {
    private static final int NEAR = 4;
    private static final int SENTENCES = 12;

    /** One sentence with what the rules made of it. */
    record Sentence(Scene scene, List<Draft> drafts, List<Word> words) {}

    private final List<Sentence> sentences;

    StanceFeatures(List<Sentence> sentences) {
        this.sentences = sentences;
    }

    /** Where a feature stands: the sentence, and the word in it; -1 for the sentence as a whole. */
    record Place(int sentence, int word) {}

    /** The features of one company, each with the first place it comes from. */
    Map<String, Place> of(String company, Label rules, List<Draft> drafts) {
        Map<String, Place> found = new LinkedHashMap<>();
        Place nowhere = new Place(-1, -1);
        found.put("bias", nowhere);
        ruled(rules, drafts).forEach(name -> found.putIfAbsent(name, nowhere));
        Set<String> companies = new TreeSet<>();
        for (int s = 0; s < Math.min(SENTENCES, sentences.size()); s++) {
            hits(company, s, found);
            sequence(company, s, found);
            sentence(company, s, found);
            sentences.get(s).scene().mentions().forEach(m -> companies.add(m.company()));
        }
        found.putIfAbsent("companies=" + Math.min(4, companies.size()), nowhere);
        return found;
    }

    private static List<String> ruled(Label rules, List<Draft> drafts) {
        List<String> names = new ArrayList<>();
        Stance stance = rules.stance();
        names.add("rule=" + stance);
        if (drafts.isEmpty()) {
            return names;
        }
        names.add("rule=" + stance + "/" + rules.certainty());
        names.add("sure=" + stance + "/" + (int) (rules.confidence() * 5));
        rules.tags().forEach(tag -> names.add("tag=" + stance + "/" + tag));
        for (Draft draft : drafts) {
            String side = draft.polarity() > 0 ? "+" : "-";
            names.add("draft" + side + draft.section());
            names.add("draft" + side + draft.scope());
            names.add("draft" + side + draft.certainty());
            names.add("fit" + side + (int) draft.fit());
            draft.evidence().cues().forEach(cue -> names.add("cue" + side + Folding.pattern(cue)));
        }
        return names;
    }

    /** How each cue of the item stands to the company, whoever the rules credited it to. */
    private void hits(String company, int index, Map<String, Place> found) {
        Sentence sentence = sentences.get(index);
        Scene scene = sentence.scene();
        for (Hit hit : scene.hits()) {
            if (!hit.tells()) {
                continue;
            }
            Place place = new Place(index, wordAt(sentence.words(), hit.start()));
            String relation = relation(company, index, hit);
            String cue = (hit.rule().kind() == Kind.HINT ? "hint" : "cue") + sign(hit);
            found.putIfAbsent(cue + relation, place);
            found.putIfAbsent(cue + relation + scene.section(), place);
            found.putIfAbsent(cue + relation + hit.rule().tags(), place);
            found.putIfAbsent(cue + relation + hit.rule().scope(), place);
            found.putIfAbsent(
                    "=" + sign(hit) + scene.folded().substring(hit.start(), hit.end()) + relation.charAt(0),
                    place);
        }
    }

    private record Sign(String name, int start, int end) {}

    /** The sentence as a row of names, cues and word classes, and what follows what in it. */
    private void sequence(String company, int index, Map<String, Place> found) {
        Sentence sentence = sentences.get(index);
        Scene scene = sentence.scene();
        boolean here = scene.mentions().stream().anyMatch(m -> m.company().equals(company));
        boolean title = scene.section() == Scene.Section.TITLE;
        String zone = here ? "q" : title ? "t" : company.equals(lastBefore(index)) ? "l" : lone(company) ? "n" : "e";
        List<Sign> signs = new ArrayList<>();
        for (Mention m : scene.mentions()) {
            signs.add(new Sign(m.company().equals(company) ? "§" : "¤", m.start(), m.reach()));
        }
        List<Hit> cues = scene.hits(Kind.CUE);
        for (Hit hit : scene.hits()) {
            switch (hit.rule().kind()) {
                case CUE -> signs.add(new Sign(sign(hit), hit.start(), hit.end()));
                case WORD -> {
                    if (cues.stream().noneMatch(c -> c.start() <= hit.start() && hit.end() <= c.end())) {
                        signs.add(new Sign(hit.rule().value(), hit.start(), hit.end()));
                    }
                }
                case OTHER -> signs.add(new Sign("other", hit.start(), hit.end()));
                case CONTRAST -> signs.add(new Sign("|", hit.start(), hit.end()));
                default -> {}
            }
        }
        signs.sort(java.util.Comparator.comparingInt(Sign::start).thenComparing(Sign::name));
        List<Sign> row = new ArrayList<>();
        for (Sign one : signs) {
            if (row.isEmpty() || !row.get(row.size() - 1).name().equals(one.name())) {
                row.add(one);
            }
        }
        int n = Math.min(60, row.size());
        for (int i = 0; i < n; i++) {
            Place place = new Place(index, wordAt(sentence.words(), row.get(i).start()));
            StringBuilder gram = new StringBuilder(zone);
            for (int k = i; k < Math.min(n, i + 4); k++) {
                gram.append(' ').append(row.get(k).name());
                found.putIfAbsent(gram.toString(), place);
            }
            for (int k = i + 2; k < Math.min(n, i + 4); k++) {
                found.putIfAbsent(zone + " " + row.get(i).name() + " * " + row.get(k).name(), place);
            }
            for (int k = i + 1; k < n; k++) {
                if (row.get(i).name().equals("§") || row.get(k).name().equals("§")) {
                    boolean beyond = row.subList(i + 1, k).stream().anyMatch(x -> x.name().equals("¤"));
                    found.putIfAbsent(zone + (beyond ? "o" : "") + " " + row.get(i).name() + "…" + row.get(k).name(), place);
                }
            }
        }
    }

    private static String sign(Hit hit) {
        return hit.rule().polarity() > 0 ? "+" : "-";
    }

    private static int wordAt(List<Word> words, int position) {
        for (int w = 0; w < words.size(); w++) {
            if (words.get(w).end() > position) {
                return w;
            }
        }
        return -1;
    }

    private String relation(String company, int index, Hit hit) {
        Sentence sentence = sentences.get(index);
        for (Draft draft : sentence.drafts()) {
            if (draft.cue().equals(hit)) {
                if (draft.company().equals(company)) {
                    return "/own" + (draft.polarity() == hit.rule().polarity() ? "" : "!") + draft.certainty();
                }
            }
        }
        boolean taken = sentence.drafts().stream().anyMatch(draft -> draft.cue().equals(hit));
        List<Mention> here = sentence.scene().mentions();
        Set<String> names = new TreeSet<>();
        here.forEach(mention -> names.add(mention.company()));
        if (names.contains(company)) {
            Mention nearest = here.get(0);
            for (Mention mention : here) {
                if (gap(mention, hit) < gap(nearest, hit)) {
                    nearest = mention;
                }
            }
            boolean near = nearest.company().equals(company);
            boolean before = nearest.start() < hit.start();
            return "/same" + (names.size() == 1 ? "1" : "") + (near ? "n" : "f") + (before ? "<" : ">") + (taken ? "t" : "");
        }
        if (!names.isEmpty()) {
            return "/theirs" + (taken ? "t" : "");
        }
        return "/loose" + (company.equals(lastBefore(index)) ? "l" : "") + (lone(company) ? "1" : "") + (inTitle(company) ? "T" : "");
    }

    private static int gap(Mention mention, Hit hit) {
        return Math.max(0, Math.max(hit.start() - mention.reach(), mention.start() - hit.end()));
    }

    private @org.jspecify.annotations.Nullable String lastBefore(int index) {
        for (int s = index - 1; s >= 0; s--) {
            List<Mention> mentions = sentences.get(s).scene().mentions();
            if (!mentions.isEmpty()) {
                return mentions.get(0).company();
            }
        }
        return null;
    }

    private boolean lone(String company) {
        return sentences.stream()
                .flatMap(s -> s.scene().mentions().stream())
                .allMatch(m -> m.company().equals(company));
    }

    private boolean inTitle(String company) {
        return sentences.stream()
                .filter(s -> s.scene().section() == Scene.Section.TITLE)
                .flatMap(s -> s.scene().mentions().stream())
                .anyMatch(m -> m.company().equals(company));
    }

    private void sentence(String company, int index, Map<String, Place> found) {
        Sentence sentence = sentences.get(index);
        Scene scene = sentence.scene();
        List<Word> words = sentence.words();
        boolean title = scene.section() == Scene.Section.TITLE;
        List<Integer> own = new ArrayList<>();
        for (int w = 0; w < words.size(); w++) {
            if (isOf(company, scene, words.get(w))) {
                own.add(w);
            }
        }
        boolean carried =
                own.isEmpty()
                        && scene.mentions().stream()
                                .anyMatch(m -> m.carried() && m.company().equals(company));
        Place whole = new Place(index, -1);
        if (own.isEmpty() && !carried) {
            String prefix = title ? "T:" : index < 4 ? "X:" : "Y:";
            for (int w = 0; w < words.size(); w++) {
                found.putIfAbsent(prefix + masked(company, scene, words.get(w)), new Place(index, w));
            }
            return;
        }
        if (title) {
            found.putIfAbsent("in-title", whole);
            found.putIfAbsent("title-first=" + (own.isEmpty() || own.get(0) == 0), whole);
        }
        for (Hit hit : scene.hits()) {
            if (!hit.tells() && hit.rule().kind() != Kind.WORD && hit.rule().kind() != Kind.CONTRAST) {
                found.putIfAbsent("has=" + hit.rule().kind() + hit.rule().value(), whole);
            }
        }
        for (int w = 0; w < words.size(); w++) {
            word(company, index, own, w, found);
        }
    }

    private void word(String company, int index, List<Integer> own, int w, Map<String, Place> found) {
        Scene scene = sentences.get(index).scene();
        List<Word> words = sentences.get(index).words();
        Place place = new Place(index, w);
        String text = masked(company, scene, words.get(w));
        found.putIfAbsent("S:" + text, place);
        String next = w + 1 < words.size() ? masked(company, scene, words.get(w + 1)) : "$";
        String pair = text + " " + next;
        found.putIfAbsent("S2:" + pair, place);
        if (own.isEmpty()) {
            return;
        }
        int nearest = own.get(0);
        for (int o : own) {
            if (Math.abs(o - w) < Math.abs(nearest - w)) {
                nearest = o;
            }
        }
        if (nearest == w) {
            return;
        }
        boolean beyond = false;
        for (int i = Math.min(w, nearest) + 1; i < Math.max(w, nearest); i++) {
            beyond |= words.get(i).mention() >= 0;
        }
        String side = (w < nearest ? "<" : ">") + (beyond ? "o" : "");
        found.putIfAbsent(side + text, place);
        found.putIfAbsent(side + pair, place);
        if (Math.abs(w - nearest) <= NEAR) {
            found.putIfAbsent(side + (w - nearest) + text, place);
        }
    }

    private static boolean isOf(String company, Scene scene, Word word) {
        return word.mention() >= 0
                && scene.mentions().get(word.mention()).company().equals(company);
    }

    private static String masked(String company, Scene scene, Word word) {
        return word.mention() < 0 ? word.text() : isOf(company, scene, word) ? "§" : "¤";
    }
}
