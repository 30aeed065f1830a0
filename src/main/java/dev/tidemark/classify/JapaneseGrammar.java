package dev.tidemark.classify;

import dev.tidemark.classify.Alias.Role;
import dev.tidemark.classify.Rule.Kind;
import java.util.regex.Pattern;

/** Japanese marks the subject behind its name, and describes in front of it. */
final class JapaneseGrammar implements Attribution.Grammar {
    /** From a cue to the name it describes: no particle that starts another phrase. */
    private static final Pattern DESCRIBING =
            Pattern.compile("(?:で(?:公開|リリース|提供|配布)(?:した|する|された|している|中の))?[^はがをにで、。:~!?|—─…]{0,36}");

    private static final Pattern NAMED = Pattern.compile("(?:[^はを、。:]{0,60})(?:である|「|『)+");

    /** "Metaの広報担当者は": what belongs to a company speaks for it. */
    private static final Pattern OWN_SUBJECT = Pattern.compile("の[^はがをにで、。]{0,40}(?:は|が|も|、)");

    /** From a list of examples to the cue: nothing but the rest of the list and a noun phrase. */
    private static final Pattern EXAMPLE = Pattern.compile("[^はがを。]{0,60}");

    private static final int LOOK_BACK = 80;

    private static final Pattern OWN_NOUN = Pattern.compile("の[^はがをにで、。]{0,13}");

    private static final Pattern OBJECT = Pattern.compile(" ?[のにをへとでや]");

    private static final Pattern OWN_PART = Pattern.compile("(?:の|傘下の|社の)[^はがをに、。]*");

    private static final Pattern FOREIGN =
            Pattern.compile("(?:^|[^A-Za-z])[A-Z][A-Za-z0-9]{2,20}」? ?(?:が|は|社が|社は|、)");

    @Override
    public double fit(Scene scene, Cast cast, int index, Hit cue) {
        Mention mention = scene.mentions().get(index);
        return mention.start() >= cue.end()
                ? behind(scene, cast, index, cue)
                : before(scene, cast, index, cue);
    }

    private static double behind(Scene scene, Cast cast, int index, Hit cue) {
        Mention mention = scene.mentions().get(index);
        String between = scene.folded().substring(cue.end(), mention.start());
        if (DESCRIBING.matcher(between).matches() || NAMED.matcher(between).matches()) {
            return 4;
        }
        char next = charAt(scene, cast.afterName(mention));
        return (next == 'が' || next == 'は') && !cast.isAside(index) ? 2.5 : 0;
    }

    private static double before(Scene scene, Cast cast, int index, Hit cue) {
        Mention mention = scene.mentions().get(index);
        int after = Math.min(cast.afterName(mention), cue.start());
        String between = scene.folded().substring(after, cue.start());
        if (cast.isExample(index) && EXAMPLE.matcher(between).matches()) {
            return 4;
        }
        boolean described = OWN_NOUN.matcher(between).matches();
        if (cast.isAside(index)) {
            return 0;
        }
        boolean foreign =
                scene.has(Kind.MAKER, after, cue.start()) || foreign(scene, after, cue.start());
        if (foreign) {
            return described ? 1.5 : 0.5;
        }
        if (described) {
            return 4;
        }
        if (between.endsWith("という")) {
            return 0.5;
        }
        if (cast.isSubject(index) || OWN_SUBJECT.matcher(between).lookingAt()) {
            return 3;
        }
        // An object, a place, or a thing that somebody else names: "Claude Codeを…するfooというOSS".
        boolean object = OBJECT.matcher(between).lookingAt();
        if (object
                || scene.has(Kind.MAKER, 0, cue.start())
                || foreign(scene, Math.max(0, after - LOOK_BACK), after)) {
            return 0.8;
        }
        return scene.section() == Scene.Section.TITLE
                ? 1.8
                : mention.role() == Role.PRODUCTS ? 1.5 : 0.8;
    }

    /** Another Latin name is the subject between the company and the cue. */
    private static boolean foreign(Scene scene, int from, int to) {
        var other = FOREIGN.matcher(scene.raw()).region(from, to);
        while (other.find()) {
            int start = other.start();
            int end = other.end();
            boolean watched =
                    scene.mentions().stream().anyMatch(m -> m.start() < end && start < m.reach());
            // "次期LLMは" is what is made, not who makes it.
            watched |=
                    scene.hits().stream()
                            .anyMatch(
                                    hit -> isThing(hit.rule().kind()) && hit.overlaps(start, end));
            // "MetaのSuperintelligence Labが" is still Meta.
            String between = scene.raw().substring(from, start);
            boolean part = OWN_PART.matcher(between).matches();
            if (!watched && !part) {
                return true;
            }
        }
        return false;
    }

    private static boolean isThing(Kind kind) {
        return kind == Kind.NOUN || kind == Kind.TOPIC;
    }

    private static char charAt(Scene scene, int at) {
        return at < scene.folded().length() ? scene.folded().charAt(at) : ' ';
    }
}
