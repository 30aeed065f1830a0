package dev.tidemark.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a newsroom is told: that a company moves, how firmly that is founded, and on what.
 *
 * @param story the story chain that raised it; part of the alert's id
 * @param fromRegime where the company stands; null while none is known
 * @param toRegime where the evidence points; for a report or notice no change is claimed to have happened
 * @param rule the rule that fired, in words
 * @param thresholds what it had to reach and what it reached
 * @param score the company's shift score at that moment
 * @param evidence strongest first, one per publisher
 * @param counterClaims what speaks against it, in its story and in the window around it, denials first
 * @param sources number of independent publishers
 * @param origins outlets or documents that the evidence goes back to
 * @param promotedFrom the weaker tier that the same story was told in before; null when it is new
 * @param ending null while the story is open; else why it was closed
 * @param endedAt when it was closed; null while it is open
 * @param fromSince since when the company stands there; null while that is not known
 * @param confidence of the label that raised it, in [0, 1]
 * @param sensitivity the setting it was raised under
 * @param certainties how the evidence is founded: how many of its items say so how surely
 * @param missing what a shift would have needed and did not get; of a near-miss, what it lacked itself
 */
public record Alert(
        String axis,
        String company,
        Tier tier,
        Direction direction,
        @Nullable Regime fromRegime,
        @Nullable Regime toRegime,
        Instant eventTime,
        String story,
        String rule,
        List<Threshold> thresholds,
        ShiftScore score,
        List<Quote> evidence,
        List<Quote> counterClaims,
        int sources,
        List<String> origins,
        @Nullable Tier promotedFrom,
        @Nullable Ending ending,
        @Nullable Instant endedAt,
        @Nullable Instant fromSince,
        double confidence,
        Sensitivity sensitivity,
        List<Share> certainties,
        List<Threshold> missing) {

    /** One number of a rule: what was needed and what was there; 1 and 0 stand for yes and no. */
    public record Threshold(String name, double needed, double reached) {
        /** True when it is met. */
        @JsonIgnore
        public boolean isMet() {
            return reached >= needed;
        }
    }

    /** The same alert, closed. */
    public Alert ended(Ending why, Instant when) {
        return new Alert(
                axis,
                company,
                tier,
                direction,
                fromRegime,
                toRegime,
                eventTime,
                story,
                rule,
                thresholds,
                score,
                evidence,
                counterClaims,
                sources,
                origins,
                promotedFrom,
                why,
                when,
                fromSince,
                confidence,
                sensitivity,
                certainties,
                missing);
    }

    /** How many items of the evidence stand at one certainty. */
    public record Share(Certainty certainty, int items) {}
}
