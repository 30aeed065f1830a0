// The page: asks this machine's monitor for JSON and shows it. Whatever comes from a feed is put in as text, never as markup.
import * as echarts from "/echarts.js";
import { showFeeds } from "/feeds.js";

const START = "Meta";
const DAY = 86_400_000;
const POLL_MILLIS = 1500;
const QUOTES_SHOWN = 2;
const TIERS = { report: "Report", notice: "Notice", shift: "Shift" };
const TIER_MEANS = { report: "others say so; unconfirmed", notice: "the company itself says so", shift: "established by several sources" };
const WAYS = { opening: ["▲", "opening", "開放へ"], closing: ["▼", "closing", "閉鎖へ"] };
const SYMBOLS = { report: "emptyCircle", notice: "diamond", shift: "triangle" };

const $ = id => document.getElementById(id);
const fromAddress = () => new URLSearchParams(location.search).get("company") || START;
const chart = echarts.init($("chart"), null, { renderer: "canvas" });
let company = fromAddress();
let alerts = [];
let scores = [];
let ready = false;
let reachedMillis = 0;

/** An element; what is undefined or null among its children is left out. */
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) element.setAttribute(key, value);
  }
  element.append(...children.filter(child => child !== undefined && child !== null));
  return element;
}

async function ask(path, parameters = {}) {
  const answer = await fetch(`${path}?${new URLSearchParams(parameters)}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

const dayForm = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const monthForm = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
const day = time => dayForm.format(new Date(time));
const signed = number => (number > 0 ? "+" : number < 0 ? "−" : "±") + Math.abs(number).toFixed(2);
const language = text => (/[\u3040-\u30ff\u4e00-\u9fff]/.test(text) ? "ja" : "en");
const chip = (word, kind = word) => el("span", { class: `chip ${kind}` }, word);

/** A link only to the web; anything else stays text. */
function link(text, address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  const lang = language(text);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return el("span", { lang, class: "title" }, text);
  return el("a", { lang, href: url.href, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** The sentence with its cues marked, each found behind the one before it. */
function sentence({ text, cues }) {
  const paragraph = el("p", { lang: language(text) });
  let from = 0;
  for (const cue of cues) {
    const at = text.indexOf(cue, from);
    if (at < 0 || cue === "") continue;
    paragraph.append(text.slice(from, at), el("mark", {}, cue));
    from = at + cue.length;
  }
  paragraph.append(text.slice(from));
  return paragraph;
}

function quote({ evidence, publisher, title, url, certainty, eventTime }) {
  return el("blockquote", {}, sentence(evidence),
    el("cite", {}, el("span", { class: "who" }, publisher), ` · ${certainty} · ${day(eventTime)} · `,
      link(title === evidence.text ? "read the item" : title, url)));
}

function alertCard(alert, index) {
  const [arrow, word, japanese] = WAYS[alert.direction];
  const card = el("li", { class: `alert ${alert.direction}`, id: `alert-${index}`, tabindex: "-1" },
    el("div", { class: "line" },
      el("span", { class: `tier ${alert.tier}`, title: TIER_MEANS[alert.tier] }, el("span", {}, TIERS[alert.tier])),
      el("strong", {}, alert.company),
      el("span", { class: "way" }, `${arrow} ${word} `, el("span", { lang: "ja" }, japanese)),
      el("span", { class: "from" }, chip(alert.fromRegime || "unknown", alert.fromRegime || "neutral"), " → ",
        chip(alert.toRegime || "unknown", alert.toRegime || "neutral")),
      el("time", { datetime: alert.eventTime }, day(alert.eventTime))));
  if (alert.correction) {
    const { reason, by, time } = alert.correction;
    card.classList.add("taken-back");
    card.append(el("p", { class: "correction" }, el("strong", {}, "Corrected: "), `${reason} (${by}, ${day(time)})`));
  }
  card.append(...alert.evidence.slice(0, QUOTES_SHOWN).map(quote));
  if (alert.counterClaims.length > 0) {
    card.append(el("p", { class: "against" }, "Against it"), ...alert.counterClaims.slice(0, QUOTES_SHOWN).map(quote));
  }
  const more = alert.evidence.slice(QUOTES_SHOWN).concat(alert.counterClaims.slice(QUOTES_SHOWN));
  card.append(el("details", {},
    el("summary", {}, `Why: ${alert.sources} publisher${alert.sources === 1 ? "" : "s"}` + (more.length ? `, ${more.length} more quote${more.length === 1 ? "" : "s"}` : "")),
    el("p", {}, alert.rule),
    el("p", {}, alert.thresholds.map(t => `${t.name} ${t.reached.toFixed(2)} (needed ${t.needed})`).join(" · ")),
    el("p", {}, "Id: ", el("code", {}, alert.id || "")),
    ...more.map(quote)));
  card.addEventListener("mouseenter", () => point(alert, "highlight"));
  card.addEventListener("mouseleave", () => point(alert, "downplay"));
  return card;
}

function point(alert, type) {
  const dataIndex = alerts.filter(one => one.company === company).indexOf(alert);
  if (dataIndex >= 0) chart.dispatchAction({ type, seriesName: "alerts", dataIndex });
}

function showAlerts(list) {
  const unchanged = JSON.stringify(list) === JSON.stringify(alerts) && $("alerts").childElementCount > 0;
  alerts = list;
  if (unchanged) return;
  $("alerts").replaceChildren(...list.map(alertCard));
  if (list.length === 0) $("alerts").append(el("li", { class: "empty" }, "No alert so far."));
}

function meter(value) {
  const bar = el("i", { class: value < 0 ? "closed" : "open" });
  bar.style.left = `${50 + Math.min(0, value) * 50}%`;
  bar.style.width = `${Math.abs(value) * 50}%`;
  return el("span", { class: "meter", "aria-hidden": "true" }, bar);
}

function showCompanies(list) {
  const names = list.map(one => one.company);
  if (!names.includes(company)) names.unshift(company);
  const options = $("company");
  if ([...options.options].map(one => one.value).join("\n") !== names.join("\n")) {
    options.replaceChildren(...names.map(name => el("option", { value: name }, name)));
  }
  options.value = company;
  $("companies").replaceChildren(...list.map(one => el("tr", { class: one.company === company ? "here" : "" },
    el("td", {}, el("a", { href: `?${new URLSearchParams({ company: one.company })}`, "data-company": one.company,
      "aria-current": one.company === company ? "true" : undefined }, one.company)),
    el("td", {}, chip(one.regime || "unknown", one.regime || "neutral")),
    el("td", {}, el("span", { class: "value" }, meter(one.mean), signed(one.mean))),
    el("td", { class: "n" }, String(one.alerts)),
    el("td", { class: "n", title: day(one.paneEnd) }, monthForm.format(new Date(one.paneEnd))))));
  const here = list.find(one => one.company === company);
  $("facts").replaceChildren(...(here === undefined ? ["Nothing scored so far."]
    : [chip(here.regime || "unknown", here.regime || "neutral"), ` ${day(here.paneEnd)} · mean ${signed(here.mean)} · baseline ${signed(here.baseline)} · `
      + `surprise ${signed(here.surprise)} σ · ${here.count} signal${here.count === 1 ? "" : "s"} in the window`]));
}

function showItems(list) {
  $("items").replaceChildren(...list.map(item => el("li", {},
    link(item.title || "(without a title)", item.url),
    el("p", { class: "meta" }, `${day(item.eventTime)} · ${item.publisher} · ${item.sourceClass} · ${item.status}`),
    el("div", { class: "chips" }, ...(item.labels || []).map(label =>
      chip(`${label.company}: ${label.stance.toLowerCase()}${label.stance === "NEUTRAL" ? "" : `, ${label.certainty}`}`, label.stance.toLowerCase()))))));
  if (list.length === 0) $("items").append(el("li", { class: "empty" }, "No item so far."));
}

/** Points for a line that breaks where the window was empty: while it is not, there is a score each midnight. */
function broken(value) {
  const points = [];
  let last = 0;
  for (const score of scores) {
    const time = Date.parse(score.paneEnd);
    if (last && time - last > 1.5 * DAY) points.push([last + DAY, null]);
    points.push([time, value(score)]);
    last = time;
  }
  return points;
}

/** The regime as a band of coloured runs along the bottom. */
function regimes(colour) {
  const runs = [];
  for (const score of scores) {
    const last = runs[runs.length - 1];
    if (last && last.regime === score.regime) last.to = score.paneEnd;
    else {
      if (last) last.to = score.paneEnd;
      runs.push({ regime: score.regime, from: score.paneEnd, to: score.paneEnd });
    }
  }
  return runs.filter(run => run.regime).map(run =>
    [{ name: run.regime, xAxis: run.from, itemStyle: { color: colour(run.regime) } }, { xAxis: run.to }]);
}

function draw() {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(`--${name}`).trim();
  const told = alerts.filter(alert => alert.company === company);
  const area = (name, value) => ({ name, type: "line", step: "end", symbol: "none", data: broken(value), lineStyle: { width: 0 },
    areaStyle: { color: colour(name), opacity: .55, origin: 0 }, silent: true, z: 2, emphasis: { disabled: true } });
  const marker = alert => ({
    value: [Date.parse(alert.eventTime), Math.max(-1, Math.min(1, alert.score.mean))],
    alert, symbol: SYMBOLS[alert.tier], symbolSize: alert.tier === "shift" ? 17 : 13,
    symbolRotate: alert.tier === "shift" && alert.direction === "closing" ? 180 : 0,
    itemStyle: { color: colour(alert.direction === "opening" ? "open" : "closed"), borderColor: alert.tier === "report" ? undefined : colour("card"),
      borderWidth: alert.tier === "report" ? 3 : 1.5 } });
  const ends = scores.length ? { min: Date.parse(scores[0].paneEnd) - DAY, max: Math.max(reachedMillis, Date.parse(scores[scores.length - 1].paneEnd)) + DAY } : {};
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: style.fontFamily, color: colour("soft") },
    grid: [{ left: 56, right: 18, top: 14, bottom: 92 }, { left: 56, right: 18, bottom: 76, height: 9 }],
    tooltip: { trigger: "axis", renderMode: "richText", confine: true, backgroundColor: colour("card"), borderColor: colour("line"),
      textStyle: { color: colour("ink"), fontSize: 13 }, axisPointer: { lineStyle: { color: colour("soft") } }, formatter: tip },
    xAxis: [{ type: "time", ...ends, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { show: false } },
      { type: "time", ...ends, gridIndex: 1, axisLine: { lineStyle: { color: colour("line") } }, axisPointer: { show: false },
        axisLabel: { color: colour("soft"), hideOverlap: true } }],
    yAxis: [{ type: "value", min: -1, max: 1, interval: .5, splitLine: { lineStyle: { color: colour("line") } },
      axisLabel: { color: colour("soft"), formatter: value => ({ 1: "open", 0: "0", "-1": "closed" })[value] ?? "" } },
    { type: "value", gridIndex: 1, min: 0, max: 1, show: false }],
    dataZoom: [{ type: "slider", xAxisIndex: [0, 1], bottom: 8, height: 22, borderColor: colour("line"), fillerColor: colour("open-tint"), textStyle: { color: colour("soft") },
      dataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } }, selectedDataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } },
      handleStyle: { color: colour("card"), borderColor: colour("soft") }, labelFormatter: value => Number.isFinite(value) ? day(value) : "", brushSelect: false }],
    series: [
      area("open", score => Math.max(0, score.mean)),
      area("closed", score => Math.min(0, score.mean)),
      { name: "mean", type: "line", step: "end", symbol: "none", data: broken(score => score.mean), lineStyle: { width: 1.5, color: colour("ink") }, z: 3 },
      { name: "baseline", type: "line", symbol: "none", data: scores.map(score => [Date.parse(score.paneEnd), score.baseline]), z: 4,
        lineStyle: { width: 2, type: [6, 4], color: colour("soft") } },
      { name: "regime", type: "line", xAxisIndex: 1, yAxisIndex: 1, symbol: "none", lineStyle: { width: 0 }, silent: true,
        data: scores.map(score => [Date.parse(score.paneEnd), 0]), tooltip: { show: false },
        markArea: { silent: true, label: { show: false }, data: regimes(colour) } },
      { name: "alerts", type: "scatter", data: told.map(marker), z: 6, emphasis: { scale: 1.5 } },
    ],
  });
  $("chart").setAttribute("aria-label", `Stance of ${company} over time: ${scores.length} scores, ${told.length} alerts; the alerts are listed below.`);
}

function tip(parameters) {
  const time = parameters[0].axisValue;
  const hits = parameters.filter(hit => hit.seriesName === "alerts").map(({ data: { alert } }) =>
    `${TIERS[alert.tier]}: ${alert.direction}, ${alert.fromRegime || "unknown"} → ${alert.toRegime || "unknown"}`);
  const near = scores.findLast(score => Date.parse(score.paneEnd) <= time) || scores[0];
  return [day(time), ...hits, ...(near ? [`mean ${signed(near.mean)}   baseline ${signed(near.baseline)}`, near.regime ? `regime ${near.regime}` : ""] : [])]
    .filter(Boolean).join("\n");
}

/** Asks for everything that depends on the company, and shows it unless another was picked meanwhile. */
async function refresh() {
  const asked = company;
  const everybody = $("all-alerts").checked;
  const [list, points, told, items, feeds] = await Promise.all([
    ask("/api/companies"), ask("/api/scores", { company: asked }),
    ask("/api/alerts", everybody ? {} : { company: asked }), ask("/api/items", { company: asked }), ask("/api/feeds")]);
  if (asked !== company || everybody !== $("all-alerts").checked) return;
  scores = points;
  showCompanies(list);
  showAlerts(told);
  showItems(items);
  showFeeds(feeds, { el, link, chip, language });
  draw();
}

function pick(name, remember) {
  company = name;
  if (remember) history.pushState(null, "", `?${new URLSearchParams({ company: name })}`);
  document.title = `${name} · Tidemark`;
  $("stance-title").textContent = `${name}: stance over time`;
  if (ready) refresh().catch(() => {});
}

function showProgress({ phase, recordsRead, fraction, reached, seconds, message }) {
  const upTo = reached ? ` up to ${day(reached)}` : "";
  reachedMillis = reached ? Date.parse(reached) : 0;
  $("progress-text").textContent = {
    STARTING: `Starting Elasticsearch and Flink … ${seconds} s`,
    REPLAYING: `Replaying the history: ${recordsRead} items${upTo}`,
    DONE: `Replayed ${recordsRead} items${upTo}`,
    FAILED: `The replay failed: ${message}`,
  }[phase];
  $("progress-text").title = message || "";
  $("progress-bar").value = fraction;
  document.querySelector(".progress").className = `progress ${phase.toLowerCase()}`;
}

/** Follows the run to its end; results of the last question are complete. */
async function follow() {
  for (;;) {
    try {
      const progress = await ask("/api/progress");
      showProgress(progress);
      ready = ready || progress.phase === "REPLAYING" || progress.phase === "DONE";
      if (ready) await refresh();
      if (progress.phase === "DONE" || progress.phase === "FAILED") return;
    } catch {
      $("progress-text").textContent = "The monitor does not answer; is it still running?";
    }
    await new Promise(again => setTimeout(again, POLL_MILLIS));
  }
}

$("company").addEventListener("change", event => pick(event.target.value, true));
$("all-alerts").addEventListener("change", () => pick(company, false));
$("companies").addEventListener("click", event => {
  const row = event.target.closest("a[data-company]");
  if (row === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  pick(row.dataset.company, true);
});
addEventListener("popstate", () => pick(fromAddress(), false));
addEventListener("resize", () => chart.resize());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
chart.on("click", { seriesName: "alerts" }, ({ data }) => {
  const card = $(`alert-${alerts.indexOf(data.alert)}`);
  document.querySelectorAll(".lit").forEach(lit => lit.classList.remove("lit"));
  card?.classList.add("lit");
  card?.focus();
});

pick(company, false);
follow();
