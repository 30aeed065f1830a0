package dev.tidemark.classify;

import dev.tidemark.classify.Rule.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The companies of a sentence and the part each plays: who is listed with whom, who is only compared,
 * used or sold to, who is named as an example.
 */
final class Cast {
    private static final Pattern JOINED =
            Pattern.compile("\\s*(?:や|と|・|/|および|または|そして|,|&|\\+|,? ?and|,? ?or)\\s*");
    private static final Pattern OWNED = Pattern.compile("(?:'s|の|社の)?[\\s「『(\"]{0,3}");
    private static final Pattern BRACKET =
            Pattern.compile("[」』\"')\\]]*(?: ?\\([^()]{0,30}\\))?[」』\"')\\]]*");

    /** What a match of {@link #BRACKET} can begin with. */
    private static final String CLOSES = "」』\"')] (";

    private static final Pattern ARTICLE =
            Pattern.compile(
                    "(?: ?(?:the|both|its|only|even|rival|rivals|new|latest|chinese|startup|giant|own))+$");

    private final Scene scene;
    private final List<Mention> mentions;
    private final int[] group;

    /** Asked once for every pair of name and cue: worked out once for each name. */
    private final boolean[] aside;

    private final boolean[] example;
    private final boolean[] subject;

    Cast(Scene scene) {
        this.scene = scene;
        this.mentions = scene.mentions();
        this.group = new int[mentions.size()];
        for (int i = 1; i < group.length; i++) {
            group[i] = listed(mentions.get(i - 1), mentions.get(i)) ? group[i - 1] : i;
        }
        this.aside = ofList(Kind.ASIDE);
        this.example = ofList(Kind.SUCH);
        this.subject = new boolean[group.length];
        for (int i = 0; i < group.length; i++) {
            subject[i] =
                    scene.rules().follows(Kind.SUBJECT, scene.folded(), afterName(mentions.get(i)));
        }
    }

    private boolean listed(Mention left, Mention right) {
        int from = afterName(left);
        if (!scene.sameClause(left.start(), right.start())) {
            return false;
        }
        if (from > right.start()) {
            return right.start() <= left.reach() + 2;
        }
        String between = scene.folded().substring(from, Math.max(from, beforeName(right)));
        // In a Japanese headline the comma behind the first name marks the subject.
        boolean comma = between.strip().equals("、") && left.start() > 0;
        return comma
                || JOINED.matcher(between).matches()
                || (left.company().equals(right.company()) && OWNED.matcher(between).matches());
    }

    /** The mentions that are listed together with one, itself included. */
    List<Mention> listedWith(int index) {
        List<Mention> list = new ArrayList<>();
        for (int i = 0; i < group.length; i++) {
            if (group[i] == group[index]) {
                list.add(mentions.get(i));
            }
        }
        return list;
    }

    /** True when its list is only compared with, used, hosted or sold to. */
    boolean isAside(int index) {
        return aside[index];
    }

    /** True when its list is given as an example. */
    boolean isExample(int index) {
        return example[index];
    }

    /** True when the name is marked as a subject. */
    boolean isSubject(int index) {
        return subject[index];
    }

    /** What stands beside one name of a list holds for all of it. */
    private boolean[] ofList(Kind kind) {
        boolean[] any = new boolean[group.length];
        for (int i = 0; i < group.length; i++) {
            any[group[i]] |= beside(kind, mentions.get(i));
        }
        boolean[] all = new boolean[group.length];
        for (int i = 0; i < group.length; i++) {
            all[i] = any[group[i]];
        }
        return all;
    }

    private boolean beside(Kind kind, Mention mention) {
        return scene.rules().follows(kind, scene.folded(), afterName(mention))
                || scene.rules().precedes(kind, scene.folded(), beforeArticle(mention));
    }

    /** Behind a name, its version, closing quotes and an explanation in brackets. */
    int afterName(Mention mention) {
        String text = scene.folded();
        int end = mention.reach();
        if (end < text.length() && CLOSES.indexOf(text.charAt(end)) >= 0) {
            var closing = BRACKET.matcher(text).region(end, text.length());
            end = closing.lookingAt() ? closing.end() : end;
        }
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return end;
    }

    /** Before a name, its opening quotes and the space in front. */
    int beforeName(Mention mention) {
        int start = mention.start();
        while (start > 0 && " 「『\"'([".indexOf(scene.folded().charAt(start - 1)) >= 0) {
            start--;
        }
        return start;
    }

    private int beforeArticle(Mention mention) {
        int end = beforeName(mention);
        if (end == 0 || !Folding.isLatin(scene.folded().charAt(end - 1))) {
            return end;
        }
        int from = Math.max(0, end - 40);
        var article = ARTICLE.matcher(scene.folded()).region(from, end);
        return article.find() ? article.start() : end;
    }
}
