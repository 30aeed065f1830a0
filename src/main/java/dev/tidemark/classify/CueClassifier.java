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
 * name ({@link StanceFeatures}) then go to the {@link TrainedModels}, whose choice {@link Verdict} turns into the label.
 *
 * <p>Thread-safe. Linear in the text: sentences are bounded in length.
 */
public final class CueClassifier implements StanceClassifier {
    private final MentionFinder finder;
    private final Set<String> labs;
    private final Lexicon lexicon;
    private final Verdict verdict;
    private final Explainer explainer;
    private final Negation negation = new Negation();
    private final SentenceWords words = new SentenceWords(new JapaneseTokenizer());

    /** False to read every item that names a company, whatever its words: the same labels, later. */
    private final boolean prefilter;

    private CueClassifier(
            Watchlist watchlist, Lexicon lexicon, TrainedModels models, boolean prefilter) {
        this.finder = new MentionFinder(watchlist);
        this.labs = watchlist.labs();
        this.lexicon = lexicon;
        this.verdict = new Verdict(models);
        this.explainer = new Explainer(models.stance());
        this.prefilter = prefilter;
    }

    /** Builds the automata; takes some tens of milliseconds. */
    public static CueClassifier of(Watchlist watchlist, Lexicon lexicon, TrainedModels models) {
        return new CueClassifier(watchlist, lexicon, models, true);
    }

    /** The same without the search for words of openness that spares most items the reading. */
    static CueClassifier withoutPrefilter(
            Watchlist watchlist, Lexicon lexicon, TrainedModels models) {
        return new CueClassifier(watchlist, lexicon, models, false);
    }

    @Override
    public List<Label> classify(String title, String text, Language lang) {
        List<Label> labels = new ArrayList<>();
        read(title, text, lang)
                .forEach(
                        (company, reading) ->
                                labels.add(
                                        reading.isPresent()
                                                ? verdict.of(reading.get()).label()
                                                : NetLabel.neutral(company, false)));
        return List.copyOf(labels);
    }

    /**
     * Why each company of an item is labelled as it is.
     *
     * @return nothing of a company of which nothing can be said
     */
    public List<Explanation> explain(String title, String text, Language lang) {
        List<Explanation> explanations = new ArrayList<>();
        read(title, text, lang)
                .values()
                .forEach(
                        reading ->
                                reading.ifPresent(
                                        r -> explanations.add(explainer.of(r, verdict.of(r)))));
        return explanations;
    }

    /** What the models would decide on, company by company: for training them. */
    public record Features(Set<String> glance, Set<String> all) {}

    /**
     * The features of each company of an item.
     *
     * @return nothing of a company of which nothing can be said
     */
    public Map<String, Features> features(String title, String text, Language lang) {
        Map<String, Features> features = new TreeMap<>();
        read(title, text, lang)
                .forEach(
                        (company, reading) ->
                                reading.ifPresent(
                                        r ->
                                                features.put(
                                                        company,
                                                        new Features(
                                                                r.glance().keySet(),
                                                                r.all().keySet()))));
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
        if (mentions.isEmpty()
                || lang == Language.OTHER
                || (prefilter && !lexicon.rules(lang).tells(folded))) {
            return readings;
        }
        List<Scene> scenes =
                new SceneWalk(normal.text(), folded, mentions, lang, lexicon.rules(lang), labs)
                        .scenes();
        if (scenes.isEmpty()) {
            return readings;
        }
        ClaimReader reader = new ClaimReader(content, normal, negation);
        List<Sentence> sentences = new ArrayList<>();
        for (Scene scene : scenes) {
            boolean earned = StanceFeatures.readsWords(scene, sentences.size());
            sentences.add(new Sentence(scene, reader.read(scene), earned ? words : null));
        }
        StanceFeatures features = new StanceFeatures(sentences);
        readings.replaceAll(
                (company, none) -> Optional.of(Reading.of(company, sentences, features, reader)));
        return readings;
    }
}
