// Small parts that several views are made of.
import { clip, el, language } from "/dom.js";
import { to } from "/route.js";
import { number, say, word } from "/words.js";

const ARROWS = { opening: "▲", closing: "▼" };
const SHAPES = { OPEN: "○", CLOSED: "●", MIXED: "◐", NEUTRAL: "–" };

export const chip = (text, kind) => el("span", { class: `chip ${kind}` }, text);

/** A stance by shape, word and colour. */
export const stance = value => chip(`${SHAPES[value] ?? ""} ${word("stance", value)}`.trim(), String(value).toLowerCase());

/** A regime; unknown where there is none. */
export const regime = value => chip(value ? word("regime", value) : say("regime.unknown"), value || "neutral");

/** How strongly an alert is founded. */
export const tier = value => el("span", { class: `tier ${value}`, title: say(`tier.${value}.means`) }, el("span", {}, word("tier", value)));

/** The way a company moves, by arrow, word and colour. */
export const way = value => el("span", { class: "way" }, `${ARROWS[value] ?? ""} ${word("direction", value)}`);

/** From one regime to another. */
export const change = ({ fromRegime, toRegime }) =>
  el("span", { class: "from" }, regime(fromRegime), el("span", { "aria-hidden": "true" }, " → "), el("span", { class: "unseen" }, ` ${say("alert.to")} `), regime(toRegime));

/** Thresholds that are met or not, rather than measured. */
const YES_OR_NO = ["against the regime", "independent publisher", "said or done by the company"];

const FEWEST_DIGITS = 2;
const MOST_DIGITS = 4;
const rounded = (value, digits) => number(value, value % 1 === 0 ? 0 : digits);

/** What a threshold needs and what it reached, in words; where it is not met, never rounded to the same. */
export function amounts({ name, needed, reached }) {
  if (YES_OR_NO.includes(name)) return { needed: say(needed >= 1 ? "yes" : "no"), reached: say(reached >= 1 ? "yes" : "no") };
  for (let digits = FEWEST_DIGITS; digits <= MOST_DIGITS; digits++) {
    const shown = { needed: rounded(needed, digits), reached: rounded(reached, digits) };
    if (reached >= needed || Number(shown.reached) < Number(shown.needed)) return shown;
  }
  return { needed: rounded(needed, MOST_DIGITS), reached: number(number(needed, MOST_DIGITS) - 10 ** -MOST_DIGITS, MOST_DIGITS) };
}

/** A number in [-1, 1] as a bar left or right of the middle. */
export function meter(value) {
  const bar = el("i", { class: value < 0 ? "closed" : "open" });
  bar.style.left = `${50 + Math.min(0, value) * 50}%`;
  bar.style.width = `${Math.abs(value) * 50}%`;
  return el("span", { class: "meter", "aria-hidden": "true" }, bar);
}

/** A link to the view of an item under its title. */
export const itemLink = (id, title) =>
  el("a", { href: to("item", id), lang: language(title || ""), dir: "auto" }, clip(title || "") || say("item.untitled"));

/** A card with a heading. */
export const card = (title, ...content) => el("section", { class: "card" }, el("h3", {}, title), ...content);

/** Names and values; a value of undefined leaves its name out. */
export const facts = rows =>
  el("dl", {}, ...rows.filter(([, value]) => value !== undefined).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));

/** A table with a row of headings; numbers in the columns that are named. */
export const table = (headings, rows, numeric = []) => el("div", { class: "scroll" }, el("table", {},
  el("thead", {}, el("tr", {}, ...headings.map((text, at) => el("th", { scope: "col", class: numeric.includes(at) && "n" }, text)))),
  el("tbody", {}, ...rows.map(cells => el("tr", {}, ...cells.map((cell, at) =>
    (at === 0 ? el("th", { scope: "row" }, cell) : el("td", { class: numeric.includes(at) && "n" }, cell))))))));
