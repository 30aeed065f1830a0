package dev.tidemark.shift;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Alert.Threshold;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Ending;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Sensitivity;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Stance;
import dev.tidemark.model.Tier;
import dev.tidemark.shift.AlertMemory.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the newsroom is told, in three tiers, strongest first:
 *
 * <ul>
 *   <li><b>shift</b>: the regime has just changed ({@link RegimeTracker});
 *   <li><b>notice</b>: the company did or announced something against its regime, or many independent
 *       voices tell of acts that leave the regime where it is;
 *   <li><b>report</b>: a credible publisher attributes a change against the regime to others.
 * </ul>
 *
 * One story is one alert. While it is fresh, what points the same way only promotes it; what comes
 * later is told again only when the company was silent for long, or did more than was told. That its
 * flagship was opened or closed is told once, however long it takes until the regime is established; any other
 * shift is never kept back, and the tracker never changes a regime twice on the same evidence.
 * A story is closed when the company contradicts it, when a report is followed by nothing, and when a
 * regime goes back to where it came from. Nothing is told of a company whose regime is unknown, of
 * copies, or of tools and descriptions.
 *
 * <p>Stateless and thread-safe; assessments of one company have to come in event-time order.
 */
public final class AlertPolicy {
    /** So long after its flagship was told to be opened or closed, a company's regime may take to follow. */
    private static final Duration ESTABLISHED_LATE = Duration.ofDays(365);

    private final Settings settings;
    private final AlertRules rules;

    /** Tells by the given settings. */
    public AlertPolicy(Settings settings) {
        this.settings = settings;
        this.rules = new AlertRules(settings.sensitivity(), settings.gate());
    }

    /**
     * What the policy goes by.
     *
     * @param fresh how long a story is fresh after it was last heard
     * @param repeatNotice how long a direction must be silent before its next notice
     * @param repeatReport the same for reports
     * @param expiry after which a report that nothing followed is closed
     * @param window how long evidence is remembered for quoting
     * @param gate what a shift has to reach
     */
    public record Settings(
            Sensitivity sensitivity,
            Duration fresh,
            Duration repeatNotice,
            Duration repeatReport,
            Duration expiry,
            Duration window,
            RegimeTracker.Gate gate) {}

    /**
     * What an assessment leads to.
     *
     * @param alerts new alerts and closed ones, in the order to tell them
     * @param nearMiss what would have been an alert but for one threshold; null when there is none
     */
    public record Decision(AlertMemory memory, List<Alert> alerts, @Nullable Alert nearMiss) {}

    /** Looks at the next assessment of a company. */
    public Decision consider(AlertMemory memory, Assessment assessment) {
        Signal signal = assessment.signal();
        Instant now = signal.eventTime();
        Decision expired = expire(memory, now);
        List<Alert> told = new ArrayList<>(expired.alerts());
        if (signal.stance() != Stance.OPEN && signal.stance() != Stance.CLOSED) {
            return expired;
        }
        Direction direction =
                signal.stance() == Stance.OPEN ? Direction.OPENING : Direction.CLOSING;
        AlertMemory known = Endings.contradict(expired.memory(), signal, direction, told);
        if (signal.weight() <= 0) {
            return new Decision(known, List.copyOf(told), null);
        }
        AlertDraft draft = AlertDraft.of(known, assessment, direction, settings);
        known = draft.memory();
        Tier tier = tier(assessment, direction);
        if (tier == null) {
            return nearly(known, draft, assessment, direction, told);
        }
        Optional<Story> fresh = Stories.freshest(known, direction, now.minus(settings.fresh()));
        Optional<Story> promoted =
                fresh.filter(story -> story.alert().tier().compareTo(tier) < 0)
                        .filter(story -> !isOld(story, now));
        Optional<Story> same =
                fresh.isPresent()
                        ? fresh.filter(story -> promoted.isEmpty()).filter(covers(signal))
                        : told(known, tier, direction, signal);
        if (tier == Tier.SHIFT) {
            Regime moved = Objects.requireNonNull(assessment.after());
            known = Endings.undo(known, direction, moved, now, told);
            same = same.filter(AlertPolicy::hasToldTheRest);
        }
        if (same.isPresent()) {
            AlertMemory after =
                    tier == Tier.SHIFT
                            ? known.withFollowed(same.get(), now)
                            : known.heardAgain(same.get(), now);
            return new Decision(after, List.copyOf(told), null);
        }
        List<Threshold> reached = rules.thresholds(tier, assessment, direction);
        boolean surge = tier == Tier.NOTICE && !allReached(reached);
        Alert alert =
                draft.alert(
                        tier,
                        surge || tier == Tier.SHIFT,
                        surge
                                ? "many independent voices tell of acts; the regime stands"
                                : AlertRules.rule(tier),
                        surge ? rules.thresholds(Tier.SHIFT, assessment, direction) : reached,
                        tier == Tier.SHIFT ? List.of() : lacking(Tier.SHIFT, assessment, direction),
                        promoted.map(story -> story.alert().story()).orElseGet(signal::itemId),
                        promoted.map(story -> story.alert().tier()).orElse(null));
        told.add(alert);
        boolean flagship =
                AlertRules.isOfFlagship(signal) || promoted.map(Story::flagship).orElse(false);
        return new Decision(
                Stories.add(known, new Story(alert, now, flagship), promoted, now.minus(longest())),
                List.copyOf(told),
                null);
    }

    /** Closes reports that nothing has followed until {@code now}. */
    public Decision expire(AlertMemory memory, Instant now) {
        List<Alert> told = new ArrayList<>();
        AlertMemory after = memory;
        for (Instant end = nextExpiry(after);
                end != null && !end.isAfter(now);
                end = nextExpiry(after)) {
            Instant due = end;
            after =
                    Stories.close(
                            after, story -> due.equals(expiry(story)), Ending.EXPIRED, due, told);
        }
        return new Decision(after, List.copyOf(told), null);
    }

    /** When the next report expires; null when none is open. */
    public @Nullable Instant nextExpiry(AlertMemory memory) {
        return memory.stories().stream()
                .map(this::expiry)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private @Nullable Instant expiry(Story story) {
        return story.isOpen() && story.alert().tier() == Tier.REPORT
                ? story.lastHeard().plus(settings.expiry())
                : null;
    }

    /** The strongest tier reached; null when none is. */
    private @Nullable Tier tier(Assessment assessment, Direction direction) {
        if (assessment.before() == null) {
            return null;
        }
        if (assessment.after() != assessment.before()) {
            return Tier.SHIFT;
        }
        if (fires(Tier.NOTICE, assessment, direction) || surges(assessment, direction)) {
            return Tier.NOTICE;
        }
        return fires(Tier.REPORT, assessment, direction) ? Tier.REPORT : null;
    }

    private boolean fires(Tier tier, Assessment assessment, Direction direction) {
        return rules.isCandidate(tier, assessment.signal())
                && allReached(rules.thresholds(tier, assessment, direction));
    }

    /** All of a shift but an act that moves this regime. */
    private boolean surges(Assessment assessment, Direction direction) {
        Regime standing = Objects.requireNonNull(assessment.before());
        return standing.step(direction) != standing
                && assessment.acts() < settings.gate().acts()
                && assessment.deeds() >= settings.gate().acts()
                && lacking(Tier.SHIFT, assessment, direction).size() == 1;
    }

    private List<Threshold> lacking(Tier tier, Assessment assessment, Direction direction) {
        return rules.thresholds(tier, assessment, direction).stream()
                .filter(threshold -> !threshold.isMet())
                .toList();
    }

    private static boolean allReached(List<Threshold> thresholds) {
        return thresholds.stream().allMatch(Threshold::isMet);
    }

    /** The strongest tier that lacks one threshold, where no fresh story tells it already. */
    private Decision nearly(
            AlertMemory memory,
            AlertDraft draft,
            Assessment assessment,
            Direction direction,
            List<Alert> told) {
        Instant now = assessment.signal().eventTime();
        boolean known =
                assessment.before() == null
                        || Stories.freshest(memory, direction, now.minus(settings.fresh()))
                                .isPresent();
        for (Tier tier : known ? new Tier[0] : new Tier[] {Tier.SHIFT, Tier.NOTICE, Tier.REPORT}) {
            List<Threshold> lacking = lacking(tier, assessment, direction);
            boolean again = tier == Tier.SHIFT && now.isBefore(memory.nearlyUntil());
            if (lacking.size() != 1
                    || again
                    || !AlertRules.isAgainst(assessment, direction)
                    || !rules.isCandidate(tier, assessment.signal())) {
                continue;
            }
            Alert nearMiss =
                    draft.alert(
                            tier,
                            tier == Tier.SHIFT,
                            AlertRules.rule(tier),
                            rules.thresholds(tier, assessment, direction),
                            lacking,
                            assessment.signal().itemId(),
                            null);
            Instant until = tier == Tier.SHIFT ? now.plus(settings.fresh()) : memory.nearlyUntil();
            return new Decision(
                    new AlertMemory(memory.heard(), memory.stories(), until),
                    List.copyOf(told),
                    nearMiss);
        }
        return new Decision(memory, List.copyOf(told), null);
    }

    /** The story of another wave that told this already. */
    private Optional<Story> told(
            AlertMemory memory, Tier tier, Direction direction, Signal signal) {
        Duration silence =
                switch (tier) {
                    case REPORT -> settings.repeatReport();
                    case NOTICE -> settings.repeatNotice();
                    case SHIFT -> ESTABLISHED_LATE;
                };
        Instant since = signal.eventTime().minus(silence);
        return Stories.toldLast(memory, tier == Tier.SHIFT ? Tier.NOTICE : tier)
                .filter(story -> story.direction() == direction)
                .filter(story -> !story.lastHeard().isBefore(since))
                .filter(covers(signal));
    }

    /** What the flagship did was told long ago: that the regime follows at last is no news. */
    private boolean isOld(Story story, Instant now) {
        return story.flagship() && story.alert().eventTime().isBefore(now.minus(settings.expiry()));
    }

    /** A story tells of a signal unless that is of the flagship, and the story was told long ago of something else. */
    private Predicate<Story> covers(Signal signal) {
        Instant recent = signal.eventTime().minus(settings.fresh());
        return story ->
                story.flagship()
                        || !AlertRules.isOfFlagship(signal)
                        || !story.alert().eventTime().isBefore(recent);
    }

    /** A flagship's notice has said all that the shift behind it will say, once. */
    private static boolean hasToldTheRest(Story story) {
        return story.flagship() && story.alert().tier() == Tier.NOTICE;
    }

    private Duration longest() {
        return Stream.of(ESTABLISHED_LATE, settings.repeatNotice(), settings.repeatReport())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
