// Elements made of text nodes only: no text is ever read as markup, and none can move the text around it.

/** What shows nothing and yet acts: controls, overrides of direction, zero-width characters; joiners stay, emoji and scripts need them. */
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const HALF_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const LONGEST_TITLE = 180;

export const $ = id => document.getElementById(id);
export const clean = text => String(text).replace(INVISIBLE, "").replace(HALF_PAIR, "\ufffd");
export const language = text => (/[\u3040-\u30ff\u4e00-\u9fff]/.test(text) ? "ja" : "en");

/** A text without line breaks, and with no more than one space at a time. */
export const oneLine = text => clean(text).replace(/\s+/g, " ").trim();

/** A title as lists show it: one line, cut at a length that fits; the whole is in the item's view. */
export function clip(title, longest = LONGEST_TITLE) {
  const characters = Array.from(oneLine(title));
  return characters.length <= longest ? characters.join("") : `${characters.slice(0, longest - 1).join("").trimEnd()}…`;
}

/** An element; what is undefined, null or false among its attributes and children is left out. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) element.setAttribute(key, value);
  }
  fill(element, ...children);
  return element;
}

/** Puts children into an element in place of those that are there. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat()
    .filter(child => child !== undefined && child !== null && child !== false)
    .map(child => (child instanceof Node ? child : document.createTextNode(clean(child)))));
}

/** The address of a link to the web; null for any other. */
export function webAddress(address) {
  const url = typeof address === "string" && URL.canParse(address) ? new URL(address) : null;
  return url !== null && ["http:", "https:"].includes(url.protocol) ? url.href : null;
}

/** A link to the web, in a window of its own; anything else stays text. */
export function link(text, address) {
  const href = webAddress(address);
  const lang = language(text);
  if (href === null) return el("span", { lang, dir: "auto", class: "title" }, text);
  return el("a", { lang, dir: "auto", href, target: "_blank", rel: "noopener noreferrer" }, text);
}
