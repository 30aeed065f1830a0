package dev.tidemark.shift;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Ending;
import dev.tidemark.model.Tier;
import dev.tidemark.shift.AlertMemory.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The stories in an alert memory: which is fresh, which was told, which is closed. */
final class Stories {
    private Stories() {}

    /**
     * The youngest story of a direction that was heard at {@code since} or later. One that was contradicted is
     * among them: what confirms it after all continues it.
     */
    static Optional<Story> freshest(AlertMemory memory, Direction direction, Instant since) {
        return memory.stories().stream()
                .filter(story -> story.direction() == direction)
                .filter(story -> story.isOpen() || story.alert().ending() == Ending.CONTRADICTED)
                .filter(story -> !story.lastHeard().isBefore(since))
                .reduce((first, second) -> second);
    }

    /** The story told last of those at least so strong. */
    static Optional<Story> toldLast(AlertMemory memory, Tier tier) {
        return memory.stories().stream()
                .filter(story -> story.alert().tier().compareTo(tier) >= 0)
                .reduce((first, second) -> second);
    }

    /** Closes the open stories that are {@code which}, and adds their closed alerts to {@code told}. */
    static AlertMemory close(
            AlertMemory memory,
            Predicate<Story> which,
            Ending why,
            Instant when,
            List<Alert> told) {
        List<Story> stories = new ArrayList<>();
        for (Story story : memory.stories()) {
            if (story.isOpen() && which.test(story)) {
                Alert ended = story.alert().ended(why, when);
                told.add(ended);
                stories.add(story.closed(ended));
            } else {
                stories.add(story);
            }
        }
        return memory.withStories(stories);
    }

    /** Adds a story in the place of the one it promotes, and forgets what no rule asks for any more. */
    static AlertMemory add(
            AlertMemory memory, Story added, Optional<Story> promoted, Instant oldest) {
        List<Story> stories = new ArrayList<>();
        for (Story story : memory.stories()) {
            boolean replaced = promoted.isPresent() && promoted.get() == story;
            boolean standing = story.isOpen() && story.alert().tier() == Tier.SHIFT;
            if (!replaced && (standing || !story.lastHeard().isBefore(oldest))) {
                stories.add(story);
            }
        }
        stories.add(added);
        int surplus = Math.max(0, stories.size() - AlertDraft.REMEMBERED);
        return memory.withStories(stories.subList(surplus, stories.size()));
    }
}
