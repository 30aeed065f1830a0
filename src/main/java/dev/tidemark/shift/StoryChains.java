package dev.tidemark.shift;

import dev.tidemark.model.Claim;
import dev.tidemark.model.Language;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Stance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts signals of one company that go back to the same report into one chain.
 *
 * <p>A signal joins the chain of a recent one of the same stance when
 *
 * <ul>
 *   <li>the Jaccard similarity of headline and evidence sentence reaches {@value #SAME_STORY}: a copy or
 *       a light rewrite (shingles after Broder, "On the resemblance and containment of documents", 1997;
 *       pairs on one event measure 0.12 to 0.5 on public feeds); or
 *   <li>both name the same origin: whoever retells one paper's report is no second witness; or
 *   <li>they are in different languages and share at least {@value #SAME_MARKS} marks, and
 *       {@value #MARKS_SHARED} of the fewer: names in Latin letters and numbers, which a translation keeps.
 * </ul>
 *
 * The most similar member decides. What one publisher says twice in almost the same words ({@value #SAME_ITEM}) is
 * one item with an edited headline or another address, and adds nothing; else a copy keeps {@value #COPY_NOVELTY} of
 * its weight. What joins nothing opens a chain. Limits: a translation without names or numbers, and a
 * rewrite that names no source, are taken for reports of their own.
 *
 * <p>Signals have to come in the order (event time, item id): who is first is novel.
 */
public final class StoryChains {
    private static final double SAME_STORY = 0.35;
    private static final double SAME_ITEM = 0.7;
    private static final int SAME_MARKS = 4;
    private static final double MARKS_SHARED = 0.8;
    private static final double COPY_NOVELTY = 0.15;
    private static final int REMEMBERED = 1_000;

    private final Duration joinable;
    private final Duration memory;

    /**
     * Chains signals that are close in time.
     *
     * @param joinable how long after a member its chain can still be joined
     * @param memory how long a member is remembered for revisions of its item; not less
     */
    public StoryChains(Duration joinable, Duration memory) {
        this.joinable = joinable;
        this.memory = memory;
    }

    /** One signal as far as chains need it; a revision is recognised by its item id. */
    public record Member(
            String itemId,
            String chain,
            double novelty,
            double weight,
            Instant time,
            Stance stance,
            String publisher,
            Language lang,
            List<String> origins,
            List<Integer> shingles,
            List<Integer> marks) {

        static Member of(Signal placed, List<Integer> shingles, List<Integer> marks) {
            return new Member(
                    placed.itemId(),
                    Objects.requireNonNull(placed.chain()),
                    placed.novelty(),
                    placed.weight(),
                    placed.eventTime(),
                    placed.stance(),
                    placed.publisher(),
                    placed.lang(),
                    origins(placed),
                    shingles,
                    marks);
        }

        /** Outlets and documents that the stance goes back to. */
        private static List<String> origins(Signal signal) {
            return signal.claims().stream()
                    .filter(claim -> claim.stance() == signal.stance())
                    .map(Claim::origin)
                    .filter(Objects::nonNull)
                    .map(origin -> origin.toLowerCase(Locale.ROOT))
                    .distinct()
                    .toList();
        }
    }

    /** The recent signals of one company, oldest first; at most {@value #REMEMBERED}. */
    public record Memory(List<Member> members) {
        /** Nothing seen yet. */
        public static final Memory EMPTY = new Memory(List.of());
    }

    /** What placing a signal gives: the signal with chain, novelty and final weight, and the memory. */
    public record Placed(Signal signal, Memory memory) {}

    /** Places the next signal in time; neutral and weightless ones pass through unchained. */
    public Placed place(Memory memory, Signal signal) {
        Memory recent = forget(memory, signal.takenAt());
        Optional<Member> earlierVersion = find(recent, signal.itemId());
        if (signal.revision() > 0) {
            return new Placed(
                    earlierVersion
                            .map(
                                    member ->
                                            signal.chained(
                                                    member.chain(),
                                                    member.novelty(),
                                                    member.weight()))
                            .orElseGet(() -> signal.chained(null, 0, 0)),
                    recent);
        }
        if (signal.stance() == Stance.NEUTRAL || signal.weight() == 0) {
            return new Placed(signal, recent);
        }
        String words = signal.title() + "\n" + Objects.requireNonNull(signal.evidence()).text();
        Member candidate =
                Member.of(
                        signal.chained(signal.itemId(), 1, signal.weight()),
                        Shingles.of(words),
                        Shingles.marks(words));
        Optional<Match> original = mostSimilar(recent, candidate);
        String chain = original.map(match -> match.member().chain()).orElse(signal.itemId());
        double novelty = original.isEmpty() ? 1 : isEdited(recent, candidate) ? 0 : COPY_NOVELTY;
        Signal placed = signal.chained(chain, novelty, signal.weight() * novelty);
        List<Member> members = new ArrayList<>(recent.members());
        members.add(Member.of(placed, candidate.shingles(), candidate.marks()));
        if (members.size() > REMEMBERED) {
            members.remove(0);
        }
        return new Placed(placed, new Memory(List.copyOf(members)));
    }

    private Memory forget(Memory memory, Instant now) {
        Instant oldest = now.minus(this.memory);
        return new Memory(
                memory.members().stream().filter(m -> !m.time().isBefore(oldest)).toList());
    }

    private static Optional<Member> find(Memory memory, String itemId) {
        return memory.members().stream().filter(m -> m.itemId().equals(itemId)).findFirst();
    }

    /** The most similar member that is the same story; of equals the earliest, so that order alone decides. */
    private Optional<Match> mostSimilar(Memory memory, Member candidate) {
        return memory.members().stream()
                .filter(member -> member.stance() == candidate.stance())
                .filter(member -> !member.time().isBefore(candidate.time().minus(joinable)))
                .map(m -> new Match(m, Shingles.similarity(m.shingles(), candidate.shingles())))
                .filter(match -> match.isSameStory(candidate))
                .max(Comparator.comparingDouble(Match::similarity));
    }

    /** True when the same publisher has said almost the same lately. */
    private boolean isEdited(Memory memory, Member candidate) {
        return memory.members().stream()
                .filter(member -> member.stance() == candidate.stance())
                .filter(member -> member.publisher().equals(candidate.publisher()))
                .filter(member -> !member.time().isBefore(candidate.time().minus(joinable)))
                .anyMatch(
                        member ->
                                Shingles.similarity(member.shingles(), candidate.shingles())
                                        >= SAME_ITEM);
    }

    /** A member and how much of its words a candidate shares. */
    private record Match(Member member, double similarity) {
        boolean isSameStory(Member candidate) {
            return similarity >= SAME_STORY
                    || candidate.origins().stream().anyMatch(member.origins()::contains)
                    || isTranslation(candidate);
        }

        private boolean isTranslation(Member candidate) {
            if (member.lang() == candidate.lang()) {
                return false;
            }
            long shared = candidate.marks().stream().filter(member.marks()::contains).count();
            int fewer = Math.min(member.marks().size(), candidate.marks().size());
            return shared >= SAME_MARKS && shared >= MARKS_SHARED * fewer;
        }
    }
}
