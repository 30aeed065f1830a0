package dev.tidemark.operator;

import dev.tidemark.classify.CueClassifier;
import dev.tidemark.classify.ItemLabeller;
import dev.tidemark.classify.Lexicon;
import dev.tidemark.classify.QuoteCap;
import dev.tidemark.classify.TrainedModels;
import dev.tidemark.classify.Watchlist;
import dev.tidemark.config.AlertSettings;
import dev.tidemark.config.Corrections;
import dev.tidemark.config.FeedSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.ItemSettings;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.Publishers;
import dev.tidemark.config.Regimes;
import dev.tidemark.config.ShiftSettings;
import dev.tidemark.io.ItemParser;
import dev.tidemark.shift.AlertPolicy;
import dev.tidemark.shift.RegimeTracker;
import dev.tidemark.shift.ShiftScorer;
import dev.tidemark.text.ContentHash;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what the monitor says, as it travels with the job to every worker: lists,
 * lexicon version and settings, read and checked where the job is built.
 *
 * <p>Immutable; each operator asks it for the part of the pure core that it needs.
 */
public final class Rules implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ItemSettings items;
    private final ShiftSettings shift;
    private final AlertSettings alerts;
    private final Watchlist watchlist;
    private final Publishers publishers;
    private final Corrections corrections;
    private final TreeMap<String, Regimes.Start> starts;
    private final Instant startsAt;
    private final Instant latestPlausible;
    private final String version;

    private Rules(
            JobFile job,
            Watchlist watchlist,
            Publishers publishers,
            Corrections corrections,
            TreeMap<String, Regimes.Start> starts,
            Instant startsAt,
            Instant latestPlausible,
            String version) {
        this.startsAt = startsAt;
        this.items = job.items();
        this.shift = job.shift();
        this.alerts = job.alerts();
        this.watchlist = watchlist;
        this.publishers = publishers;
        this.corrections = corrections;
        this.starts = starts;
        this.latestPlausible = latestPlausible;
        this.version = version;
    }

    /**
     * Reads and checks the lists of a job.
     *
     * @param startsAt where the input begins: companies start from the regime in force then
     * @param latestPlausible later dates are not believed
     * @throws dev.tidemark.config.InvalidInput for the first thing wrong in a list
     */
    public static Rules of(JobFile job, Instant startsAt, Instant latestPlausible) {
        Path list = job.lists().watchlist();
        Watchlist watchlist = list == null ? Watchlist.bundled() : Watchlist.read(list);
        Publishers publishers = Publishers.read(job.lists().publishers());
        Regimes regimes = Regimes.read(job.lists().regimes());
        requireWatched(job.lists().regimes(), regimes, watchlist);
        Corrections corrections = Corrections.read(job.lists().corrections());
        TreeMap<String, Regimes.Start> starts = new TreeMap<>();
        for (String company : watchlist.companies()) {
            Regimes.Start start = regimes.from(company, startsAt);
            if (start != null) {
                starts.put(company, start);
            }
        }
        String version =
                ContentHash.of(
                        String.join(
                                "\n",
                                watchlist.version(),
                                Lexicon.bundled().version(),
                                TrainedModels.bundled().version(),
                                publishers.version(),
                                starts.toString() + corrections.version(),
                                job.items().toString(),
                                job.shift().toString(),
                                job.alerts().toString()));
        return new Rules(
                job,
                watchlist,
                publishers,
                corrections,
                starts,
                startsAt,
                latestPlausible,
                version.substring(0, 12));
    }

    /** A row of one's own list about nobody on the watchlist is a slip; the bundled list may know more. */
    private static void requireWatched(@Nullable Path file, Regimes regimes, Watchlist watchlist) {
        for (String company : regimes.companies()) {
            if (file != null && !watchlist.companies().contains(company)) {
                throw new InvalidInput(
                        file.toString(), "company", company, "a company of the watchlist");
            }
        }
    }

    /** Changes with whatever may change a document. */
    public String version() {
        return version;
    }

    /** Later dates are not believed. */
    public Instant latestPlausible() {
        return latestPlausible;
    }

    /** Which pages are read besides the feeds, and how, for the companies of the watchlist. */
    public FullTextRules pages(FeedSettings feeds, Clock clock) {
        return new FullTextRules(feeds.fullText(), feeds.fetch(), watchlist, staleAfter(), clock);
    }

    /** The moment whose regimes companies start from. */
    public Instant startsAt() {
        return startsAt;
    }

    /** True for a canonical name on the watchlist. */
    public boolean watches(String company) {
        return watchlist.companies().contains(company);
    }

    /** Number of companies watched. */
    public int companies() {
        return watchlist.companies().size();
    }

    /** Where companies stand by what is known besides their news. */
    Standing standing() {
        return new Standing(starts, corrections);
    }

    /** A reader of records. */
    public ItemParser parser() {
        return new ItemParser(latestPlausible, items.maxRecordBytes());
    }

    /** A labeller of items; the dictionaries behind it are loaded once a process. */
    public ItemLabeller labeller() {
        return new ItemLabeller(classifier(), publishers);
    }

    /** What of an article may be stored. */
    public QuoteCap quotes() {
        return new QuoteCap(items.quoteCharacters());
    }

    /** The classifier behind the labeller: what is measured. */
    public CueClassifier classifier() {
        return CueClassifier.of(watchlist, Lexicon.bundled(), TrainedModels.bundled());
    }

    /** A scorer of the main window. */
    public ShiftScorer scorer() {
        return scorer(window());
    }

    /** Scorers of the windows that decide nothing. */
    public List<ShiftScorer> otherScorers() {
        return shift.alsoWindowDays().stream().map(Duration::ofDays).map(this::scorer).toList();
    }

    private ShiftScorer scorer(Duration length) {
        return new ShiftScorer(
                length, Duration.ofDays(shift.baselineHalfLifeDays()), shift.priorWeight());
    }

    /** What the newsroom has decided: alerts taken back, and {@link Corrections#pinned regimes pinned}. */
    public Corrections corrections() {
        return corrections;
    }

    /** A judge of regimes. */
    public RegimeTracker tracker() {
        return new RegimeTracker(window(), shift.priorWeight(), alerts.sensitivity(), gate());
    }

    /** The policy of what is told. */
    public AlertPolicy alertPolicy() {
        return new AlertPolicy(
                new AlertPolicy.Settings(
                        alerts.sensitivity(),
                        Duration.ofDays(alerts.cooldownDays()),
                        Duration.ofDays(alerts.repeatNoticeDays()),
                        Duration.ofDays(alerts.repeatReportDays()),
                        Duration.ofDays(alerts.expiryDays()),
                        window(),
                        gate()));
    }

    /** An item published longer than this before it was seen is stale. */
    public Duration staleAfter() {
        return items.staleAfter();
    }

    /** How long an item's id is remembered. */
    public Duration duplicateMemory() {
        return items.duplicateMemory();
    }

    /** How much later a copy still belongs to its story. */
    public Duration chainMemory() {
        return Duration.ofDays(alerts.chainDays());
    }

    /** How long a signal is known, so that a revision of its item keeps its place. */
    public Duration revisionMemory() {
        Duration duplicates = duplicateMemory();
        return duplicates.compareTo(chainMemory()) > 0 ? duplicates : chainMemory();
    }

    private Duration window() {
        return Duration.ofDays(shift.windowDays());
    }

    private RegimeTracker.Gate gate() {
        return new RegimeTracker.Gate(
                alerts.effectThreshold(),
                alerts.surpriseThreshold(),
                alerts.minimumChains(),
                alerts.minimumPublishers(),
                alerts.minimumActs());
    }
}
