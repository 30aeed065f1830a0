// The full story of an alert or near-miss: what changed, why it was told, who says so, how it went on, what is not known.
import { ask } from "/api.js";
import { citation, cited } from "/citation.js";
import { balance } from "/claims.js";
import { fate } from "/company.js";
import { el, fill } from "/dom.js";
import { amount, card, change, facts, itemLink, meter, table, tier, way } from "/parts.js";
import { quote } from "/quotes.js";
import { to } from "/route.js";
import { timeline } from "/timeline.js";
import { unknown } from "/unknown.js";
import { counted, day, moment, number, percent, say, signed, word } from "/words.js";

function limits(thresholds) {
  return table([say("why.measure"), say("why.needed"), say("why.measured"), ""], thresholds.map(({ name, needed, reached }) =>
    [word("threshold", name), amount(name, needed), amount(name, reached), el("span", { class: "verdict" }, reached >= needed ? `✓ ${say("why.met")}` : `✗ ${say("why.unmet")}`)]), [1, 2]);
}

function changed(alert) {
  const { score = {}, tier: strength } = alert;
  return card(say("story.changed"),
    el("p", {}, change(alert)),
    el("p", {}, say(strength === "shift" ? "story.isEstablished" : "story.isNotEstablished", { company: alert.company })),
    facts([
      [say("story.since"), alert.fromSince && day(alert.fromSince)],
      [say("story.mean"), el("span", { class: "value" }, meter(score.mean ?? 0), signed(score.mean ?? 0))],
      [say("story.baseline"), el("span", { class: "value" }, meter(score.baseline ?? 0), signed(score.baseline ?? 0))],
      [say("story.effect"), say("story.effectOf", { effect: signed(score.effect ?? 0), surprise: signed(score.surprise ?? 0, 1) })],
      [say("story.signals"), say("story.signalsOf", { n: score.count ?? 0, effective: number(score.effectiveCount ?? 0, 1) })]]));
}

function why(alert) {
  return card(say("story.why"),
    el("p", {}, word("rule", alert.rule)), limits(alert.thresholds ?? []),
    (alert.missing ?? []).length > 0 && el("h4", {}, say("story.missing")), (alert.missing ?? []).length > 0 && limits(alert.missing),
    el("p", { class: "meta" }, [say("story.sensitivity", { level: word("sensitivity", alert.sensitivity) }),
      say("label.confidence", { share: percent(alert.confidence) })].join(" · ")));
}

function moved(alert, items) {
  const movers = (alert.score?.movers ?? []).map(({ itemId, contribution }) => {
    const item = items.find(one => one.id === itemId);
    return [itemLink(itemId, item?.title ?? itemId), item?.publisher ?? say("story.gone"), signed(contribution), meter(Math.max(-1, Math.min(1, contribution)))];
  });
  return card(say("story.moved"), movers.length === 0 ? el("p", { class: "meta" }, say("story.noMovers"))
    : table([say("story.item"), say("item.source"), say("story.contribution"), ""], movers, [2]));
}

/** The quotes of one side; items tell which kind of publisher each is. */
function voices(title, quotes, items, none) {
  const source = id => items.find(item => item.id === id)?.sourceClass;
  return card(title, ...(quotes.length > 0 ? quotes.map(one => quote(one, source(one.itemId))) : [el("p", { class: "meta" }, none)]));
}

function cites(alert, items) {
  const head = say("cite.alert", { company: alert.company, tier: word("tier", alert.tier), way: word("direction", alert.direction), time: moment(alert.eventTime) });
  const quotes = (alert.evidence ?? []).map(one => cited(items.find(item => item.id === one.itemId) ?? one, one.evidence.text));
  return citation([head, ...quotes].join("\n\n"));
}

/** Shows the story of an alert or near-miss below an element; false when it is not known. */
export async function showStory(view, id, root) {
  const story = await ask(`/api/${view}`, { id });
  if (story === undefined) return false;
  const { alert, items = [], signals = [] } = story;
  const certainties = (alert.certainties ?? []).map(({ certainty, items: n }) => `${word("certainty", certainty)} ${counted(n)}`).join(" · ");
  document.title = `${alert.company} · ${word("tier", alert.tier)} · Tidemark`;
  fill(root,
    el("p", { class: "kind" }, say(view === "alert" ? `tier.${alert.tier}.means` : "near.means")),
    el("h2", { tabindex: "-1", class: `alert-title ${alert.direction}` }, view === "alert" ? tier(alert.tier) : say("near.kind"), " ",
      el("a", { href: to("company", alert.company) }, alert.company), " ", way(alert.direction)),
    el("p", { class: "facts" }, `${moment(alert.eventTime)} · ${say("story.sources", { n: alert.sources })}${certainties ? ` · ${certainties}` : ""}`),
    ...fate(alert).map(line => el("p", { class: "correction" }, line)),
    el("div", { class: "halves" },
      el("div", { class: "column" },
        changed(alert),
        voices(say("story.for"), alert.evidence ?? [], items, say("story.noQuotes")),
        voices(say("story.against"), alert.counterClaims ?? [], items, say("story.noCounter")),
        moved(alert, items),
        balance(signals, alert),
        card(say("story.went"), timeline(story, id, view))),
      el("div", { class: "column" },
        card(say("story.unknown"), el("ul", { class: "unknown" }, ...unknown(story).map(line => el("li", {}, line)))),
        why(alert),
        cites(alert, items),
        el("p", { class: "meta" }, say("story.id"), " ", el("code", {}, alert.id)))));
  return true;
}
