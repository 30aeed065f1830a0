// Why a label is as it is: what was found in the sentence, what decided, what weighed most.
import { el, language } from "/dom.js";
import { meter, stance, table } from "/parts.js";
import { percent, say, signed, word } from "/words.js";

const told = label => [stance(label.stance), label.stance === "NEUTRAL" ? "" : ` ${word("certainty", label.certainty)}`, ` (${percent(label.confidence)})`];

/** A sentence in which every finding says above itself what it is. */
function marked({ text, stretches }) {
  const parts = [];
  let from = 0;
  for (const { start, end, mark } of stretches) {
    parts.push(text.slice(from, start), el("ruby", { class: mark.toLowerCase() }, text.slice(start, end), el("rt", {}, word("mark", mark))));
    from = end;
  }
  return el("p", { class: "found", lang: language(text), dir: "auto" }, ...parts, text.slice(from));
}

/** The explanation of one label; one line where nothing is said of its company, or nothing is found any more. */
export function explained(explanation, label) {
  const why = explanation.labels.find(one => one.company === label.company);
  if (why === undefined) return el("p", { class: "meta" }, say(label.stance === "NEUTRAL" ? "why.nothing" : "why.notFound"));
  const chances = Object.entries(why.chances);
  return el("div", { class: "why" },
    ...why.sentences.map(marked),
    el("p", {}, say("why.because", { ground: word("ground", why.ground) })),
    el("p", {}, say("why.rules"), " ", ...told(why.rules)),
    chances.length > 0 && el("p", {}, say("why.chances"), " ", ...chances.flatMap(([value, chance]) => [stance(value), ` ${percent(chance)}  `])),
    why.reasons.length > 0 && el("details", {}, el("summary", {}, say("why.weighed")),
      table([say("why.feature"), say("why.weight"), ""], why.reasons.map(({ feature, weight }) =>
        [el("code", {}, feature), signed(weight), meter(Math.max(-1, Math.min(1, weight / 3)))]), [1])));
}

/** How what is explained differs from what was labelled; empty when it does not. */
export function differences(explanation, labels) {
  const lines = [];
  if (!explanation.isWhole) lines.push(say("why.shortened"));
  if (!explanation.sameRules) lines.push(say("why.otherRules"));
  for (const label of labels) {
    const now = explanation.labels.find(one => one.company === label.company);
    if (now !== undefined && now.stance !== label.stance) {
      lines.push(say("why.differs", { company: label.company, now: word("stance", now.stance), then: word("stance", label.stance) }));
    }
  }
  return lines;
}
