package dev.tidemark.classify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The outlet or document that a statement goes back to, by the phrases that name it. */
final class Origins {
    private static final Pattern JAPANESE =
            Pattern.compile(
                    "(?:^|[、。「])?([A-Za-z][A-Za-z0-9 .&'-]{1,40}|[ァ-ヶー・一-龥]{2,20}(?:新聞|通信|紙|誌|ニュース|タイムズ|ポスト|ジャーナル|テレビ)?)(?:紙|誌)?(?:の報道によると|の報道では|の報道|によると|によれば|が報じ|が伝え|は[^。]{0,40}と報じ)");

    private static final Pattern ENGLISH =
            Pattern.compile(
                    "(?:according to|citing|first reported by|reported by|told)\\s+((?:[A-Z][\\w.&'-]*\\s?){1,4})"
                            + "|((?:The )?(?:[A-Z][\\w.&'-]*\\s?){1,4})\\s(?:reports|reported|first reported)\\b");

    private static final Pattern CREDIT =
            Pattern.compile(
                    "(?m)^\\s*(?:引用元|出典|情報源|Source|Via|via|ソース)\\s*[::]\\s*(\\S[^\\n]{0,60})");

    private static final Pattern NOBODY =
            Pattern.compile("関係者|関係筋|情報筋|事情|担当者|従業員|発表|報道|調査|.*(?:氏|社)");

    private Origins() {}

    /** Who is named in a sentence, verbatim; null for nobody. */
    static @Nullable String of(Scene scene) {
        Matcher matcher = (scene.japanese() ? JAPANESE : ENGLISH).matcher(scene.raw());
        while (matcher.find()) {
            String name = matcher.group(1) != null ? matcher.group(1) : group(matcher);
            if (name != null && !NOBODY.matcher(name).find() && !watched(scene, matcher.start(1))) {
                return name.strip();
            }
        }
        return null;
    }

    /** Whom the item as a whole credits in a line of its own; null for nobody. */
    static @Nullable String credited(String normal) {
        Matcher matcher = CREDIT.matcher(normal);
        return matcher.find() ? matcher.group(1).strip() : null;
    }

    private static @Nullable String group(Matcher matcher) {
        return matcher.groupCount() > 1 ? matcher.group(2) : null;
    }

    private static boolean watched(Scene scene, int start) {
        return start >= 0
                && scene.mentions().stream().anyMatch(m -> m.start() <= start && start < m.reach());
    }
}
