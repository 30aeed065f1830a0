// Every word of the page in the language of its reader, and dates and numbers as that language writes them.
import { askedLanguage } from "/route.js";

const REMEMBERED = "tidemark.language";
const LOCALES = { en: "en-GB", ja: "ja-JP" };
let current = "en";
let words = {};
let forms = {};

/** The language that the reader asked for now, asked for before, or has the browser in. */
export function preferred() {
  const known = language => Object.hasOwn(LOCALES, language ?? "");
  const browser = navigator.languages.map(tag => tag.slice(0, 2).toLowerCase());
  return [askedLanguage(location), remembered(), ...browser].find(known) ?? "en";
}

/** Fetches the words of a language; from then on they are spoken. */
export async function speak(language) {
  const answer = await fetch(`/words.${language}.json`);
  if (!answer.ok) throw new Error(`words: ${answer.status}`);
  words = await answer.json();
  current = language;
  const form = options => new Intl.DateTimeFormat(LOCALES[language], options);
  forms = {
    day: form({ day: "numeric", month: "short", year: "numeric" }),
    dayAlone: form({ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
    month: form({ month: "short", year: "numeric" }),
    minute: form({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
    moment: form({ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" }),
  };
}

/** Keeps a choice for the next visit; where nothing can be kept, it holds for this one. */
export function remember(language) {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // Storage is switched off: nothing to keep it in.
  }
}

export const spoken = () => current;

/** A text with its {places} filled; {n|one|many} picks by whether n is 1. */
export function say(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (place, name, one, many) =>
    (one === undefined ? values[name] ?? place : Number(values[name]) === 1 ? one : many));
}

/** The word for a value of a document; a value that is not known is shown as it is. */
export const word = (kind, value) => words[`${kind}.${value}`] ?? String(value);

/** Puts words into everything below an element that names them. */
export function translate(root) {
  root.querySelectorAll("[data-say]").forEach(element => { element.textContent = say(element.dataset.say); });
  root.querySelectorAll("[data-say-label]").forEach(element => element.setAttribute("aria-label", say(element.dataset.sayLabel)));
}

const dated = form => time => (Number.isNaN(Date.parse(time)) ? "–" : forms[form].format(new Date(time)));
export const day = dated("day");
export const month = dated("month");
export const minute = dated("minute");
/** Day, time and zone of the reader. */
export const moment = dated("moment");
/** A day known without a time: the same day wherever it is read. */
export const dayAlone = dated("dayAlone");

export const number = (value, digits = 2) => Number(value).toFixed(digits);
export const signed = (value, digits = 2) => (value > 0 ? "+" : value < 0 ? "−" : "±") + Math.abs(value).toFixed(digits);
export const percent = value => `${Math.round(value * 100)} %`;
export const counted = value => new Intl.NumberFormat(LOCALES[current]).format(value);

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}
