package dev.tidemark.classify;

import dev.tidemark.classify.Rule.Kind;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Tense;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How firmly, by whom and of when a sentence makes the statement of a cue.
 *
 * <p>Precedence: denied, considering, reported, announced. A description is background until a verb of
 * release makes it news; what is told of the past is background too.
 *
 * @param news true when the statement is more than a standing description
 */
record Modality(Certainty certainty, Tense tense, Speaker speaker, Scope scope, boolean news) {

    /**
     * Reads the statement of one cue.
     *
     * @param example true when its companies are named as examples only, which is never news
     */
    static Modality of(Scene scene, Hit cue, boolean example) {
        int from = scene.clauseStart(cue.start());
        int to = scene.clauseEnd(cue.start());
        boolean past = past(scene, cue, from, to);
        boolean planned = scene.has(Kind.TENSE, "planned", from, to);
        boolean considered = modal(scene, cue, "considering", from, to);
        boolean news =
                !cue.rule().is("descriptor")
                        || (released(scene, cue, from, to) && !example)
                        || scene.has(Kind.DENY, from, to);
        Certainty certainty = Certainty.BACKGROUND;
        if (scene.has(Kind.DENY, scene.japanese() ? cue.end() : from, to)) {
            certainty = Certainty.DENIED;
        } else if (considered && news && !past) {
            certainty = Certainty.CONSIDERING;
        } else if (news && !past) {
            certainty =
                    modal(scene, cue, "opinion", from, to)
                            ? Certainty.OPINION
                            : scene.has(Kind.CERTAINTY, "reported", 0, scene.folded().length())
                                    ? Certainty.REPORTED
                                    : Certainty.ANNOUNCED;
        } else if (modal(scene, cue, "opinion", from, to)) {
            certainty = Certainty.OPINION;
        }
        Tense tense =
                past && certainty == Certainty.BACKGROUND
                        ? Tense.PAST
                        : planned || considered ? Tense.PLANNED : Tense.NOW;
        return new Modality(certainty, tense, speaker(scene, certainty), scope(scene, cue), news);
    }

    /** Japanese ends its clause with the mood, English puts it in front of what it weakens. */
    private static boolean modal(Scene scene, Hit cue, String value, int from, int to) {
        return scene.japanese()
                ? scene.has(Kind.CERTAINTY, value, cue.start(), Math.max(to, cue.end()))
                : scene.has(Kind.CERTAINTY, value, from, cue.end());
    }

    private static boolean released(Scene scene, Hit cue, int from, int to) {
        boolean title = scene.section() == Scene.Section.TITLE;
        int start = scene.japanese() && !title ? cue.end() : from;
        return scene.has(Kind.RELEASE, start, to) || turned(scene, cue, from);
    }

    /** What a company turns to is news: behind the cue in Japanese, "from … to" before it in English. */
    private static boolean turned(Scene scene, Hit cue, int from) {
        if (scene.japanese()) {
            return scene.hits(Kind.TURN).stream().anyMatch(turn -> turn.start() >= cue.end());
        }
        return scene.has(Kind.TURN, "leave", from, cue.start())
                && scene.has(Kind.TURN, "toward", Math.max(from, cue.start() - 12), cue.start());
    }

    private static boolean past(Scene scene, Hit cue, int from, int to) {
        return scene.hits(Kind.TENSE).stream()
                .filter(hit -> hit.rule().value().equals("past"))
                .filter(hit -> hit.start() >= from && hit.end() <= to)
                .anyMatch(hit -> !hit.overlaps(cue.start(), cue.end()));
    }

    private static Speaker speaker(Scene scene, Certainty certainty) {
        if (certainty == Certainty.BACKGROUND) {
            return Speaker.WRITER;
        }
        List<Speaker> named =
                scene.hits(Kind.SPEAKER).stream()
                        .map(hit -> Speaker.valueOf(LexiconFile.constant(hit.rule().value())))
                        .toList();
        // "According to people familiar" says more than the "announced" that may stand beside it.
        for (Speaker first : List.of(Speaker.SOURCE, Speaker.COMPANY, Speaker.EXECUTIVE)) {
            if (named.contains(first)) {
                return first;
            }
        }
        if (named.contains(Speaker.THIRD_PARTY)) {
            return Speaker.THIRD_PARTY;
        }
        return switch (certainty) {
            case ANNOUNCED, DENIED -> Speaker.COMPANY;
            case CONSIDERING, REPORTED -> Speaker.SOURCE;
            case OPINION -> Speaker.THIRD_PARTY;
            case BACKGROUND -> Speaker.WRITER;
        };
    }

    /** The noun nearest to the cue says what it is about; a cue of its own scope keeps it. */
    private static Scope scope(Scene scene, Hit cue) {
        if (cue.rule().scope() != Scope.MODEL) {
            return cue.rule().scope();
        }
        return scene.hits(Kind.NOUN).stream()
                .filter(noun -> distance(cue, noun) <= (scene.japanese() ? 24 : 40))
                .min(Comparator.comparingInt(noun -> distance(cue, noun)))
                .map(noun -> Scope.valueOf(noun.rule().value().toUpperCase(Locale.ROOT)))
                .orElse(Scope.MODEL);
    }

    /** What follows a cue is closer to it than what stands before. */
    private static int distance(Hit cue, Hit noun) {
        return noun.start() >= cue.end()
                ? noun.start() - cue.end()
                : 10 + Math.abs(cue.start() - noun.end());
    }
}
