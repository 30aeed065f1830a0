// How an alert's story went on, with what happened around it to the same company.
import { el } from "/dom.js";
import { lacked } from "/company.js";
import { change, tier, way } from "/parts.js";
import { to } from "/route.js";
import { day, say, word } from "/words.js";

/** Every event as {time, text, kind, view, of}: alerts, what became of them, near-misses. */
function events({ alerts = [], nearMisses = [] }) {
  const told = alerts.flatMap(alert => [
    { time: alert.eventTime, of: alert, view: "alert", text: alert.promotedFrom && say("time.promoted", { tier: word("tier", alert.promotedFrom) }) },
    alert.endedAt && { time: alert.endedAt, of: alert, view: "alert", text: word("ending", alert.ending) },
    alert.correction && { time: alert.correction.time, of: alert, view: "alert", text: say("alert.corrected", { ...alert.correction, time: day(alert.correction.time) }) }]);
  const nearly = nearMisses.map(near => ({ time: near.eventTime, of: near, view: "near-miss", text: `${say("near.kind")}: ${lacked(near)}` }));
  return [...told, ...nearly].filter(Boolean).sort((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : 0));
}

/** The list of events, oldest first; what belongs to the same story is said to. */
export function timeline(story, id, view) {
  return el("ol", { class: "timeline" }, ...events(story).map(({ time, of, view: where, text }) => {
    const isThis = of.id === id && where === view;
    return el("li", { class: [isThis && "this", where === "near-miss" && "nearly"].filter(Boolean).join(" ") },
      el("time", { datetime: time }, day(time)), " ",
      isThis ? tier(of.tier) : el("a", { href: to(where, of.id) }, tier(of.tier), el("span", { class: "unseen" }, ` ${of.company}`)),
      " ", way(of.direction), " ", change(of),
      isThis ? el("strong", {}, ` ${say("time.this")}`) : of.story === story.alert.story && where === view && el("strong", {}, ` ${say("time.same")}`),
      text && el("p", { class: "meta" }, text));
  }));
}
