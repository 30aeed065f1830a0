package dev.tidemark.classify;

import dev.tidemark.classify.Rule.Kind;
import dev.tidemark.model.Label;
import dev.tidemark.model.Language;
import dev.tidemark.text.NormalText;
import dev.tidemark.text.Sentences;
import dev.tidemark.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads stances by cue words within the sentence.
 *
 * <p>An item without a watched name costs one automaton pass. Else each sentence that names a company, or
 * carries one over from before, is searched for cues; a cue is credited to the company it fits best
 * ({@link Attribution}), turned by negation, and read for certainty, tense and speaker. {@link NetLabel} nets the
 * claims. What it cannot do: follow a subject across more than a sentence, read irony, or know what the item does
 * not say.
 *
 * <p>Thread-safe. Linear in the text: sentences are bounded in length.
 */
public final class CueClassifier implements StanceClassifier {
    private static final int LEAD_SENTENCES = 3;
    private static final double CARRIES = 0.7;

    /** How much of the text, behind the title, tells whether an item is about models at all. */
    private static final int HEAD = 400;

    private final MentionFinder finder;
    private final Lexicon lexicon;
    private final Negation negation = new Negation();

    private CueClassifier(Watchlist watchlist, Lexicon lexicon) {
        this.finder = new MentionFinder(watchlist);
        this.lexicon = lexicon;
    }

    /** Builds the automata; takes some tens of milliseconds. */
    public static CueClassifier of(Watchlist watchlist, Lexicon lexicon) {
        return new CueClassifier(watchlist, lexicon);
    }

    @Override
    public List<Label> classify(String title, String text, Language lang) {
        String content = title + "\n" + text;
        NormalText normal = NormalText.of(content);
        String folded = Folding.of(normal.text());
        List<Mention> mentions = finder.find(normal.text(), folded);
        if (mentions.isEmpty()) {
            return List.of();
        }
        Map<String, List<Draft>> claims = new TreeMap<>();
        mentions.forEach(mention -> claims.put(mention.company(), new ArrayList<>()));
        if (lang != Language.OTHER) {
            ClaimReader reader = new ClaimReader(content, normal, negation);
            Reading reading = new Reading(normal.text(), folded, mentions, lang);
            for (Span sentence : Sentences.of(normal.text())) {
                for (Draft draft : reader.read(reading.next(sentence))) {
                    claims.computeIfAbsent(draft.company(), c -> new ArrayList<>()).add(draft);
                }
            }
        }
        boolean said = claims.values().stream().anyMatch(drafts -> !drafts.isEmpty());
        List<Label> labels = new ArrayList<>();
        claims.forEach(
                (company, drafts) ->
                        labels.add(
                                drafts.isEmpty()
                                        ? NetLabel.neutral(company, said)
                                        : NetLabel.of(company, drafts)));
        return List.copyOf(labels);
    }

    /** One way through an item, sentence by sentence, remembering who was spoken of. */
    private final class Reading {
        private final String normal;
        private final String folded;
        private final List<Mention> mentions;
        private final Language lang;
        private final RuleSet rules;
        private final int titleEnd;
        private int nextMention;
        private int afterTitle;
        private final boolean topicalHead;
        private final boolean modelHead;
        private @Nullable String last;
        private @Nullable String ofTitle;

        Reading(String normal, String folded, List<Mention> mentions, Language lang) {
            this.normal = normal;
            this.folded = folded;
            this.mentions = mentions;
            this.lang = lang;
            this.rules = lexicon.rules(lang);
            this.titleEnd = normal.indexOf('\n');
            int head = Math.min(folded.length(), titleEnd + HEAD);
            List<Hit> hits =
                    rules.scan(folded.substring(0, head)).stream()
                            .filter(hit -> outside(hit, mentions))
                            .toList();
            this.topicalHead = has(hits, Kind.TOPIC);
            this.modelHead = hits.stream().anyMatch(Reading::isModel);
        }

        private static boolean isModel(Hit hit) {
            String value = hit.rule().value();
            return hit.rule().kind() == Kind.NOUN
                    && (value.equals("model") || value.equals("flagship"));
        }

        Scene next(Span sentence) {
            boolean title = sentence.end() <= titleEnd;
            Scene.Section section =
                    title
                            ? Scene.Section.TITLE
                            : afterTitle++ < LEAD_SENTENCES
                                    ? Scene.Section.LEAD
                                    : Scene.Section.TAIL;
            String words = folded.substring(sentence.start(), sentence.end());
            List<Mention> here = here(sentence);
            List<Hit> hits =
                    rules.scan(words).stream()
                            .filter(hit -> outside(hit, here) || hit.rule().kind() == Kind.CONTRAST)
                            .toList();
            boolean topical = has(hits, Kind.TOPIC);
            if (here.isEmpty()) {
                carry(here, hits, section);
            }
            Scene scene =
                    new Scene(
                            normal.substring(sentence.start(), sentence.end()),
                            words,
                            sentence.start(),
                            section,
                            lang,
                            rules,
                            here,
                            hits,
                            topical || topicalHead,
                            modelHead || hits.stream().anyMatch(Reading::isModel));
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
            if (ofTitle != null
                    && strong
                    && section == Scene.Section.LEAD
                    && !has(hits, Kind.MAKER)) {
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
    }

    private static boolean outside(Hit hit, List<Mention> mentions) {
        return mentions.stream().noneMatch(m -> hit.overlaps(m.start(), m.reach()));
    }

    private static boolean has(List<Hit> hits, Kind kind) {
        return hits.stream().anyMatch(hit -> hit.rule().kind() == kind);
    }
}
