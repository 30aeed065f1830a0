// Who says it and who denies it: claims of the window, counted by speaker, by kind of publisher, by origin.
import { el } from "/dom.js";
import { card, table } from "/parts.js";
import { say, word } from "/words.js";

const WAY = { opening: "OPEN", closing: "CLOSED" };

/** For, denied or against, seen from an alert's direction; undefined for what is merely recalled or says neither. */
function side({ stance, certainty }, direction) {
  if (certainty === "denied") return "denied";
  if (certainty === "background" || !Object.values(WAY).includes(stance)) return undefined;
  return stance === WAY[direction] ? "for" : "against";
}

/** Who says what in some signals as {side, speaker, source, origin}: an item that repeats itself counts once. */
function sides(signals, direction) {
  return signals.flatMap(signal => {
    const said = (signal.claims ?? [])
      .map(claim => ({ side: side(claim, direction), speaker: claim.speaker, source: signal.sourceClass, origin: claim.origin }))
      .filter(claim => claim.side !== undefined);
    return [...new Map(said.map(claim => [JSON.stringify(claim), claim])).values()];
  });
}

/**
 * What speaks against an alert, as quotes: what was told with it, then what else is counted as denied or to the contrary;
 * each sentence of an item once.
 */
export function contrary({ alert, signals = [] }) {
  const counted = signals.flatMap(signal => (signal.claims ?? [])
    .filter(claim => claim.evidence && ["denied", "against"].includes(side(claim, alert.direction)))
    .map(claim => ({ ...signal, ...claim })));
  const place = ({ itemId, evidence }) => JSON.stringify([itemId, evidence.text]);
  const quotes = new Map();
  for (const one of [...(alert.counterClaims ?? []), ...counted]) {
    if (!quotes.has(place(one))) quotes.set(place(one), one);
  }
  return [...quotes.values()];
}

function rows(claims, name, kind) {
  const values = [...new Set(claims.map(claim => claim[name]).filter(value => value !== undefined && value !== null))];
  const count = (value, wanted) => claims.filter(claim => claim[name] === value && claim.side === wanted).length;
  return values.map(value => [kind === undefined ? value : word(kind, value), ...["for", "denied", "against"].map(wanted => count(value, wanted))])
    .sort((one, other) => sum(other) - sum(one)).map(cells => cells.map(String));
}

const sum = ([, ...counts]) => counts.reduce((total, count) => total + count, 0);

/** The card of claims against denials; it says so where more were said than were counted. */
export function balance({ alert, signals = [], signalsCut }) {
  const claims = sides(signals, alert.direction);
  const headings = [word("direction", alert.direction), say("claims.denied"), say("claims.against")];
  const tables = [["claims.bySpeaker", "speaker", "speaker"], ["claims.bySource", "source", "source"], ["claims.byOrigin", "origin", undefined]]
    .map(([heading, name, kind]) => [heading, rows(claims, name, kind)]).filter(([, found]) => found.length > 0)
    .map(([heading, found]) => table([say(heading), ...headings], found, [1, 2, 3]));
  const shown = card(say("claims.balance"),
    el("p", { class: "meta" }, say(signalsCut ? "claims.newest" : "claims.window", { days: parseInt(alert.score?.window, 10) || "?", n: signals.length, company: alert.company })),
    ...(tables.length > 0 ? tables : [el("p", {}, say("claims.none"))]));
  shown.classList.add("balance");
  return shown;
}
