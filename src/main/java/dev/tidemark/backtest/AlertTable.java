package dev.tidemark.backtest;

import dev.tidemark.backtest.Expectations.Judged;
import dev.tidemark.backtest.ToldAlert.Said;
import java.util.List;

/** Alerts with the sentences they rest on. */
final class AlertTable {
    private AlertTable() {}

    static void write(Html page, List<Judged> alerts) {
        page.openTable("Time (UTC)", "Tier", "Change", "Evidence", "Judged");
        for (Judged judged : alerts) {
            ToldAlert alert = judged.alert();
            page.open("tr", "class", judged.verdict().isFalse() ? "false" : "");
            page.element("td", Wording.time(alert.time()));
            page.element("td", alert.tier().word(), "class", "tier " + alert.direction().word());
            page.element(
                    "td",
                    alert.direction().word()
                            + ", "
                            + Wording.step(alert.fromRegime(), alert.toRegime())
                            + (alert.promotedFrom() == null
                                    ? ""
                                    : ", told before as " + alert.promotedFrom().word()));
            page.open("td");
            alert.quotes().forEach(quote -> quote(page, quote));
            page.element("code", alert.id()).close("td");
            page.open("td").text(Wording.verdict(judged.verdict()));
            if (alert.correction() != null) {
                page.element("p", "Corrected: " + alert.correction(), "class", "corrected");
            }
            page.close("td").close("tr");
        }
        page.closeTable();
    }

    private static void quote(Html page, Said quote) {
        page.open("blockquote").text(quote.text()).open("cite");
        page.text(quote.publisher() + " · " + quote.certainty() + " · ");
        page.link(quote.title().isEmpty() ? "item" : quote.title(), quote.url());
        page.close("cite").close("blockquote");
    }
}
