// The table of feeds. Names of feeds and reasons of failures come from outside: they are put in as text, never as markup.
const STATES = [["retired", "終了", "closed"], ["failing", "取得不可", "closed"], ["silent", "停止", "closed"],
  ["malformed", "不正な形式", "mixed"], ["new", "観測中", "neutral"], ["ok", "正常", "open"]];
const minuteForm = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

const $ = id => document.getElementById(id);
const share = number => (number === undefined ? "–" : `${Math.round(number * 100)} %`);
const hours = number => (number === undefined ? "" : `usually within ${Math.max(1, Math.round(number))} h`);

function rank({ state }) {
  const at = STATES.findIndex(([known]) => known === state);
  return at < 0 ? STATES.length : at;
}

function trouble({ errors, errorClass, reason, malformed }) {
  return errors > 0 ? `${errors}× ${errorClass || ""}: ${reason || ""}` : malformed || "";
}

function row(feed, { el, link, chip, language }) {
  const [, japanese, kind] = STATES[rank(feed)] || ["", "", "neutral"];
  const time = (instant, title) => el("td", { title: title || instant }, instant === undefined ? "–" : minuteForm.format(new Date(instant)));
  return el("tr", {},
    el("td", {}, link(feed.name, feed.url)),
    el("td", { title: `since ${feed.since}` }, chip(feed.state, kind), " ", el("span", { lang: "ja" }, japanese)),
    time(feed.lastSuccess),
    time(feed.lastNew, hours(feed.usualSilenceHours)),
    el("td", { class: "n" }, feed.itemsPerDay.toFixed(1)),
    el("td", { class: "n" }, share(feed.seenShare)),
    el("td", { class: "n" }, share(feed.datedShare)),
    el("td", { class: "why", lang: language(trouble(feed)) }, trouble(feed)),
    time(feed.nextPoll));
}

/** Rows of feeds, those in trouble first; the card stays away where no feeds are watched. */
export function showFeeds(list, means) {
  const sorted = [...list].sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name) || one.url.localeCompare(other.url));
  $("feeds-card").hidden = list.length === 0;
  $("feeds-facts").textContent = STATES.map(([state, japanese]) => [list.filter(feed => feed.state === state).length, state, japanese])
    .filter(([number]) => number > 0).map(([number, state, japanese]) => `${number} ${state} ${japanese}`).join(" · ");
  $("feeds").replaceChildren(...sorted.map(feed => row(feed, means)));
}
