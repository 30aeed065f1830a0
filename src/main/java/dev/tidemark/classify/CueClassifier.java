package dev.tidemark.classify;

import dev.tidemark.model.Label;
import dev.tidemark.model.Language;
import dev.tidemark.text.JapaneseTokenizer;
import dev.tidemark.text.NormalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads stances in two steps: rules find who says what of whom, a linear model decides whether it holds.
 *
 * <p>An item without a watched name costs one automaton pass, one without a word of openness two. Else each sentence is
 * searched for cues; a cue is credited to the company it fits best ({@link Attribution}), turned by negation, and read
 * for certainty, tense and speaker; {@link NetLabel} nets these claims. What the rules found and the words around each
 * name ({@link StanceFeatures}) then go to the {@link StanceModel}, whose stance {@link Verdict} turns into the label.
 *
 * <p>Thread-safe. Linear in the text: sentences are bounded in length.
 */
public final class CueClassifier implements StanceClassifier {
    private final MentionFinder finder;
    private final Lexicon lexicon;
    private final StanceModel model;
    private final Negation negation = new Negation();
    private final SentenceWords words = new SentenceWords(new JapaneseTokenizer());

    private CueClassifier(Watchlist watchlist, Lexicon lexicon, StanceModel model) {
        this.finder = new MentionFinder(watchlist);
        this.lexicon = lexicon;
        this.model = model;
    }

    /** Builds the automata; takes some tens of milliseconds. */
    public static CueClassifier of(Watchlist watchlist, Lexicon lexicon, StanceModel model) {
        return new CueClassifier(watchlist, lexicon, model);
    }

    @Override
    public List<Label> classify(String title, String text, Language lang) {
        List<Label> labels = new ArrayList<>();
        read(title, text, lang)
                .forEach(
                        (company, reading) ->
                                labels.add(
                                        reading.isPresent()
                                                ? Verdict.of(model, reading.get())
                                                : NetLabel.neutral(company, false)));
        return List.copyOf(labels);
    }

    /**
     * What the model would decide on, company by company: for training it.
     *
     * @return nothing of a company of which nothing can be said
     */
    public Map<String, Set<String>> features(String title, String text, Language lang) {
        Map<String, Set<String>> features = new TreeMap<>();
        read(title, text, lang)
                .forEach(
                        (company, reading) ->
                                reading.ifPresent(
                                        r -> features.put(company, r.features().keySet())));
        return features;
    }

    /** What the rules make of an item, company by company; empty for each where no word tells of openness. */
    private Map<String, Optional<Reading>> read(String title, String text, Language lang) {
        String content = title + "\n" + text;
        NormalText normal = NormalText.of(content);
        String folded = Folding.of(normal.text());
        List<Mention> mentions = finder.find(normal.text(), folded);
        Map<String, Optional<Reading>> readings = new TreeMap<>();
        mentions.forEach(mention -> readings.put(mention.company(), Optional.empty()));
        if (mentions.isEmpty() || lang == Language.OTHER || !lexicon.rules(lang).tells(folded)) {
            return readings;
        }
        List<Scene> scenes =
                new SceneWalk(normal.text(), folded, mentions, lang, lexicon.rules(lang)).scenes();
        if (scenes.isEmpty()) {
            return readings;
        }
        ClaimReader reader = new ClaimReader(content, normal, negation);
        List<StanceFeatures.Sentence> sentences = new ArrayList<>();
        for (Scene scene : scenes) {
            boolean earned = StanceFeatures.readsWords(scene, sentences.size());
            sentences.add(
                    new StanceFeatures.Sentence(
                            scene, reader.read(scene), earned ? words.of(scene) : List.of()));
        }
        StanceFeatures features = new StanceFeatures(sentences);
        readings.replaceAll(
                (company, none) -> Optional.of(Reading.of(company, sentences, features, reader)));
        return readings;
    }
}
