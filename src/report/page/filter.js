"use strict";
// Which agreements are meant. Everything that the page shows of the corpus shows those.

const filter = { text: "", actor: null, sector: null, statuses: new Set(), from: "", to: "" };
const isFiltered = () => filter.text || filter.actor !== null || filter.sector !== null || filter.statuses.size || filter.from || filter.to;

const searchText = (() => {
  const known = new Map();
  const labels = (n) => ["label", "altLabel", "prefLabel", "isoCode"].flatMap((property) => values(n, property).map(textOf));
  return (a) => {
    let text = known.get(a.n);
    if (text === undefined) {
      const near = [a.n, ...a.parties, ...a.sectors, ...values(a.n, "signatory"), ...values(a.n, "place")];
      const kinds = Object.values(data.words).map((list) => list[`kind:${a.kind}`] ?? "");
      known.set(a.n, (text = folded([...near.flatMap(labels), ...kinds].join("\n"))));
    }
    return text;
  };
})();

/** The agreements that pass the filter; `period: false` leaves the dates out of it. */
function chosenAgreements({ period = true } = {}) {
  const wanted = folded(filter.text).split(/\s+/).filter(Boolean);
  const below = filter.sector === null ? null : sectorAndBelow(filter.sector);
  const of = filter.actor === null ? agreements : agreementsOf.get(filter.actor) ?? [];
  return of.filter((a) =>
    (!filter.statuses.size || filter.statuses.has(a.status)) &&
    (!below || a.sectors.some((sector) => below.has(sector))) &&
    (!period || inPeriod(a)) &&
    wanted.every((word) => searchText(a).includes(word)));
}

/** What has no date is in no period. "2025" as an end means the whole year. */
function inPeriod(a) {
  if (!filter.from && !filter.to) return true;
  return a.from !== "" && (!filter.from || a.to >= filter.from) && (!filter.to || a.from <= filter.to);
}

function clearFilter() {
  Object.assign(filter, { text: "", actor: null, sector: null, from: "", to: "" });
  filter.statuses.clear();
}

// ---- The form

/** Sectors with those that are narrower below them, as options of a list. */
function sectorOptions() {
  const shown = new Set(sectors);
  const broader = (n) => values(n, "broader").filter((above) => above !== n);
  for (const sector of shown) for (const above of broader(sector)) shown.add(above);
  const byName = [...shown].sort((a, b) => nameOf(a).text.localeCompare(nameOf(b).text, words.lang));
  const options = [];
  const seen = new Set();
  const add = (sector, depth) => {
    if (seen.has(sector)) return;
    seen.add(sector);
    options.push(el("option", { value: sector, selected: sector === filter.sector }, "\u2003".repeat(depth) + nameOf(sector).text));
    for (const below of byName) if (broader(below).includes(sector)) add(below, depth + 1);
  };
  for (const sector of byName) if (!broader(sector).length) add(sector, 0);
  for (const sector of byName) add(sector, 0);
  return options;
}

const actorNamed = (name) => actors.find((n) => nameOf(n).text === name) ?? actors.find((n) => codeOf(n) === name.toUpperCase());

function fillActorList() {
  const list = document.getElementById("actor-names");
  if (list.childElementCount) return;
  const known = actors.filter((n) => agreementsOf.has(n)).sort((a, b) => nameRank(a) - nameRank(b));
  list.append(...known.map((n) => el("option", { value: nameOf(n).text })));
}

function statusBox(status, changed) {
  const toggle = (event) => {
    if (event.target.checked) filter.statuses.add(status);
    else filter.statuses.delete(status);
    changed();
  };
  return el("label", { class: "chip" },
    el("input", { type: "checkbox", value: status, checked: filter.statuses.has(status), onchange: toggle }),
    statusMark(status), statusWord(status));
}

const field = (name, input) => el("label", { class: `field ${name}` }, el("span", {}, plain(name)), input);

function filterForm(changed) {
  const set = (key, read) => (event) => ((filter[key] = read(event.target)), changed());
  const present = STATUSES.filter((status) => agreements.some((a) => a.status === status));
  const actor = el("input", { name: "actor", list: "actor-names", autocomplete: "off", value: filter.actor === null ? "" : nameOf(filter.actor).text, onfocus: fillActorList });
  actor.addEventListener("input", () => {
    const found = actor.value ? actorNamed(actor.value) : null;
    actor.setAttribute("aria-invalid", actor.value !== "" && found === undefined);
    if ((found ?? null) === filter.actor) return;
    filter.actor = found ?? null;
    changed();
  });
  const day = (key) => el("input", { type: "date", name: key, value: filter[key], onchange: set(key, (input) => input.value) });
  return el("form", { class: "filter", role: "search", "aria-label": plain("filter"), onsubmit: (event) => event.preventDefault() },
    field("search", el("input", { type: "search", name: "text", value: filter.text, autocomplete: "off", oninput: set("text", (input) => input.value) })),
    field("actor", actor), el("datalist", { id: "actor-names" }),
    field("sector", el("select", { name: "sector", onchange: set("sector", (input) => (input.value ? +input.value : null)) },
      el("option", { value: "" }, plain("all-sectors")), sectorOptions())),
    field("from", day("from")), field("to", day("to")),
    el("fieldset", { class: "statuses" }, el("legend", {}, plain("status")), present.map((status) => statusBox(status, changed))),
    el("p", { class: "outcome" }, el("output", { id: "outcome" }),
      button(plain("clear"), () => (clearFilter(), changed(true)), { class: "quiet", id: "clear" })));
}
