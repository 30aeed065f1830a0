package dev.tidemark.classify;

import dev.tidemark.classify.SentenceWords.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sentence with what the rules made of it, and its words once somebody asks for them.
 *
 * <p>Cutting into words is dear, and most sentences never need it. For one thread.
 */
final class Sentence {
    private final Scene scene;
    private final List<Draft> drafts;
    private final @Nullable SentenceWords cutter;
    private @Nullable List<Word> words;

    /**
     * Holds a sentence.
     *
     * @param cutter null for a sentence whose words do not count
     */
    Sentence(Scene scene, List<Draft> drafts, @Nullable SentenceWords cutter) {
        this.scene = scene;
        this.drafts = drafts;
        this.cutter = cutter;
    }

    Scene scene() {
        return scene;
    }

    List<Draft> drafts() {
        return drafts;
    }

    List<Word> words() {
        List<Word> cut = words;
        if (cut == null) {
            cut = cutter == null ? List.of() : cutter.of(scene);
            words = cut;
        }
        return cut;
    }

    boolean names(String company) {
        for (Mention mention : scene.mentions()) {
            if (mention.company().equals(company)) {
                return true;
            }
        }
        return false;
    }

    /** Index of the word at or behind a position; -1 when all words end before. */
    int wordAt(int position) {
        List<Word> all = words();
        for (int w = 0; w < all.size(); w++) {
            if (all.get(w).end() > position) {
                return w;
            }
        }
        return -1;
    }
}
