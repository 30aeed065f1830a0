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
import dev.tidemark.shift.AlertMemory.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the newsroom is told, in three tiers, strongest first:
 *
 * <ul>
 *   <li><b>shift</b>: the regime has just changed ({@link RegimeTracker});
 *   <li><b>notice</b>: the company did or announced something against its regime;
 *   <li><b>report</b>: a credible publisher attributes a change against the regime to others.
 * </ul>
 *
 * One story is told once per tier: within the cooldown an alert of the same direction is only
 * followed by a stronger one, which then carries the same story and says what it was promoted from.
 * A shift is never kept back: the regime has changed, and the tracker never changes it twice on the
 * same evidence.
 * Nothing is told of a company whose regime is unknown, of copies, or of tools and descriptions.
 *
 * <p>Stateless and thread-safe; assessments of one company have to come in event-time order.
 */
public final class AlertPolicy {
    private static final int QUOTES = 3;
    private static final int REMEMBERED = 50;

    private final Duration cooldown;
    private final Duration window;
    private final double minimumWeight;
    private final RegimeTracker.Gate gate;

    /**
     * Sets the policy up.
     *
     * @param cooldown how long an alert silences others of its company, direction and tier
     * @param window how long evidence is remembered for quoting
     * @param minimumWeight what a single signal must weigh to be a report or notice, in [0, 1]
     * @param gate what a shift had to reach; told with the alert
     */
    public AlertPolicy(
            Duration cooldown, Duration window, double minimumWeight, RegimeTracker.Gate gate) {
        this.cooldown = cooldown;
        this.window = window;
        this.minimumWeight = minimumWeight;
        this.gate = gate;
    }

    /** The memory after an assessment, and the alert it gave rise to, if any. */
    public record Decision(AlertMemory memory, @Nullable Alert alert) {}

    /** Looks at the next assessment of a company. */
    public Decision consider(AlertMemory memory, Assessment assessment) {
        Signal signal = assessment.signal();
        if (signal.stance() != Stance.OPEN && signal.stance() != Stance.CLOSED) {
            return new Decision(memory, null);
        }
        Direction direction =
                signal.stance() == Stance.OPEN ? Direction.OPENING : Direction.CLOSING;
        AlertMemory remembered = remember(memory, signal, direction);
        Optional<Tier> tier = tier(assessment, direction);
        if (tier.isEmpty()) {
            return new Decision(remembered, null);
        }
        Optional<Told> before =
                remembered.told().stream()
                        .filter(one -> one.direction() == direction)
                        .max(Comparator.comparing(Told::tier));
        boolean told = before.isPresent() && before.get().tier().compareTo(tier.get()) >= 0;
        if (told && tier.get() != Tier.SHIFT) {
            return new Decision(remembered, null);
        }
        String story =
                before.filter(one -> one.tier() != Tier.SHIFT)
                        .map(Told::story)
                        .orElseGet(() -> Objects.requireNonNull(signal.chain()));
        Alert alert =
                alert(remembered, assessment, tier.get(), direction, story, before.map(Told::tier));
        List<Told> all = new ArrayList<>(remembered.told());
        all.add(new Told(direction, tier.get(), story, signal.eventTime()));
        return new Decision(new AlertMemory(remembered.heard(), List.copyOf(all)), alert);
    }

    private Optional<Tier> tier(Assessment assessment, Direction direction) {
        Signal signal = assessment.signal();
        Regime standing = assessment.before();
        if (standing == null) {
            return Optional.empty();
        }
        if (assessment.after() != standing) {
            return Optional.of(Tier.SHIFT);
        }
        boolean against =
                standing != (direction == Direction.OPENING ? Regime.OPEN : Regime.CLOSED);
        if (!against
                || signal.novelty() < 1
                || signal.weight() < minimumWeight
                || signal.tags().contains("tool")
                || signal.tags().contains("descriptor")) {
            return Optional.empty();
        }
        Certainty certainty = signal.certainty();
        if (certainty == Certainty.ANNOUNCED && spokenByCompany(signal)) {
            return Optional.of(Tier.NOTICE);
        }
        boolean attributed = certainty == Certainty.REPORTED || certainty == Certainty.CONSIDERING;
        return signal.sourceClass().isIndependent() && attributed
                ? Optional.of(Tier.REPORT)
                : Optional.empty();
    }

    private static boolean spokenByCompany(Signal signal) {
        return signal.claims().stream()
                .filter(claim -> claim.stance() == signal.stance())
                .anyMatch(
                        claim ->
                                claim.speaker() == Speaker.COMPANY
                                        || claim.speaker() == Speaker.EXECUTIVE);
    }

    private AlertMemory remember(AlertMemory memory, Signal signal, Direction direction) {
        Instant now = signal.eventTime();
        List<Heard> heard = new ArrayList<>();
        for (Heard one : memory.heard()) {
            if (!one.quote().eventTime().isBefore(now.minus(window))) {
                heard.add(one);
            }
        }
        heard.add(heard(signal, direction));
        List<Told> told =
                memory.told().stream()
                        .filter(one -> !one.time().isBefore(now.minus(cooldown)))
                        .toList();
        return new AlertMemory(
                List.copyOf(heard.subList(Math.max(0, heard.size() - REMEMBERED), heard.size())),
                told);
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

    private Alert alert(
            AlertMemory memory,
            Assessment assessment,
            Tier tier,
            Direction direction,
            String story,
            Optional<Tier> promotedFrom) {
        Signal signal = assessment.signal();
        List<Heard> supporting =
                memory.heard().stream()
                        .filter(one -> one.direction() == direction)
                        .filter(one -> tier == Tier.SHIFT || one.chain().equals(signal.chain()))
                        .sorted(newsFirst(signal))
                        .toList();
        Map<String, Quote> byPublisher = new LinkedHashMap<>();
        supporting.forEach(one -> byPublisher.putIfAbsent(one.quote().publisher(), one.quote()));
        return new Alert(
                signal.axis(),
                signal.company(),
                tier,
                direction,
                assessment.before(),
                Objects.requireNonNull(assessment.before()).step(direction),
                signal.eventTime(),
                story,
                rule(tier),
                thresholds(assessment, tier),
                assessment.score(),
                byPublisher.values().stream().limit(QUOTES).toList(),
                Stream.concat(
                                supporting.stream().flatMap(one -> one.against().stream()),
                                opposed(memory, direction))
                        .sorted(
                                Comparator.comparing(
                                        quote -> quote.certainty() != Certainty.DENIED))
                        .limit(QUOTES)
                        .toList(),
                tier == Tier.SHIFT ? assessment.publishers() : 1,
                supporting.stream()
                        .map(one -> one.quote().origin())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                promotedFrom.orElse(null),
                null,
                assessment.since(),
                signal.confidence(),
                "normal",
                certainties(supporting),
                tier == Tier.SHIFT ? List.of() : missing(thresholds(assessment, Tier.SHIFT)));
    }

    private static List<Threshold> missing(List<Threshold> thresholds) {
        return thresholds.stream()
                .filter(threshold -> threshold.reached() < threshold.needed())
                .toList();
    }

    private static List<Share> certainties(List<Heard> supporting) {
        Map<Certainty, Integer> items = new EnumMap<>(Certainty.class);
        supporting.forEach(one -> items.merge(one.quote().certainty(), 1, Integer::sum));
        return items.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What set the alert off, then acts before rumours, then by weight. */
    private static Comparator<Heard> newsFirst(Signal signal) {
        return Comparator.comparing((Heard one) -> !one.quote().itemId().equals(signal.itemId()))
                .thenComparing(one -> one.quote().certainty() != Certainty.ANNOUNCED)
                .thenComparing(Comparator.comparingDouble(Heard::weight).reversed());
    }

    /** What other items of the window say to the contrary. */
    private static Stream<Quote> opposed(AlertMemory memory, Direction direction) {
        return memory.heard().stream()
                .filter(one -> one.direction() != direction)
                .sorted(Comparator.comparingDouble(Heard::weight).reversed())
                .map(Heard::quote);
    }

    private static String rule(Tier tier) {
        return switch (tier) {
            case SHIFT -> "regime changed: effect, surprise, chains and publishers reached";
            case NOTICE -> "the company did or announced something against its regime";
            case REPORT -> "a credible publisher attributes a change against the regime to others";
        };
    }

    private List<Threshold> thresholds(Assessment assessment, Tier tier) {
        if (tier != Tier.SHIFT) {
            return List.of(new Threshold("weight", minimumWeight, assessment.signal().weight()));
        }
        return List.of(
                new Threshold("effect", gate.effect(), Math.abs(assessment.score().effect())),
                new Threshold("surprise", gate.surprise(), Math.abs(assessment.score().surprise())),
                new Threshold("chains", gate.chains(), assessment.chains()),
                new Threshold("publishers", gate.publishers(), assessment.publishers()));
    }
}
