// The view of one item: its text with the evidence in place, and why each label is as it is.
import { ask } from "/api.js";
import { citation, cited, firstSeen, published } from "/citation.js";
import { el, fill, link, webAddress } from "/dom.js";
import { highlighted } from "/evidence.js";
import { differences, explained } from "/explanation.js";
import { card, facts, stance, tier, way } from "/parts.js";
import { sentence } from "/quotes.js";
import { to } from "/route.js";
import { day, number, percent, say, signed, word } from "/words.js";

function about(item) {
  const dateKnown = item.dateQuality === "second" ? undefined : word("dates", item.dateQuality);
  return facts([
    [say("item.source"), `${item.publisher} · ${word("source", item.sourceClass)} · ${word("lang", item.lang)}`],
    [say("item.published"), [el("span", {}, published(item)), dateKnown && el("span", { class: "meta" }, ` ${dateKnown}`)].filter(Boolean)],
    [say("item.seen"), firstSeen(item)],
    [say("item.read"), [say(item.body === "article" ? "item.article" : "item.summary"), item.textTruncated ? ` ${say("item.cut")}` : ""].join("")],
    [say("item.status"), `${word("status", item.status)}${item.revision > 0 ? ` · ${say("item.revision", { n: item.revision })}` : ""}`],
    [say("item.link"), webAddress(item.url) === null ? el("span", { class: "meta" }, say("item.noLink")) : link(item.url, item.url)],
    [say("item.feed"), item.feed]]);
}

/** What was said, claim by claim. */
function claims(label) {
  return (label.claims ?? []).map(claim => el("li", {}, sentence(claim.evidence), el("p", { class: "meta" },
    [word("stance", claim.stance), word("certainty", claim.certainty), say("claim.by", { speaker: word("speaker", claim.speaker) }),
      claim.origin && say("quote.origin", { origin: claim.origin }), word("scope", claim.scope), word("tense", claim.tense)].filter(Boolean).join(" · "))));
}

function labelCard(label, at, signals, explanation) {
  const signal = signals.find(one => one.company === label.company);
  const said = claims(label);
  const why = el("div", { class: "explanation" }, explanation);
  return el("section", { class: "card label", id: `label-${at + 1}`, tabindex: "-1" },
    el("h3", {}, `${at + 1} `, el("a", { href: to("company", label.company) }, label.company), " ", stance(label.stance),
      label.stance === "NEUTRAL" ? "" : ` ${word("certainty", label.certainty)}`),
    el("p", { class: "meta" }, [say("label.confidence", { share: percent(label.confidence) }), say("label.score", { score: signed(label.score) }),
      signal ? say("label.weight", { weight: number(signal.weight), novelty: number(signal.novelty) }) : say("label.unweighed"),
      ...(label.tags ?? []).map(tag => word("tag", tag))].join(" · ")),
    el("h4", {}, say("why.title")), why,
    said.length > 0 && el("h4", {}, say("claims.title")), said.length > 0 && el("ul", { class: "claims" }, ...said));
}

const resting = alerts => alerts.length > 0 && card(say("item.alerts"), el("ul", { class: "rows" }, ...alerts.map(alert =>
  el("li", {}, el("a", { href: to("alert", alert.id) }, tier(alert.tier), " ", alert.company, " ", way(alert.direction)), ` ${day(alert.eventTime)}`))));

/** Shows an item below an element; false when it is not known. */
export async function showItem(id, root) {
  const item = await ask("/api/item", { id });
  if (item === undefined) return false;
  const labels = item.labels ?? [];
  const { title, paragraphs, absent } = highlighted({ title: item.title, text: item.text, labels });
  const explanation = await ask("/api/explanation", { id });
  const notes = differences(explanation, labels);
  if (absent > 0) notes.push(say("item.evidenceAbsent", { n: absent }));
  document.title = `${item.title.slice(0, 80)} · Tidemark`;
  fill(root,
    el("p", { class: "kind" }, say("item.kind")),
    el("h2", { tabindex: "-1", dir: "auto", class: item.title.length > 300 && "long" }, ...(item.title === "" ? [say("item.untitled")] : title)),
    el("div", { class: "halves" },
      el("div", { class: "column" },
        el("section", { class: "card text" }, ...(paragraphs.length > 0 ? paragraphs : [el("p", { class: "meta" }, say("item.noText"))])),
        ...labels.map((label, at) => labelCard(label, at, item.signals ?? [], explained(explanation, label))),
        labels.length === 0 && card(say("why.title"), el("p", { class: "meta" }, say("item.noLabel")))),
      el("div", { class: "column" },
        card(say("item.about"), about(item)),
        notes.length > 0 && card(say("item.notes"), el("ul", { class: "rows" }, ...notes.map(note => el("li", {}, note)))),
        citation(cited(item, labels.flatMap(label => label.evidence ?? [])[0]?.text)),
        resting(item.alerts ?? []))));
  return true;
}
