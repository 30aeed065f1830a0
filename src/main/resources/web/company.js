// The view of one company: its facts, alerts, near-misses, what became of its stories, its latest items.
import { $, el, fill } from "/dom.js";
import { amounts, change, chip, itemLink, regime, stance, tier, way } from "/parts.js";
import { quote } from "/quotes.js";
import { to } from "/route.js";
import { day, say, signed, word } from "/words.js";

const QUOTES_SHOWN = 2;

/** The line over an alert; the company is left out where all are of one. */
function headline(alert, view, company) {
  return el("div", { class: "line" }, tier(alert.tier),
    el("a", { class: "story", href: to(view, alert.id) }, company && el("strong", {}, company), company && " ", way(alert.direction)),
    change(alert), el("time", { datetime: alert.eventTime }, day(alert.eventTime)));
}

/** How a story was closed or taken back, in words; empty while it stands. */
export function fate({ ending, endedAt, correction }) {
  const lines = [];
  if (correction) lines.push(say("alert.corrected", { ...correction, time: day(correction.time) }));
  if (ending) lines.push(say("alert.ended", { how: word("ending", ending), day: day(endedAt) }));
  return lines;
}

function alertCard(alert) {
  const against = (alert.counterClaims ?? []).slice(0, 1);
  return el("li", { class: `alert ${alert.direction}${alert.correction ? " taken-back" : ""}` },
    headline(alert, "alert", alert.company),
    ...fate(alert).map(line => el("p", { class: "correction" }, line)),
    ...(alert.evidence ?? []).slice(0, QUOTES_SHOWN).map(one => quote(one)),
    against.length > 0 && el("p", { class: "against" }, say("alert.against")), ...against.map(one => quote(one)),
    el("p", { class: "more" }, el("a", { href: to("alert", alert.id) }, say("alert.open", { n: alert.sources }))));
}

/** The alerts, newest first. */
export function showAlerts(list) {
  fill($("alerts"), list.length === 0 ? el("li", { class: "empty" }, say("alerts.none")) : list.map(alertCard));
}

/** What a near-miss lacked. */
export const lacked = ({ missing }) => (missing ?? []).map(threshold =>
  say("near.lacked", { name: word("threshold", threshold.name), ...amounts(threshold) })).join(" · ");

/** Near-misses of the company, and its stories that were denied, taken back or came to rest. */
export function showAround(nearMisses, alerts) {
  fill($("near-misses"), nearMisses.map(nearly => el("li", {}, headline(nearly, "near-miss"), el("p", { class: "meta" }, lacked(nearly)))));
  if (nearMisses.length === 0) fill($("near-misses"), el("li", { class: "empty" }, say("near.none")));
  const over = alerts.filter(alert => alert.ending || alert.correction);
  fill($("endings"), over.map(alert => el("li", {}, headline(alert, "alert"), ...fate(alert).map(line => el("p", { class: "meta" }, line)))));
  if (over.length === 0) fill($("endings"), el("li", { class: "empty" }, say("endings.none")));
}

/** Where the company stands, in one line. */
export function showFacts(here) {
  fill($("facts"), here === undefined ? say("company.nothing") : [regime(here.regime), ` ${say("company.facts", {
    day: day(here.paneEnd), mean: signed(here.mean), baseline: signed(here.baseline), surprise: signed(here.surprise), n: here.count })}`]);
}

/** The latest items, each with what was read from it. */
export function showItems(list) {
  fill($("items"), list.length === 0 ? el("li", { class: "empty" }, say("items.none")) : list.map(item => el("li", {},
    itemLink(item.id, item.title),
    el("p", { class: "meta" }, `${day(item.eventTime)} · ${item.publisher} · ${word("source", item.sourceClass)} · ${word("status", item.status)}`),
    el("div", { class: "chips" }, ...(item.labels ?? []).map(label => (label.stance === "NEUTRAL"
      ? chip(`${label.company}: ${word("stance", label.stance)}`, "neutral")
      : el("span", {}, `${label.company} `, stance(label.stance), ` ${word("certainty", label.certainty)}`)))))));
}
