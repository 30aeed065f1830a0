package dev.tidemark.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A job: every setting there is, checked. {@code jobs/replay.yaml} and {@code jobs/live.yaml} show all of them.
 *
 * @param items what is accepted as an item
 * @param lists the newsroom's own lists
 * @param shift how a window is compared with the past
 * @param alerts what it takes to raise an alert
 * @param run how the job runs
 * @param feeds what is fetched from the web, null: nothing
 * @param kafka where items come from, null: only from archives
 * @param archive where a live job records what it takes in, null: nowhere
 * @param elasticsearch where documents go, null: nowhere
 * @param kibana where dashboards go, null: nowhere
 * @param slack where a live job posts its alerts, null: nowhere; a replay never posts
 */
public record JobFile(
        ItemSettings items,
        ListSettings lists,
        ShiftSettings shift,
        AlertSettings alerts,
        RunSettings run,
        @Nullable FeedSettings feeds,
        @Nullable KafkaSettings kafka,
        @Nullable ArchiveSettings archive,
        @Nullable ElasticsearchSettings elasticsearch,
        @Nullable KibanaSettings kibana,
        @Nullable SlackSettings slack) {

    /**
     * Reads a job file.
     *
     * @throws InvalidInput for the first thing wrong: file, field, value, what is allowed
     */
    public static JobFile read(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        Path from = folder == null ? Path.of("") : folder;
        return Section.read(YamlFile.read(path), section -> sections(section, from));
    }

    /** The job of an empty file. */
    public static JobFile defaults() {
        return Section.defaults(section -> sections(section, Path.of("")));
    }

    /** The same job, writing nowhere and posting nowhere. */
    public JobFile withoutTargets() {
        return new JobFile(items, lists, shift, alerts, run, feeds, kafka, null, null, null, null);
    }

    private static JobFile sections(Section file, Path folder) {
        return new JobFile(
                file.section("items", ItemSettings::read),
                file.section("lists", section -> ListSettings.read(section, folder)),
                file.section("shift", ShiftSettings::read),
                file.section("alerts", AlertSettings::read),
                file.section("run", RunSettings::read),
                file.optional("feeds", section -> FeedSettings.read(section, folder)),
                file.optional("kafka", KafkaSettings::read),
                file.optional("archive", section -> ArchiveSettings.read(section, folder)),
                file.optional(
                        "elasticsearch", section -> ElasticsearchSettings.read(section, folder)),
                file.optional("kibana", KibanaSettings::read),
                file.optional("slack", section -> SlackSettings.read(section, folder)));
    }
}
