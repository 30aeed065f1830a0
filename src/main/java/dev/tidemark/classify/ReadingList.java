package dev.tidemark.classify;

import dev.tidemark.text.NormalText;

/**
 * Which items are worth a look at their page: those that name a watched company together with a word of models,
 * launches, licences or openness, and those that name one in so few words that there is no room for more.
 *
 * <p>Titles and leads often hide the news: a report that a flagship will stay closed is headed by the launch. Thread-safe.
 */
public final class ReadingList {
    private final MentionFinder finder;
    private final Phrases words;

    /** A list for these companies, by the words in {@code /lexicon/reading.txt}. */
    public ReadingList(Watchlist watchlist) {
        finder = new MentionFinder(watchlist);
        words = Phrases.bundled("/lexicon/reading.txt");
    }

    /**
     * Whether an item is on it.
     *
     * @param title plain text
     * @param text plain text; may be empty
     * @param shortCharacters a shorter text counts as too short to tell
     */
    public boolean holds(String title, String text, int shortCharacters) {
        String normal = NormalText.of(title + "\n" + text).text();
        String folded = Folding.of(normal);
        return (text.length() < shortCharacters || words.occurInFolded(folded))
                && !finder.find(normal, folded).isEmpty();
    }
}
