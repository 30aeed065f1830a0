// Draws each Vega panel of the dashboards from what Elasticsearch answered to its query, as Kibana would, without a browser.
// Reads DIR/*.json, each {name, spec, answers: {state: answer}}; "filled" has to show more than what is
// without data, and that has to say so.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createRequire } from "node:module";

const [directory, modules] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(modules, "package.json"));
const vega = require("vega");
const vegaLite = require("vega-lite");

const complaints = [];

function logger(what, hidden) {
  const silent = () => log;
  const complain = (...words) => {
    complaints.push(`${what}: ${words.join(" ")}`);
    return log;
  };
  const log = { level: silent, error: complain, warn: hidden ? silent : complain, info: silent, debug: silent };
  return log;
}

/** Kibana puts the answer in the place of the query. */
function withAnswer(spec, answer) {
  return { ...spec, data: { ...spec.data, url: undefined, values: answer } };
}

/** Kinds of the shapes and texts with a datum of the panel's own, which axes and legends have not. */
function drawn(group) {
  const own = group.role === "mark" && group.marktype !== "group" ? [group.marktype] : [];
  return (group.items ?? []).flatMap((item) => [...own, ...(item.items ?? []).flatMap(drawn)]);
}

async function draw(name, state, spec, answer) {
  const what = `${name}, ${state}`;
  // Of nothing there is no extent, says Vega; a panel may ask Kibana not to show that.
  const log = logger(what, state !== "filled" && spec.config?.kibana?.hideWarnings);
  const compiled = vegaLite.compile(withAnswer(spec, answer), { logger: log }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: "none", logger: log });
  await view.runAsync();
  const marks = drawn(view.scenegraph().root);
  writeFileSync(join(directory, "drawn", `${name}-${state}.svg`), await view.toSVG());
  console.log(`${what}: ${marks.length} marks`);
  return marks;
}

mkdirSync(join(directory, "drawn"), { recursive: true });
const files = readdirSync(directory).filter((file) => file.endsWith(".json"));
if (files.length === 0) {
  complaints.push(`${directory}: no panels`);
}
for (const file of files) {
  const { name, spec, answers } = JSON.parse(readFileSync(join(directory, file), "utf8"));
  const marks = {};
  for (const [state, answer] of Object.entries(answers)) {
    marks[state] = await draw(name, state, spec, answer).catch((error) => {
      complaints.push(`${name}, ${state}: ${error.message}`);
      return [];
    });
  }
  for (const [state, seen] of Object.entries(marks).filter(([state]) => state !== "filled")) {
    const shapes = (kinds) => kinds.filter((kind) => kind !== "text").length;
    if (!(shapes(marks.filled) > shapes(seen))) {
      complaints.push(`${name}, ${state}: draws no less than of data`);
    }
    if (!seen.includes("text")) {
      complaints.push(`${name}, ${state}: does not say that there is nothing`);
    }
  }
}
for (const complaint of complaints) {
  console.error(complaint);
}
process.exitCode = complaints.length === 0 ? 0 : 1;
