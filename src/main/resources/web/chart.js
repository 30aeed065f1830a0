// Stance over time: window mean, baseline, regime and alerts. The library is fetched when a chart is first wanted.
import { $ } from "/dom.js";
import { day, say, signed, spoken, word } from "/words.js";

const DAY = 86_400_000;
const SYMBOLS = { report: "emptyCircle", notice: "diamond", shift: "triangle" };
/** How the time axis writes dates where the library does not speak the language. */
const DATES = { ja: { year: "{yyyy}年", month: "{M}月", day: "{M}/{d}" } };
let chart;

/** Fetches the library while what is to be drawn is still asked for; that it does not come is met when drawing. */
export function prepare() {
  import("/echarts.js").catch(() => {});
}

/**
 * Draws a company's scores and alerts.
 *
 * @param reached latest time read so far, in milliseconds; 0 when there is no more than the scores
 * @param open called with an alert whose marker is clicked
 */
export async function draw({ company, scores, alerts, reached }, open) {
  if (chart === undefined) {
    const echarts = await import("/echarts.js");
    chart ??= echarts.init($("chart"), null, { renderer: "canvas" });
    addEventListener("resize", () => chart.resize());
  }
  chart.resize();
  chart.off("click");
  chart.on("click", { seriesName: "alerts" }, ({ data }) => open(data.alert));
  chart.setOption(option(scores, alerts, reached));
  $("chart").setAttribute("aria-label", say("chart.label", { company, scores: scores.length, alerts: alerts.length }));
}

/** Points for a line that breaks where the window was empty: while it is not, there is a score each midnight. */
function broken(scores, value) {
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
function regimes(scores, colour) {
  const runs = [];
  for (const score of scores) {
    const last = runs[runs.length - 1];
    if (last) last.to = score.paneEnd;
    if (!last || last.regime !== score.regime) runs.push({ regime: score.regime, from: score.paneEnd, to: score.paneEnd });
  }
  return runs.filter(run => run.regime).map(run =>
    [{ name: run.regime, xAxis: run.from, itemStyle: { color: colour(run.regime) } }, { xAxis: run.to }]);
}

function marker(alert, colour) {
  const { tier, direction } = alert;
  return {
    value: [Date.parse(alert.eventTime), Math.max(-1, Math.min(1, alert.score.mean))],
    alert, symbol: SYMBOLS[tier], symbolSize: tier === "shift" ? 17 : 13, symbolRotate: tier === "shift" && direction === "closing" ? 180 : 0,
    itemStyle: { color: colour(direction === "opening" ? "open" : "closed"), borderColor: tier === "report" ? undefined : colour("card"),
      borderWidth: tier === "report" ? 3 : 1.5 } };
}

function tip(scores) {
  return parameters => {
    const time = parameters[0].axisValue;
    const hits = parameters.filter(hit => hit.seriesName === "alerts").map(({ data: { alert } }) =>
      `${word("tier", alert.tier)}: ${word("direction", alert.direction)}, ${word("regime", alert.fromRegime ?? "unknown")} → ${word("regime", alert.toRegime ?? "unknown")}`);
    const near = scores.findLast(score => Date.parse(score.paneEnd) <= time) || scores[0];
    const numbers = near === undefined ? [] : [say("chart.tip", { mean: signed(near.mean), baseline: signed(near.baseline) }),
      near.regime && `${say("table.regime")}: ${word("regime", near.regime)}`];
    return [day(time), ...hits, ...numbers].filter(Boolean).join("\n");
  };
}

function option(scores, alerts, reached) {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(`--${name}`).trim();
  const area = (name, value) => ({ name, type: "line", step: "end", symbol: "none", data: broken(scores, value), lineStyle: { width: 0 },
    areaStyle: { color: colour(name), opacity: .55, origin: 0 }, silent: true, z: 2, emphasis: { disabled: true } });
  const last = scores[scores.length - 1];
  const ends = scores.length ? { min: Date.parse(scores[0].paneEnd) - DAY, max: Math.max(reached, Date.parse(last.paneEnd)) + DAY } : {};
  return {
    animation: false,
    textStyle: { fontFamily: style.fontFamily, color: colour("soft") },
    grid: [{ left: 66, right: 18, top: 14, bottom: 92 }, { left: 66, right: 18, bottom: 76, height: 9 }],
    tooltip: { trigger: "axis", renderMode: "richText", confine: true, backgroundColor: colour("card"), borderColor: colour("line"),
      textStyle: { color: colour("ink"), fontSize: 13 }, axisPointer: { lineStyle: { color: colour("soft") } }, formatter: tip(scores) },
    xAxis: [{ type: "time", ...ends, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { show: false } },
      { type: "time", ...ends, gridIndex: 1, axisLine: { lineStyle: { color: colour("line") } }, axisPointer: { show: false },
        axisLabel: { color: colour("soft"), hideOverlap: true, formatter: DATES[spoken()] } }],
    yAxis: [{ type: "value", min: -1, max: 1, interval: .5, splitLine: { lineStyle: { color: colour("line") } },
      axisLabel: { color: colour("soft"), formatter: value => ({ 1: word("regime", "open"), 0: "0", "-1": word("regime", "closed") })[value] ?? "" } },
    { type: "value", gridIndex: 1, min: 0, max: 1, show: false }],
    dataZoom: [{ type: "slider", xAxisIndex: [0, 1], bottom: 8, height: 22, borderColor: colour("line"), fillerColor: colour("open-tint"), textStyle: { color: colour("soft") },
      dataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } }, selectedDataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } },
      handleStyle: { color: colour("card"), borderColor: colour("soft") }, labelFormatter: value => (Number.isFinite(value) ? day(value) : ""), brushSelect: false }],
    series: [
      area("open", score => Math.max(0, score.mean)),
      area("closed", score => Math.min(0, score.mean)),
      { name: "mean", type: "line", step: "end", symbol: "none", data: broken(scores, score => score.mean), lineStyle: { width: 1.5, color: colour("ink") }, z: 3 },
      { name: "baseline", type: "line", symbol: "none", data: scores.map(score => [Date.parse(score.paneEnd), score.baseline]), z: 4,
        lineStyle: { width: 2, type: [6, 4], color: colour("soft") } },
      { name: "regime", type: "line", xAxisIndex: 1, yAxisIndex: 1, symbol: "none", lineStyle: { width: 0 }, silent: true,
        data: scores.map(score => [Date.parse(score.paneEnd), 0]), tooltip: { show: false },
        markArea: { silent: true, label: { show: false }, data: regimes(scores, colour) } },
      { name: "alerts", type: "scatter", data: alerts.map(alert => marker(alert, colour)), z: 6, emphasis: { scale: 1.5 } },
    ],
  };
}
