package dev.tidemark.classify;

import dev.tidemark.classify.Rule.Kind;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Scope;
import dev.tidemark.text.NormalText;
import dev.tidemark.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the claims of one sentence: each cue, whom it speaks of, and how it is meant. */
final class ClaimReader {
    /** From here on an access cue speaks of withholding by itself; below, it may be a mere beta. */
    private static final double PLAIN = 0.8;

    private final String content;
    private final NormalText normal;
    private final Negation negation;
    private final @Nullable String credited;

    ClaimReader(String content, NormalText normal, Negation negation) {
        this.content = content;
        this.normal = normal;
        this.negation = negation;
        this.credited = Origins.credited(normal.text());
    }

    /** The claims of a sentence in the order of their cues. */
    List<Draft> read(Scene scene) {
        List<Draft> drafts = new ArrayList<>();
        List<Hit> cues = scene.hits(Kind.CUE);
        if (cues.isEmpty() || scene.mentions().isEmpty()) {
            return drafts;
        }
        Attribution attribution = new Attribution(scene);
        String origin = Origins.of(scene);
        for (Hit cue : cues) {
            Attribution.Owners owners = attribution.owners(cue);
            int factor = owners.mentions().isEmpty() ? 0 : negation.factor(scene, cue);
            if (factor == 0) {
                continue;
            }
            Modality modality = Modality.of(scene, cue, owners.example());
            // A product shown to a few is a beta; a model kept from the many is closed.
            boolean beta =
                    cue.rule().is("access") && cue.rule().strength() < PLAIN && !scene.ofModels();
            boolean topical = scene.topical() || isStand(cue.rule());
            if (beta || !topical) {
                continue;
            }
            Set<String> companies = new LinkedHashSet<>();
            owners.mentions().forEach(mention -> companies.add(mention.company()));
            for (String company : companies) {
                drafts.add(draft(scene, cue, company, owners.fit(), factor, modality, origin));
            }
        }
        return drafts;
    }

    /** A stand on openness as such, said in so many words, is one on models; a licence may be of anything. */
    private static boolean isStand(Rule cue) {
        return cue.scope() == Scope.POLICY && cue.strength() >= PLAIN;
    }

    /** The claim of a cue that is known to speak of a company. */
    Draft draft(Scene scene, Hit cue, String company) {
        Modality modality = Modality.of(scene, cue, false);
        return draft(scene, cue, company, 1, 1, modality, Origins.of(scene));
    }

    private Draft draft(
            Scene scene,
            Hit cue,
            String company,
            double fit,
            int factor,
            Modality modality,
            @Nullable String origin) {
        boolean flips =
                scene.has(Kind.DENY, "flip", 0, scene.folded().length())
                        && modality.certainty() == Certainty.DENIED;
        int polarity = cue.rule().polarity() * factor * (flips ? -1 : 1);
        boolean second =
                modality.certainty() == Certainty.REPORTED
                        || modality.certainty() == Certainty.CONSIDERING;
        return new Draft(
                company,
                cue,
                polarity,
                cue.rule().strength(),
                fit,
                scene.section(),
                tags(scene, cue, polarity, modality),
                modality.certainty(),
                modality.speaker(),
                origin == null && second ? credited : origin,
                scope(scene, cue, company, modality.scope()),
                modality.tense(),
                evidence(scene, cue));
    }

    /** What is said of a model or its licence is said of the flagship where that is the product named nearest. */
    private static Scope scope(Scene scene, Hit cue, String company, Scope said) {
        if (said != Scope.MODEL && said != Scope.LICENCE) {
            return said;
        }
        return scene.mentions().stream()
                .filter(m -> m.company().equals(company) && m.role() == Alias.Role.PRODUCTS)
                .min(Comparator.comparingInt(m -> Math.abs(m.start() - cue.start())))
                .filter(Mention::flagship)
                .map(nearest -> Scope.FLAGSHIP)
                .orElse(said);
    }

    private static Set<String> tags(Scene scene, Hit cue, int polarity, Modality modality) {
        Set<String> tags = new TreeSet<>();
        if (cue.rule().is("descriptor") && !modality.news()) {
            tags.add("descriptor");
        }
        // Kept from one part of the world is kept from some, whatever word says so.
        boolean regional = polarity < 0 && !scene.hits(Kind.REGION).isEmpty();
        if (cue.rule().is("access") || regional) {
            tags.add("access");
        }
        if (modality.scope() == Scope.TOOL || modality.scope() == Scope.DATA) {
            tags.add("tool");
        }
        return tags;
    }

    /** Where a sentence begins in the original content. */
    int start(Scene scene) {
        return sentence(scene).start();
    }

    private Span sentence(Scene scene) {
        return normal.original(scene.offset(), scene.offset() + scene.folded().length());
    }

    private Evidence evidence(Scene scene, Hit cue) {
        Span sentence = sentence(scene);
        Span word = normal.original(scene.offset() + cue.start(), scene.offset() + cue.end());
        return new Evidence(
                sentence.of(content), sentence.start(), sentence.end(), List.of(word.of(content)));
    }
}
