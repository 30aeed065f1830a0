package dev.tidemark.operator;

import dev.tidemark.classify.CueClassifier;
import dev.tidemark.classify.ItemLabeller;
import dev.tidemark.classify.Lexicon;
import dev.tidemark.classify.Watchlist;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.Publishers;
import dev.tidemark.io.ItemParser;
import dev.tidemark.model.Regime;
import dev.tidemark.shift.AlertPolicy;
import dev.tidemark.shift.RegimeTracker;
import dev.tidemark.shift.ShiftScorer;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public final class Rules implements Serializable {
    private static final long serialVersionUID = 1L;
    private final JobFile settings;
    private final Instant from;
    private final Instant latest;

    private Rules(JobFile s, Instant f, Instant l) {
        settings = s;
        from = f;
        latest = l;
    }

    public static Rules of(JobFile s, Instant from) {
        return new Rules(s, from, from);
    }

    public Rules until(Instant l) {
        return new Rules(settings, from, l);
    }

    public Instant latestPlausible() {
        return latest;
    }

    public String version() {
        return "x";
    }

    public int companies() {
        return 0;
    }

    public ItemParser parser() {
        return new ItemParser(latest, settings.items().maxRecordBytes());
    }

    public ItemLabeller labeller() {
        return new ItemLabeller(
                CueClassifier.of(Watchlist.bundled(), Lexicon.bundled()), new Publishers());
    }

    Duration window() {
        return Duration.ofDays(settings.shift().windowDays());
    }

    public ShiftScorer scorer() {
        return new ShiftScorer(
                window(),
                Duration.ofDays(settings.shift().baselineHalfLifeDays()),
                settings.shift().priorWeight());
    }

    RegimeTracker.Gate gate() {
        return new RegimeTracker.Gate(
                settings.alerts().effectThreshold(),
                settings.alerts().surpriseThreshold(),
                settings.alerts().minimumChains(),
                settings.alerts().minimumPublishers());
    }

    public RegimeTracker tracker() {
        return new RegimeTracker(window(), gate());
    }

    public AlertPolicy alertPolicy() {
        return new AlertPolicy(
                Duration.ofDays(settings.alerts().cooldownDays()), window(), 0.15, gate());
    }

    public @Nullable Regime startingRegime(String company) {
        return Regime.MIXED;
    }

    public Duration staleAfter() {
        return Duration.ofHours(settings.items().staleAfterHours());
    }

    public Duration duplicateMemory() {
        return Duration.ofDays(settings.items().duplicateMemoryDays());
    }

    public Duration chainMemory() {
        return Duration.ofDays(settings.alerts().chainDays());
    }
}
