// The table of all companies, and the choice of one.
import { $, el, fill } from "/dom.js";
import { meter, regime } from "/parts.js";
import { to } from "/route.js";
import { day, month, signed } from "/words.js";

/** Shows all companies, and marks the one that is looked at. */
export function showCompanies(list, company) {
  const names = list.map(one => one.company);
  if (company !== null && !names.includes(company)) names.unshift(company);
  const options = $("company");
  if ([...options.options].map(one => one.value).join("\n") !== names.join("\n")) {
    fill(options, names.map(name => el("option", { value: name }, name)));
  }
  options.value = company;
  fill($("companies"), list.map(one => el("tr", { class: one.company === company && "here" },
    el("th", { scope: "row" }, el("a", { href: to("company", one.company), "aria-current": one.company === company && "true" }, one.company)),
    el("td", {}, regime(one.regime)),
    el("td", {}, el("span", { class: "value" }, meter(one.mean), signed(one.mean))),
    el("td", { class: "n" }, String(one.alerts)),
    el("td", { class: "n", title: day(one.paneEnd) }, month(one.paneEnd)))));
}
