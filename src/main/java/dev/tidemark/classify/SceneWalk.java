package dev.tidemark.classify;

import dev.tidemark.classify.Rule.Kind;
import dev.tidemark.model.Language;
import dev.tidemark.text.Sentences;
import dev.tidemark.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One way through an item, sentence by sentence, remembering who was spoken of. */
final class SceneWalk {
    private static final int LEAD_SENTENCES = 3;
    private static final double CARRIES = 0.7;

    /** Sentences that begin this near behind the title tell whether an item is about models at all. */
    private static final int HEAD = 400;

    private final String normal;
    private final String folded;
    private final List<Mention> mentions;
    private final Language lang;
    private final RuleSet rules;
    private final Set<String> labs;
    private final int titleEnd;
    private int nextMention;
    private int afterTitle;
    private boolean topicalHead;
    private boolean modelHead;
    private @Nullable String last;
    private @Nullable String ofTitle;

    SceneWalk(
            String normal,
            String folded,
            List<Mention> mentions,
            Language lang,
            RuleSet rules,
            Set<String> labs) {
        this.normal = normal;
        this.folded = folded;
        this.mentions = mentions;
        this.lang = lang;
        this.rules = rules;
        this.labs = labs;
        this.titleEnd = normal.indexOf('\n');
    }

    /** The scenes of an item, one a sentence; none when no sentence holds a word of openness. */
    List<Scene> scenes() {
        List<Found> found = new ArrayList<>();
        boolean tells = false;
        for (Span sentence : Sentences.of(normal)) {
            Found one = find(sentence);
            found.add(one);
            tells |= one.hits.stream().anyMatch(Hit::tells);
            if (sentence.start() < titleEnd + HEAD) {
                topicalHead |=
                        has(one.hits, Kind.TOPIC) || one.here.stream().anyMatch(this::isOfAi);
                modelHead |= one.hits.stream().anyMatch(SceneWalk::isModel);
            }
        }
        return tells ? found.stream().map(this::scene).toList() : List.of();
    }

    /** What stands in a sentence by itself. */
    private record Found(Span sentence, String words, List<Mention> here, List<Hit> hits) {}

    private Found find(Span sentence) {
        String words = folded.substring(sentence.start(), sentence.end());
        List<Mention> here = here(sentence);
        return new Found(sentence, words, here, rules.scan(words, here));
    }

    private static boolean isModel(Hit hit) {
        String value = hit.rule().value();
        return hit.rule().kind() == Kind.NOUN
                && (value.equals("model") || value.equals("flagship"));
    }

    private Scene scene(Found found) {
        Span sentence = found.sentence;
        boolean title = sentence.end() <= titleEnd;
        Scene.Section section =
                title
                        ? Scene.Section.TITLE
                        : afterTitle++ < LEAD_SENTENCES ? Scene.Section.LEAD : Scene.Section.TAIL;
        List<Mention> here = found.here;
        List<Hit> hits = found.hits;
        if (here.isEmpty()) {
            carry(here, hits, section);
        }
        Scene scene =
                new Scene(
                        normal.substring(sentence.start(), sentence.end()),
                        found.words,
                        sentence.start(),
                        section,
                        lang,
                        rules,
                        here,
                        hits,
                        topicalHead
                                || has(hits, Kind.TOPIC)
                                || here.stream().anyMatch(this::isOfAi),
                        modelHead || hits.stream().anyMatch(SceneWalk::isModel));
        if (!here.isEmpty()) {
            remember(scene, title);
        }
        return scene;
    }

    private List<Mention> here(Span sentence) {
        List<Mention> here = new ArrayList<>();
        while (nextMention < mentions.size()
                && mentions.get(nextMention).start() < sentence.end()) {
            Mention m = mentions.get(nextMention++);
            int by = sentence.start();
            int length = sentence.length();
            if (m.end() <= sentence.end() && m.start() >= by) {
                here.add(
                        new Mention(
                                m.company(),
                                m.role(),
                                m.start() - by,
                                m.end() - by,
                                Math.min(m.reach() - by, length),
                                m.flagship(),
                                false));
            }
        }
        return here;
    }

    /** "The company" is whoever was spoken of last; a lead without a name speaks of the headline's. */
    private void carry(List<Mention> here, List<Hit> hits, Scene.Section section) {
        for (Hit hit : hits) {
            if (hit.rule().kind() == Kind.CARRY && last != null) {
                here.add(Mention.carried(last, hit.start(), hit.end()));
                return;
            }
        }
        boolean strong =
                hits.stream()
                        .anyMatch(
                                hit ->
                                        hit.rule().kind() == Kind.CUE
                                                && hit.rule().strength() >= CARRIES);
        if (ofTitle != null && strong && section == Scene.Section.LEAD && !has(hits, Kind.MAKER)) {
            here.add(Mention.carried(ofTitle, 0, 0));
        }
    }

    private void remember(Scene scene, boolean title) {
        Cast cast = new Cast(scene);
        List<String> acting = new ArrayList<>();
        for (int i = 0; i < scene.mentions().size(); i++) {
            String company = scene.mentions().get(i).company();
            if (!cast.isAside(i) && !acting.contains(company)) {
                acting.add(company);
            }
        }
        last = acting.isEmpty() ? last : acting.get(0);
        if (title && !acting.isEmpty()) {
            ofTitle = acting.size() == 1 ? acting.get(0) : null;
        }
    }

    /** What a company calls its model, and a company that makes nothing else, tell what the text is about. */
    private boolean isOfAi(Mention mention) {
        return mention.role() == Alias.Role.PRODUCTS || labs.contains(mention.company());
    }

    private static boolean has(List<Hit> hits, Kind kind) {
        return hits.stream().anyMatch(hit -> hit.rule().kind() == kind);
    }
}
