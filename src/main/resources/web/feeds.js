// The table of feeds. Names of feeds and reasons of failures come from outside.
import { $, el, fill, language, link } from "/dom.js";
import { chip } from "/parts.js";
import { day, minute, percent, say, word } from "/words.js";

const STATES = [["retired", "closed"], ["failing", "closed"], ["silent", "closed"], ["malformed", "mixed"], ["new", "neutral"], ["ok", "open"]];

const share = value => (value === undefined ? "–" : percent(value));

function rank({ state }) {
  const at = STATES.findIndex(([known]) => known === state);
  return at < 0 ? STATES.length : at;
}

function trouble({ errors, errorClass, reason, malformed }) {
  return errors > 0 ? `${errors}× ${errorClass || ""}: ${reason || ""}` : malformed || "";
}

function row(feed) {
  const [, kind] = STATES[rank(feed)] || ["", "neutral"];
  const time = (instant, title) => el("td", { title: title || instant }, instant === undefined ? "–" : minute(instant));
  const silence = feed.usualSilenceHours === undefined ? "" : say("feeds.usually", { hours: Math.max(1, Math.round(feed.usualSilenceHours)) });
  return el("tr", {},
    el("th", { scope: "row" }, link(feed.name, feed.url)),
    el("td", { title: say("feeds.since", { day: day(feed.since) }) }, chip(word("feed", feed.state), kind)),
    time(feed.lastSuccess),
    time(feed.lastNew, silence),
    el("td", { class: "n" }, feed.itemsPerDay.toFixed(1)),
    el("td", { class: "n" }, share(feed.seenShare)),
    el("td", { class: "n" }, share(feed.datedShare)),
    el("td", { class: "why", lang: language(trouble(feed)) }, trouble(feed)),
    time(feed.nextPoll));
}

/** Rows of feeds, those in trouble first; the card stays away where no feeds are watched. */
export function showFeeds(list) {
  const sorted = [...list].sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name) || one.url.localeCompare(other.url));
  $("feeds-card").hidden = list.length === 0;
  $("feeds-facts").textContent = STATES.map(([state]) => [list.filter(feed => feed.state === state).length, state])
    .filter(([number]) => number > 0).map(([number, state]) => `${number} ${word("feed", state)}`).join(" · ");
  fill($("feeds"), sorted.map(row));
}
