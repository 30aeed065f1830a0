// The page: asks this machine's monitor for JSON and shows it in the view that the address names.
import { showStory } from "/alert.js";
import { ask } from "/api.js";
import { draw, prepare } from "/chart.js";
import { showAlerts, showAround, showFacts, showItems } from "/company.js";
import { $, clip, el, fill } from "/dom.js";
import { showFeeds } from "/feeds.js";
import { showItem } from "/item.js";
import { showCompanies } from "/overview.js";
import { route, to } from "/route.js";
import { counted, day, preferred, remember, say, speak, spoken, translate } from "/words.js";

const START = "Meta";
const REPLAY_MILLIS = 1500;
const LIVE_MILLIS = 15_000;
let place = route(location);
let company = null;
let progress = null;
let shown = null;
let told = "";
let opened = null;
let isMissing = false;

const isReady = () => ["REPLAYING", "LIVE", "DONE"].includes(progress?.phase);

/** Asks for everything about the company, and shows it unless another view was opened meanwhile. */
async function refreshCompany() {
  const asked = place;
  const everybody = $("all-alerts").checked;
  const list = await ask("/api/companies");
  const names = list.map(one => one.company);
  const wanted = asked.id ?? (names.includes(START) ? START : names[0] ?? START);
  const answers = await Promise.all([
    ask("/api/scores", { company: wanted }), ask("/api/alerts", { company: wanted }), everybody ? ask("/api/alerts") : undefined,
    ask("/api/near-misses", { company: wanted }), ask("/api/items", { company: wanted }), ask("/api/feeds")]);
  const [scores, own, all, nearly, items, feeds] = answers.map(answer => answer ?? []);
  const alerts = everybody ? all : own;
  if (asked !== place || everybody !== $("all-alerts").checked) return;
  company = wanted;
  document.title = `${clip(company)} · Tidemark`;
  $("back").href = to("company", company);
  $("stance-title").textContent = say("company.title", { company: clip(company) });
  shown = { company, scores, alerts: own, reached: progress?.reached ? Date.parse(progress.reached) : 0 };
  const drawn = draw(shown, alert => { location.hash = to("alert", alert.id); });
  const news = JSON.stringify([spoken(), wanted, list, alerts, own, nearly, items, feeds]);
  if (news !== told) {
    told = news;
    showCompanies(list, company);
    showFacts(list.find(one => one.company === company));
    showAlerts(alerts);
    showAround(nearly, own);
    showItems(items);
    showFeeds(feeds);
  }
  await drawn;
}

async function showDetail({ view, id }) {
  const asked = place;
  const root = el("div", {});
  const isKnown = await (view === "item" ? showItem(id, root) : showStory(view, id, root));
  if (asked !== place) return;
  isMissing = !isKnown;
  if (isMissing) {
    document.title = "Tidemark";
    fill(root, el("h2", { tabindex: "-1" }, say("view.unknown")), el("p", {}, say(progress?.phase === "REPLAYING" ? "view.notYet" : "view.gone")));
  }
  fill($("detail"), root);
  if (opened !== asked) {
    opened = asked;
    scrollTo(0, 0);
    $("detail").querySelector("h2")?.focus({ preventScroll: true });
  }
}

/** Shows what the address names; a view of one document is shown anew only when it or the language is another. */
async function show() {
  const isCompany = place.view === "company";
  $("company-view").hidden = !isCompany;
  $("detail-view").hidden = isCompany;
  if (!isReady()) {
    fill($("detail"), el("p", { class: "empty" }, say("view.wait")));
    return;
  }
  try {
    await (isCompany ? refreshCompany() : showDetail(place));
    $("trouble").textContent = "";
  } catch {
    $("trouble").textContent = say("progress.silent");
  }
}

function showProgress() {
  const { phase, recordsRead, fraction, reached, seconds, message } = progress;
  const values = { seconds, n: counted(recordsRead), message: message ?? "", upTo: reached ? say("progress.upTo", { day: day(reached) }) : "" };
  $("progress-text").textContent = say(`progress.${phase}`, values);
  $("progress-text").title = message ?? "";
  $("progress-bar").value = fraction;
  $("progress").className = `progress ${phase.toLowerCase()}`;
  $("banner").hidden = phase === "LIVE";
}

/** Follows the run to its end, or for as long as it lives. */
async function follow() {
  for (;;) {
    const before = isReady();
    try {
      progress = await ask("/api/progress");
      showProgress();
      if (isReady() && (!before || isMissing || place.view === "company") && !document.hidden) await show();
      if (progress.phase === "DONE" || progress.phase === "FAILED") return;
    } catch {
      $("progress-text").textContent = say("progress.silent");
    }
    await new Promise(again => setTimeout(again, progress?.phase === "LIVE" ? LIVE_MILLIS : REPLAY_MILLIS));
  }
}

async function useLanguage(language) {
  await speak(language);
  document.documentElement.lang = language;
  translate(document);
  document.querySelectorAll("[data-language]").forEach(button => button.setAttribute("aria-pressed", String(button.dataset.language === language)));
  if (progress !== null) showProgress();
  await show();
}

function choose(language) {
  remember(language);
  const address = new URL(location);
  address.searchParams.delete("lang");
  address.hash = address.hash.split("?")[0];
  history.replaceState(null, "", address);
  useLanguage(language).catch(() => { $("trouble").textContent = say("progress.silent"); });
}

/** Back at a company, the reader finds the link that led away. */
function returnTo(left) {
  const link = left.view !== "company" && [...document.querySelectorAll("#company-view a")].find(one => one.getAttribute("href") === to(left.view, left.id));
  (link || $("stance-title")).focus();
}

addEventListener("hashchange", async () => {
  if (location.hash.startsWith("#label-") || location.hash === "#main") return;
  const left = place;
  place = route(location);
  await show();
  if (place.view === "company") returnTo(left);
});
addEventListener("keydown", event => {
  if (event.key === "Escape" && place.view !== "company") location.hash = to("company", company ?? START);
});
document.addEventListener("click", event => {
  const jump = event.target.closest('a[href^="#label-"], a[href="#main"]');
  if (jump === null) return;
  event.preventDefault();
  const target = $(jump.getAttribute("href").slice(1));
  target.scrollIntoView();
  target.focus();
});
$("company").addEventListener("change", event => { location.hash = to("company", event.target.value); });
$("all-alerts").addEventListener("change", show);
document.querySelectorAll("[data-language]").forEach(button => button.addEventListener("click", () => choose(button.dataset.language)));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { if (shown !== null && place.view === "company") show(); });

if (place.view === "company") prepare();
await useLanguage(preferred());
follow();
