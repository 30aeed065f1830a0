package dev.tidemark.io.slack;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Language;
import dev.tidemark.model.Quote;
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

    /** From where to where; a report only asks. */
    String move(Alert alert) {
        String from = regime(alert.fromRegime());
        String to = regime(alert.toRegime()) + (alert.tier() == Tier.REPORT ? say("?", "？") : "");
        return from + " → " + to;
    }

    private String regime(@Nullable Regime regime) {
        if (regime == null) {
            return say("unknown", "不明");
        }
        return switch (regime) {
            case OPEN -> say("open", "オープン");
            case MIXED -> say("mixed", "一部オープン");
            case CLOSED -> say("closed", "クローズド");
        };
    }

    /** What a counter-claim is, with the company's name where the company speaks. */
    String against(Quote quote, String company) {
        boolean own = quote.speaker() == Speaker.COMPANY || quote.speaker() == Speaker.EXECUTIVE;
        if (quote.certainty() != Certainty.DENIED) {
            return say("Against it", "反する情報");
        }
        return own ? say(company + " denies", company + "は否定") : say("Denied", "否定");
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

    String why() {
        return say("Why", "検知の理由");
    }

    String needed(String number) {
        return say("needed " + number, "基準 " + number);
    }

    String publishers(int number) {
        return say("independent publishers: " + number, "独立した媒体: " + number);
    }

    String before(Tier tier) {
        return say("told before as: ", "既報: ") + tier(tier);
    }

    String time() {
        return say("First seen", "初出");
    }

    private String say(String english, String japanese) {
        return this == JA ? japanese : english;
    }
}
