// The full story of an alert or near-miss: what changed, why it was told, who says so, how it went on, what is not known.
import { ask } from "/api.js";
import { citation, cited } from "/citation.js";
import { balance, contrary } from "/claims.js";
import { fate } from "/company.js";
import { el, fill, oneLine } from "/dom.js";
import { amounts, card, change, facts, itemLink, meter, table, tier, way } from "/parts.js";
import { quote } from "/quotes.js";
import { to } from "/route.js";
import { timeline } from "/timeline.js";
import { unknown } from "/unknown.js";
import { counted, day, moment, number, percent, say, signed, word } from "/words.js";

function limits(thresholds) {
  return table([say("why.measure"), say("why.needed"), say("why.measured"), ""], thresholds.map(threshold => {
    const { needed, reached } = amounts(threshold);
    const isMet = threshold.reached >= threshold.needed;
    return [word("threshold", threshold.name), needed, reached, el("span", { class: "verdict" }, isMet ? `✓ ${say("why.met")}` : `✗ ${say("why.unmet")}`)];
  }), [1, 2]);
}

const isNear = view => view === "near-miss";

/** How it is called: by its tier; a near-miss never as if it had been told. */
const called = (alert, view) => (isNear(view) ? say("near.called", { tier: word("tier", alert.tier) }) : word("tier", alert.tier));

/** Whether a change is established, in words: only by a shift that was told and still stands. */
function establishment(alert, view) {
  const isShift = alert.tier === "shift" && !isNear(view);
  if (!isShift) return say("story.isNotEstablished", { company: alert.company });
  return say(alert.correction || alert.ending ? "story.wasEstablished" : "story.isEstablished", { company: alert.company });
}

function changed(alert, view) {
  const { score = {} } = alert;
  return card(say("story.changed"),
    el("p", {}, change(alert)),
    el("p", {}, establishment(alert, view)),
    facts([
      [say("story.since"), alert.fromSince && day(alert.fromSince)],
      [say("story.mean"), el("span", { class: "value" }, meter(score.mean ?? 0), signed(score.mean ?? 0))],
      [say("story.baseline"), el("span", { class: "value" }, meter(score.baseline ?? 0), signed(score.baseline ?? 0))],
      [say("story.effect"), say("story.effectOf", { effect: signed(score.effect ?? 0), surprise: signed(score.surprise ?? 0, 1) })],
      [say("story.signals"), say("story.signalsOf", { n: score.count ?? 0, effective: number(score.effectiveCount ?? 0, 1) })]]));
}

function why(alert, view) {
  return card(say(isNear(view) ? "story.whyNot" : "story.why"),
    el("p", {}, isNear(view) ? say("story.wouldBe", { tier: word("tier", alert.tier) }) : word("rule", alert.rule)), limits(alert.thresholds ?? []),
    (alert.missing ?? []).length > 0 && el("h4", {}, say(isNear(view) ? "story.lacked" : "story.missing")), (alert.missing ?? []).length > 0 && limits(alert.missing),
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

const CONTRARY_SHOWN = 8;

/** The quotes of one side, those beyond the most as a number; items tell which kind of publisher each is. */
function voices(title, quotes, items, none, most = quotes.length) {
  const source = one => one.sourceClass ?? items.find(item => item.id === one.itemId)?.sourceClass;
  if (quotes.length === 0) return card(title, el("p", { class: "meta" }, none));
  const more = quotes.length - most;
  return card(title, ...quotes.slice(0, most).map(one => quote(one, source(one))),
    more > 0 && el("p", { class: "meta" }, say("story.more", { n: more })));
}

/** The citation of the whole; what became of it stands above the quotes, so that none is passed on without it. */
function cites(alert, items, view) {
  const head = say("cite.alert", { company: alert.company, tier: called(alert, view), way: word("direction", alert.direction), time: moment(alert.eventTime) });
  const quotes = (alert.evidence ?? []).map(one => cited(items.find(item => item.id === one.itemId) ?? one, one.evidence.text));
  const told = [head, ...fate(alert)].map(oneLine).join("\n");
  return citation([told, ...quotes].join("\n\n"));
}

/** Shows the story of an alert or near-miss below an element; false when it is not known. */
export async function showStory(view, id, root) {
  const story = await ask(`/api/${view}`, { id });
  if (story === undefined) return false;
  const { alert, items = [] } = story;
  const certainties = (alert.certainties ?? []).map(({ certainty, items: n }) => `${word("certainty", certainty)} ${counted(n)}`).join(" · ");
  document.title = `${alert.company} · ${called(alert, view)} · Tidemark`;
  fill(root,
    el("p", { class: "kind" }, say(view === "alert" ? `tier.${alert.tier}.means` : "near.means")),
    el("h2", { tabindex: "-1", class: `alert-title ${alert.direction}` }, view === "alert" ? tier(alert.tier) : say("near.kind"), " ",
      el("a", { href: to("company", alert.company) }, alert.company), " ", way(alert.direction)),
    el("p", { class: "facts" }, `${moment(alert.eventTime)} · ${say("story.sources", { n: alert.sources })}${certainties ? ` · ${certainties}` : ""}`),
    ...fate(alert).map(line => el("p", { class: "correction" }, line)),
    el("div", { class: "halves" },
      el("div", { class: "column" },
        changed(alert, view),
        voices(say("story.for"), alert.evidence ?? [], items, say("story.noQuotes")),
        voices(say("story.against"), contrary(story), items, say("story.noCounter"), CONTRARY_SHOWN),
        moved(alert, items),
        balance(story),
        card(say("story.went"), timeline(story, id, view))),
      el("div", { class: "column" },
        card(say("story.unknown"), el("ul", { class: "unknown" }, ...unknown(story).map(line => el("li", {}, line)))),
        why(alert, view),
        cites(alert, items, view),
        el("p", { class: "meta" }, say("story.id"), " ", el("code", {}, alert.id)))));
  return true;
}
