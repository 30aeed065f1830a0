package dev.tidemark.io.slack;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Ending;
import dev.tidemark.model.Language;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Tier;
import org.jspecify.annotations.Nullable;

/** The words around the quotes, in the language of the desk. */
enum SlackWords {
    EN,
    JA;

    static SlackWords of(Language language) {
        return language == Language.JA ? JA : EN;
    }

    String tier(Tier tier) {
        return switch (tier) {
            case REPORT -> say("Report, unconfirmed", "報道・未確認");
            case NOTICE -> say("Notice, by the company", "企業発表");
            case SHIFT -> say("Shift", "転換");
        };
    }

    String regime(@Nullable Regime regime) {
        return regime == null ? say("unknown", "不明") : regime.word();
    }

    /** Where a report points: somebody says so, which is all that is known. */
    String rumoured(String regime, boolean considered) {
        return considered
                ? say(regime + " considered", regime + "検討")
                : say(regime + " reported", regime + "との報道");
    }

    String origins(int number) {
        return number + (number == 1 ? " origin" : " origins");
    }

    String denies(String company, String quote) {
        return say(company + " denies: " + quoted(quote), "会社は" + quoted(quote) + "と否定");
    }

    String denied(String quote) {
        return say("Denied: " + quoted(quote), quoted(quote) + "と否定あり");
    }

    String against(String quote) {
        return say("Against it: " + quoted(quote), "反対の情報" + quoted(quote));
    }

    String silent() {
        return say("No answer from the company seen", "会社の回答は未確認");
    }

    String quoted(String text) {
        return say("“", "「") + text + say("”", "」");
    }

    String certainty(Certainty certainty) {
        return switch (certainty) {
            case DENIED -> say("denied", "否定");
            case CONSIDERING -> say("considering", "検討中");
            case REPORTED -> say("reported", "報道");
            case ANNOUNCED -> say("announced", "発表");
            case OPINION -> say("opinion", "意見");
            case BACKGROUND -> say("background", "背景");
        };
    }

    String speaker(Speaker speaker) {
        return switch (speaker) {
            case COMPANY -> say("the company", "企業");
            case EXECUTIVE -> say("an executive", "経営幹部");
            case SOURCE -> say("sources", "関係者");
            case THIRD_PARTY -> say("a third party", "第三者");
            case WRITER -> say("the writer", "記者");
        };
    }

    String via(String publisher) {
        return say("via " + publisher, publisher + "経由");
    }

    String firstSeen(String time) {
        return say("First seen ", "取得 ") + time;
    }

    String alerted(String time) {
        return say("Alert ", "検知 ") + time;
    }

    String confidence(long percent) {
        return say("Confidence ", "確度 ") + percent + " %";
    }

    String since(String regime, String day) {
        return say(regime + " since " + day, day + "から" + regime);
    }

    String why() {
        return say("Why", "検知の理由");
    }

    /** The number of a rule in words; what has no word here is shown as it is. */
    String threshold(String name) {
        return switch (name) {
            case "effect" -> say(name, "変化の大きさ");
            case "chains" -> say("stories", "独立した話題");
            case "publishers" -> say(name, "媒体");
            case "weight of the item" -> say(name, "記事の重み");
            case "confidence of the label" -> say(name, "判定の確信度");
            case "against the regime" -> say(name, "従来の立場に反する");
            case "independent publisher" -> say(name, "独立した媒体");
            case "said or done by the company" -> say(name, "企業自身の発表・行為");
            case "evidence of a change" -> say(name, "変化の証拠");
            case "chains that tell of an act" -> say("stories that tell of an act", "行為を伝える話題");
            default -> name;
        };
    }

    String needed(String number) {
        return say("needed " + number, "基準 " + number);
    }

    String missing(Tier tier) {
        return say("Short of “" + tier(tier) + "”", "「" + tier(tier) + "」に足りないもの");
    }

    String sensitivity(String word) {
        String shown =
                switch (word) {
                    case "low" -> say(word, "低");
                    case "normal" -> say(word, "標準");
                    case "high" -> say(word, "高");
                    default -> word;
                };
        return say("Sensitivity ", "感度 ") + shown;
    }

    String followUp(Tier before) {
        return say("Follow-up to “" + tier(before) + "”", "続報（既報: " + tier(before) + "）");
    }

    String closed() {
        return say("Closed", "終了");
    }

    String ending(Ending ending) {
        return switch (ending) {
            case CONTRADICTED -> say("contradicted since", "その後の情報と矛盾");
            case EXPIRED -> say("nothing followed", "続報がなく期限切れ");
            case RETURNED -> say("back to where it stood before", "元の状態に復帰");
        };
    }

    String correction() {
        return say("Correction", "訂正");
    }

    String digest(int messages) {
        return say(messages + " alerts at once", "アラート" + messages + "件をまとめて通知");
    }

    /** A day's summary in one line; a day without alerts is told as such, one without trouble of feeds is not. */
    String brief(String day, int alerts, int feeds, String items) {
        String found =
                alerts == 0
                        ? say("no alerts", "アラートなし")
                        : say(alerts == 1 ? "1 alert" : alerts + " alerts", "アラート" + alerts + "件");
        if (feeds > 0) {
            found += say(", " + feeds + " about feeds", "、フィード関連" + feeds + "件");
        }
        return say(
                "Morning brief " + day + " | " + found + " | " + items + " items read",
                "朝のまとめ " + day + " | " + found + " | 記事" + items + "件を確認");
    }

    String more(int messages) {
        return say("… and " + messages + " more", "… ほか" + messages + "件");
    }

    String possibleRepeat() {
        return say("[possible repeat] ", "【再送の可能性】");
    }

    String test() {
        return say("[TEST] ", "【テスト】");
    }

    private String say(String english, String japanese) {
        return this == JA ? japanese : english;
    }
}
