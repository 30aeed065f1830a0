package dev.tidemark.classify;

import dev.tidemark.model.Claim;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Label;
import dev.tidemark.model.LabelledItem;
import java.util.List;

/**
 * Keeps of an article no more than may be quoted, once it has been labelled: the beginning of its text, and of each
 * sentence that a label rests on the part around its cues.
 *
 * <p>Offsets stay what they are: in the item's title, summary and article as they were read. What a feed itself says is
 * kept whole, and so is every item without an article. Thread-safe.
 *
 * @param characters longest quotation, in UTF-16 units
 */
public record QuoteCap(int characters) {

    /** The item as it may be stored. */
    public LabelledItem of(LabelledItem labelled) {
        var article = labelled.item().article();
        if (article == null) {
            return labelled;
        }
        int begins = labelled.item().title().length() + 1 + article.start();
        return new LabelledItem(
                labelled.item().quoting(characters),
                labelled.status(),
                labelled.labels().stream().map(label -> of(label, begins)).toList(),
                labelled.publisher(),
                labelled.sourceClass(),
                labelled.revision(),
                labelled.takenAt());
    }

    private Label of(Label label, int begins) {
        return new Label(
                label.axis(),
                label.company(),
                label.stance(),
                label.certainty(),
                label.score(),
                label.confidence(),
                label.tags(),
                label.evidence().stream().map(evidence -> of(evidence, begins)).toList(),
                label.claims().stream().map(claim -> of(claim, begins)).toList());
    }

    private Claim of(Claim claim, int begins) {
        return new Claim(
                claim.stance(),
                claim.certainty(),
                claim.speaker(),
                claim.origin(),
                claim.scope(),
                claim.tense(),
                of(claim.evidence(), begins));
    }

    private Evidence of(Evidence evidence, int begins) {
        String text = evidence.text();
        if (evidence.end() <= begins || text.length() <= characters) {
            return evidence;
        }
        int cue = evidence.cues().isEmpty() ? 0 : Math.max(0, text.indexOf(evidence.cues().get(0)));
        int from = Math.max(0, Math.min(cue - characters / 3, text.length() - characters));
        int start = inside(text, from);
        int end = inside(text, from + characters);
        String quote = text.substring(start, end);
        List<String> cues = evidence.cues().stream().filter(quote::contains).toList();
        return new Evidence(quote, evidence.start() + start, evidence.start() + end, cues);
    }

    /** The place, or the one before it where it would halve a pair. */
    private static int inside(String text, int at) {
        boolean halves = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return halves ? at - 1 : at;
    }
}
