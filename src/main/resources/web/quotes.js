// Sentences that a finding rests on.
import { el, language } from "/dom.js";
import { itemLink } from "/parts.js";
import { day, say, word } from "/words.js";

/** A sentence with its cues marked, each found behind the one before it. */
export function sentence({ text, cues }) {
  const parts = [];
  let from = 0;
  for (const cue of cues) {
    const at = text.indexOf(cue, from);
    if (at < 0 || cue === "") continue;
    parts.push(text.slice(from, at), el("mark", {}, cue));
    from = at + cue.length;
  }
  return el("p", { lang: language(text), dir: "auto" }, ...parts, text.slice(from));
}

/**
 * A quote with who says it, where, how surely and when; below it a link to its item.
 *
 * sourceClass and origin are told where they are known.
 */
export function quote({ evidence, publisher, title, itemId, certainty, speaker, origin, eventTime }, sourceClass) {
  const by = [word("speaker", speaker), word("certainty", certainty),
    origin && say("quote.origin", { origin }), sourceClass && word("source", sourceClass), day(eventTime)].filter(Boolean);
  return el("blockquote", {}, sentence(evidence),
    el("cite", {}, el("span", { class: "who" }, publisher), ` · ${by.join(" · ")} · `,
      title === evidence.text ? itemLink(itemId, say("quote.item")) : itemLink(itemId, title)));
}
