package dev.tidemark.classify;

import dev.tidemark.classify.Alias.Role;
import dev.tidemark.classify.Rule.Kind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which companies a cue speaks of.
 *
 * <p>Every company of the sentence is given a fit by how it stands to the cue; the best one wins, and
 * shares with those that are listed with it. Below {@value #LEAST}, or {@value #LEAST_FOR_WEAK}
 * for a weak cue, nobody is credited: silence is better
 * than a wrong name.
 *
 * <p>Fits: 4 the cue describes the name itself ("Google's open-weight Gemma", "Google publishes Gemma weights"), 3 the name is the
 * subject, 2 it is a subject behind the cue, 1 to 1.5 it merely stands before it. A name that is compared,
 * used or sold to has none. Distance takes off up to 1, another clause 2 when others are named too.
 */
final class Attribution {
    private static final double BEST = 4;
    private static final Pattern NOBODY =
            Pattern.compile("(?:.*[:;,|\u2013\u2014-] )?(?:(?:the|full|complete|open) )*");
    private static final double LEAST = 1.0;
    private static final double LEAST_FOR_WEAK = 2.0;
    private static final double WEAK = 0.65;

    /** A name further off than this, in units, has no part in a cue; keeps endless lists linear. */
    private static final int JAPANESE_REACH = 120;

    private static final int ENGLISH_REACH = 240;

    /**
     * Companies that share a cue.
     *
     * @param example true when they are named as examples of what the cue says
     */
    record Owners(List<Mention> mentions, double fit, boolean example) {}

    private final Scene scene;
    private final Cast cast;
    private final Grammar grammar;

    /** True where nobody else is named: a clause without a subject has that of the one before. */
    private final boolean alone;

    Attribution(Scene scene) {
        this.scene = scene;
        this.cast = new Cast(scene);
        this.alone = scene.mentions().stream().map(Mention::company).distinct().count() == 1;
        this.grammar = scene.japanese() ? new JapaneseGrammar() : new EnglishGrammar();
    }

    /** How a language marks who does what. */
    interface Grammar {
        /** Fit of a name to a cue in [0, 4], distance not counted. */
        double fit(Scene scene, Cast cast, int index, Hit cue);
    }

    /** The owners of a cue; none when nobody fits. */
    Owners owners(Hit cue) {
        int best = -1;
        double most = 0;
        for (int i = 0; i < scene.mentions().size(); i++) {
            double fit = fit(i, cue);
            if (fit > most) {
                most = fit;
                best = i;
            }
        }
        return most < (cue.rule().strength() < WEAK ? LEAST_FOR_WEAK : LEAST)
                ? new Owners(List.of(), 0, false)
                : new Owners(cast.listedWith(best), most, cast.isExample(best));
    }

    /** A mere description is not credited to a name that the sentence does not hold. */
    private double carried(Hit cue) {
        boolean told =
                !cue.rule().is("descriptor") || scene.has(Kind.RELEASE, 0, scene.folded().length());
        return told ? 2.5 : 0;
    }

    /** "Unsloth releases Gemma weights": who stands before the cue acts, watched or not, and not the owner of the product. */
    private boolean isOwn(Mention product, Hit cue) {
        return NOBODY.matcher(scene.folded()).region(0, cue.start()).matches()
                || scene.mentions().stream()
                        .anyMatch(
                                other ->
                                        other.company().equals(product.company())
                                                && other.start() < cue.start());
    }

    private double fit(int index, Hit cue) {
        Mention mention = scene.mentions().get(index);
        if (mention.isWithin(cue.start(), cue.end())) {
            return isOwn(mention, cue) ? BEST : 0;
        }
        int gap = Math.max(cue.start() - mention.reach(), mention.start() - cue.end());
        if (gap > (scene.japanese() ? JAPANESE_REACH : ENGLISH_REACH)) {
            return 0;
        }
        double fit = mention.carried() ? carried(cue) : grammar.fit(scene, cast, index, cue);
        if (mention.role() == Role.PLATFORMS && !(fit >= 2 && cast.isSubject(index))) {
            return 0;
        }
        double far = Math.min(1, gap / (scene.japanese() ? 80.0 : 160.0));
        boolean near = alone || scene.sameClause(mention.start(), cue.start());
        return fit - far - (near ? 0 : 2);
    }
}
