package dev.tidemark.shift;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Alert.Share;
import dev.tidemark.model.Alert.Threshold;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Claim;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Quote;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Stance;
import dev.tidemark.model.Tier;
import dev.tidemark.shift.AlertMemory.Heard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An alert in the making: gathers the quotes that found it and those that speak against it.
 *
 * @param memory with the signal of the assessment among what was heard
 */
record AlertDraft(
        AlertMemory memory,
        Assessment assessment,
        Direction direction,
        AlertPolicy.Settings settings) {
    /** Bound of what is kept of one company, stories and quotes alike. */
    static final int REMEMBERED = 50;

    private static final int QUOTES = 3;

    /** Acts before rumours, then by weight. */
    private static final Comparator<Heard> STRONGEST_FIRST =
            Comparator.comparing((Heard one) -> one.quote().certainty() != Certainty.ANNOUNCED)
                    .thenComparing(Comparator.comparingDouble(Heard::weight).reversed());

    /** Adds the assessment's signal to what was heard, and forgets what is older than the window. */
    static AlertDraft of(
            AlertMemory memory,
            Assessment assessment,
            Direction direction,
            AlertPolicy.Settings settings) {
        Signal signal = assessment.signal();
        Instant oldest = signal.eventTime().minus(settings.window());
        List<Heard> heard = new ArrayList<>();
        for (Heard one : memory.heard()) {
            if (!one.quote().eventTime().isBefore(oldest)) {
                heard.add(one);
            }
        }
        heard.add(heard(signal, direction));
        List<Heard> bounded = heard.subList(Math.max(0, heard.size() - REMEMBERED), heard.size());
        return new AlertDraft(
                new AlertMemory(List.copyOf(bounded), memory.stories(), memory.nearlyUntil()),
                assessment,
                direction,
                settings);
    }

    /**
     * The alert.
     *
     * @param wholeWindow true when it rests on all that was heard, false for one story
     */
    Alert alert(
            Tier tier,
            boolean wholeWindow,
            String rule,
            List<Threshold> thresholds,
            List<Threshold> missing,
            String story,
            @Nullable Tier promotedFrom) {
        Signal signal = assessment.signal();
        List<Heard> supporting = supporting(wholeWindow);
        Map<String, Quote> byPublisher = new LinkedHashMap<>();
        supporting.forEach(one -> byPublisher.putIfAbsent(one.quote().publisher(), one.quote()));
        return new Alert(
                signal.axis(),
                signal.company(),
                tier,
                direction,
                assessment.before(),
                pointsTo(tier),
                signal.eventTime(),
                story,
                rule,
                thresholds,
                assessment.score(),
                byPublisher.values().stream().limit(QUOTES).toList(),
                counterClaims(supporting),
                wholeWindow ? assessment.publishers() : 1,
                supporting.stream()
                        .map(one -> one.quote().origin())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                promotedFrom,
                null,
                null,
                assessment.since(),
                signal.confidence(),
                settings.sensitivity(),
                certainties(supporting),
                missing);
    }

    private Regime pointsTo(Tier tier) {
        if (tier == Tier.SHIFT && assessment.after() != assessment.before()) {
            return Objects.requireNonNull(assessment.after());
        }
        return direction == Direction.OPENING && AlertRules.isOfFlagship(assessment.signal())
                ? Regime.OPEN
                : Objects.requireNonNull(assessment.before()).step(direction);
    }

    /** What points the alert's way, in the whole window or in the signal's own story. */
    private List<Heard> supporting(boolean wholeWindow) {
        return memory.heard().stream()
                .filter(one -> one.direction() == direction)
                .filter(one -> wholeWindow || one.chain().equals(assessment.signal().chain()))
                .sorted(wholeWindow ? STRONGEST_FIRST : newsFirst())
                .toList();
    }

    /** What set the alert off, then the strongest. */
    private Comparator<Heard> newsFirst() {
        String itemId = assessment.signal().itemId();
        return Comparator.comparing((Heard one) -> !one.quote().itemId().equals(itemId))
                .thenComparing(STRONGEST_FIRST);
    }

    /** What the same items and others of the window say to the contrary, denials first. */
    private List<Quote> counterClaims(List<Heard> supporting) {
        Stream<Quote> within = supporting.stream().flatMap(one -> one.against().stream());
        Stream<Quote> others =
                memory.heard().stream()
                        .filter(one -> one.direction() != direction)
                        .sorted(Comparator.comparingDouble(Heard::weight).reversed())
                        .map(Heard::quote);
        return Stream.concat(within, others)
                .sorted(Comparator.comparing(quote -> quote.certainty() != Certainty.DENIED))
                .limit(QUOTES)
                .toList();
    }

    private static List<Share> certainties(List<Heard> supporting) {
        Map<Certainty, Integer> items = new EnumMap<>(Certainty.class);
        supporting.forEach(one -> items.merge(one.quote().certainty(), 1, Integer::sum));
        return items.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Heard heard(Signal signal, Direction direction) {
        Evidence best = Objects.requireNonNull(signal.evidence());
        Claim own =
                signal.claims().stream()
                        .filter(claim -> claim.stance() == signal.stance())
                        .filter(claim -> claim.evidence().start() == best.start())
                        .findFirst()
                        .orElse(null);
        List<Quote> against =
                signal.claims().stream()
                        .filter(claim -> speaksAgainst(claim, direction))
                        .map(claim -> quote(signal, claim.evidence(), claim))
                        .toList();
        return new Heard(
                direction,
                Objects.requireNonNull(signal.chain()),
                signal.weight(),
                quote(signal, best, own),
                against);
    }

    /** Denials and opposite statements; what the writer merely recalls is no counter-claim. */
    private static boolean speaksAgainst(Claim claim, Direction direction) {
        boolean opposite =
                claim.stance() == (direction == Direction.OPENING ? Stance.CLOSED : Stance.OPEN);
        return claim.certainty() == Certainty.DENIED
                || (opposite && claim.certainty() != Certainty.BACKGROUND);
    }

    private static Quote quote(Signal signal, Evidence evidence, @Nullable Claim claim) {
        return new Quote(
                evidence,
                claim == null ? signal.stance() : claim.stance(),
                claim == null ? signal.certainty() : claim.certainty(),
                claim == null ? Speaker.WRITER : claim.speaker(),
                claim == null ? null : claim.origin(),
                signal.itemId(),
                signal.title(),
                signal.url(),
                signal.publisher(),
                signal.eventTime());
    }
}
