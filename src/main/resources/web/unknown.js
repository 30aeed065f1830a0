// What is not known about an alert, derived from its documents alone.
import { say, word } from "/words.js";

/** One sentence for each thing that whoever writes about it should know is missing. */
export function unknown({ alert, items = [], signals = [], signalsCut }) {
  const ids = [...new Set((alert.evidence ?? []).map(quote => quote.itemId))];
  const known = items.filter(item => ids.includes(item.id));
  const found = signals.filter(signal => ids.includes(signal.itemId));
  // Of signals that are cut, those behind the alert may be missing: what is said of all of them needs all.
  const behind = !signalsCut || ids.every(id => found.some(signal => signal.itemId === id)) ? found : [];
  const lines = [];
  const tell = (key, n, values = {}) => { if (n > 0) lines.push(say(key, { n, of: ids.length, ...values })); };

  tell("unknown.gone", ids.length - known.length);
  tell("unknown.summaryOnly", known.filter(item => item.body !== "article").length);
  tell("unknown.cut", known.filter(item => item.textTruncated).length);
  tell("unknown.dayOnly", known.filter(item => item.dateQuality === "day").length);
  tell("unknown.noDate", known.filter(item => !["second", "day"].includes(item.dateQuality)).length);
  tell("unknown.unseen", known.filter(item => !item.seenAt).length);
  if (alert.sources === 1) lines.push(say("unknown.oneSource"));
  const origins = alert.origins ?? [];
  if (origins.length === 1 && (alert.evidence ?? []).every(quote => quote.origin === origins[0])) lines.push(say("unknown.oneOrigin", { origin: origins[0] }));
  if (behind.length > 1 && new Set(behind.map(signal => signal.chain)).size === 1) lines.push(say("unknown.oneStory"));
  if (behind.length > 0 && behind.every(signal => ["aggregator", "blog"].includes(signal.sourceClass))) {
    lines.push(say("unknown.faint", { source: word("source", behind[0].sourceClass) }));
  }
  const own = signals.some(signal => (signal.claims ?? []).some(claim => ["company", "executive"].includes(claim.speaker)));
  if (!own && !signalsCut) lines.push(say("unknown.silent", { company: alert.company }));
  if (!alert.fromRegime) lines.push(say("unknown.regime", { company: alert.company }));
  else if (!alert.fromSince) lines.push(say("unknown.since", { company: alert.company, regime: word("regime", alert.fromRegime) }));
  return lines;
}
