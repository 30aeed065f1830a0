// The text of an item with its evidence highlighted in place. Offsets count UTF-16 units in title, line break, text.
import { el, language } from "/dom.js";
import { word } from "/words.js";

/** Where the evidence of each label stands; what does not read there as it was quoted is left out. */
function spans(content, labels) {
  return labels.flatMap((label, at) => (label.evidence ?? [])
    .filter(({ start, end, text }) => start < end && content.slice(start, end) === text)
    .map(({ start, end, cues }) => ({ label, number: at + 1, start, end, cues: places(content, start, end, cues ?? []) })));
}

/** Start and end of each cue, each found behind the one before it. */
function places(content, start, end, cues) {
  const found = [];
  let from = start;
  for (const cue of cues) {
    const at = content.indexOf(cue, from);
    if (cue === "" || at < 0 || at + cue.length > end) continue;
    found.push([at, at + cue.length]);
    from = at + cue.length;
  }
  return found;
}

/** Which label a sentence is evidence of, in words. */
function badge({ label, number }) {
  return el("a", { class: `badge ${label.stance.toLowerCase()}`, href: `#label-${number}`, "data-label": number },
    `${number} ${label.company}: ${word("stance", label.stance)}, ${word("certainty", label.certainty)}`);
}

/** The stretch of the content between two offsets, as nodes. */
function stretch(content, from, to, all) {
  const here = all.filter(span => span.start < to && span.end > from);
  const cuts = new Set([from, to]);
  here.forEach(span => [span.start, span.end, ...span.cues.flat()].filter(cut => cut > from && cut < to).forEach(cut => cuts.add(cut)));
  const ordered = [...cuts].sort((one, other) => one - other);
  const nodes = [];
  let mark;
  ordered.slice(0, -1).forEach((start, at) => {
    const end = ordered[at + 1];
    const over = here.filter(span => span.start <= start && span.end >= end);
    const text = content.slice(start, end);
    if (over.length === 0) {
      nodes.push(text);
      mark = undefined;
      return;
    }
    const numbers = over.map(span => span.number).join(" ");
    if (mark?.dataset.labels !== numbers) {
      mark = el("mark", { class: `evidence by-${over[0].number % 4}`, "data-labels": numbers });
      nodes.push(mark);
    }
    const isCue = over.some(span => span.cues.some(([first, behind]) => first <= start && behind >= end));
    mark.append(isCue ? el("b", {}, text) : el("span", {}, text));
    here.filter(span => span.end === end || (end === to && span.end > to && over.includes(span))).forEach(span => {
      nodes.push(badge(span));
      mark = undefined;
    });
  });
  return nodes;
}

/** Title and paragraphs with their evidence, and the number of pieces of evidence that the stored text does not hold. */
export function highlighted({ title, text, labels }) {
  const content = `${title}\n${text}`;
  const all = spans(content, labels);
  const paragraphs = [];
  let from = title.length + 1;
  for (const paragraph of text.split("\n")) {
    const to = from + paragraph.length;
    if (paragraph.trim() !== "") {
      paragraphs.push(el("p", { lang: language(paragraph), dir: "auto" }, ...stretch(content, from, to, all)));
    }
    from = to + 1;
  }
  return { title: stretch(content, 0, title.length, all), paragraphs,
    absent: labels.reduce((sum, label) => sum + (label.evidence ?? []).length, 0) - all.length };
}
