// A citation as plain text, for whoever writes: quote, outlet, title, link, both times.
import { el, oneLine, webAddress } from "/dom.js";
import { dayAlone, moment, say } from "/words.js";

/** When an item was published, as surely as that is known. */
export function published({ publishedAt, dateQuality }) {
  if (!publishedAt) return say("time.unknown");
  return dateQuality === "day" ? say("time.dayOnly", { day: dayAlone(publishedAt) }) : moment(publishedAt);
}

/** When it was first seen; an archive may not say. */
export const firstSeen = ({ seenAt }) => (seenAt ? moment(seenAt) : say("time.unseen"));

/** One item's citation; without a quote where there is none. */
export function cited(item, sentence) {
  const parts = [sentence && say("cite.quote", { text: sentence }), say("cite.source", { publisher: item.publisher, title: item.title || say("item.untitled") }),
    webAddress(item.url), say("cite.times", { published: published(item), seen: firstSeen(item) })];
  return parts.filter(Boolean).map(oneLine).join("\n");
}

/** A button that copies a text, and the text itself, which is selected where the clipboard is not to be had. */
export function citation(text) {
  const told = el("span", { role: "status", class: "meta" });
  const shown = el("pre", { class: "citation", tabindex: "0", "aria-label": say("cite.label") }, text);
  const button = el("button", { type: "button", class: "copy" }, say("cite.copy"));
  button.addEventListener("click", async () => {
    told.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = say("cite.copied");
    } catch {
      getSelection().selectAllChildren(shown);
      told.textContent = say("cite.selected");
    }
  });
  return el("section", { class: "card cite" }, el("div", { class: "head" }, el("h3", {}, say("cite.title")), el("span", {}, button, " ", told)), shown);
}
