"use strict";
// The page: its sections, what they show of the chosen agreements, and the way to the page of a thing and back.

const page = document.getElementById("page");
const parts = {}; // the sections that follow the filter

const SECTIONS = ["networks", "timeline", "agreements", "actors", "sectors", "changes", "sources"];

function section(name, ...content) {
  return el("section", { id: name, "aria-labelledby": `${name}-title` }, el("h2", { id: `${name}-title` }, plain(name)), content);
}

// ---- What the corpus says, in three lines and figures

function counted(of, most) {
  const counts = new Map();
  for (const a of agreements) for (const n of of(a)) counts.set(n, (counts.get(n) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
}
const withCounts = (list) => between(list.map(([n, count]) => [thingLink(n), ` (${amount(count)})`]), ", ");

function summary() {
  if (!agreements.length) return [el("p", {}, plain("no-agreement"))];
  const dated = agreements.filter(hasYear);
  const span = { from: dated.reduce((least, a) => (a.from < least ? a.from : least), "9"), to: dated.reduce((most, a) => (a.to > most ? a.to : most), "") };
  const far = (from, to) => agreements.filter((a) => a.rank >= from && a.rank <= to).length;
  const parties = counted((a) => new Set(a.parties), 4);
  const about = counted((a) => a.sectors, 4);
  const numbers = { n: agreements.length, documents: data.snapshot.documents, actors: new Set(agreements.flatMap((a) => a.parties)).size };
  return [
    el("p", {}, phrase(dated.length ? "says-what" : "says-what-undated", { ...numbers, from: showDate(span.from.slice(0, 7), "long"), to: showDate(span.to.slice(0, 7), "long") })),
    parties.length ? el("p", {}, phrase(about.length ? "says-who" : "says-who-only", { parties: withCounts(parties), sectors: withCounts(about) })) : null,
    el("p", {}, phrase("says-how", { done: far(0, 1), agreed: far(2, 2), coming: far(3, 4), over: far(6, 8) })),
  ].filter(Boolean);
}

function figures() {
  const { snapshot } = data;
  const all = [["documents", snapshot.documents], ["agreements", agreements.length], ["actors", new Set(agreements.flatMap((a) => a.parties)).size],
    ["sectors", sectors.length], ["events", events.length], ["claims", snapshot.claims]];
  return el("dl", { class: "figures" }, all.map(([name, n]) => el("div", {}, el("dt", {}, plain(name)), el("dd", {}, amount(n)))));
}

// ---- Tables of actors, sectors and sources

function makeCountTable(id, classTitle, classCell) {
  return makeTable({
    id: `${id}-table`, caption: plain(id), sort: "agreements", rowKey: (r) => r.n,
    columns: [
      { key: "name", title: plain("name"), order: (r) => nameRank(r.n), cell: (r) => thingLink(r.n) },
      { key: "kind", title: classTitle, cell: (r) => classCell(r.n) },
      { key: "agreements", title: plain("agreements"), number: true, order: (r) => r.count, cell: (r) => amount(r.count) },
      { key: "partners", title: plain(id === "actors" ? "partners" : "actors"), number: true, order: (r) => r.partners.size, cell: (r) => amount(r.partners.size) },
      { key: "last", title: plain("latest"), number: true, order: (r) => r.last, cell: (r) => (r.last ? showDate(r.last.slice(0, 7)) : "–") },
    ],
  });
}

function countBy(chosen, of) {
  const rows = new Map();
  for (const a of chosen) {
    for (const n of of(a)) {
      let r = rows.get(n);
      if (!r) rows.set(n, (r = { n, count: 0, partners: new Set(), last: "" }));
      r.count++;
      for (const party of a.parties) if (party !== n) r.partners.add(party);
      if (a.to > r.last) r.last = a.to;
    }
  }
  return [...rows.values()];
}

function sourceTable() {
  const counts = new Map();
  for (const claim of evidence.claims()) counts.set(claim.document, (counts.get(claim.document) ?? 0) + 1);
  const table = makeTable({
    id: "sources-table", caption: plain("sources"), sort: "date", rowKey: (r) => r.i,
    columns: [
      { key: "date", title: plain("date"), order: (r) => r.published, cell: (r) => (r.published ? showDate(r.published) : "–") },
      { key: "name", title: plain("document"), cell: (r) => showSource([r.node, r.id, r.title, r.url, ""]) },
      { key: "id", title: plain("identifier"), cell: (r) => el("bdi", {}, r.id) },
      { key: "claims", title: plain("claims"), number: true, order: (r) => r.claims, cell: (r) => amount(r.claims) },
    ],
  });
  table.show(evidence.documents().map(([node, id, title, url, published], i) => ({ i, node, id, title, url, published, claims: counts.get(i) ?? 0 })));
  return table.element;
}

/** The evidence is large: its table is made when somebody comes near, or prints. */
function lazily(make) {
  const place = el("div", { class: "later" });
  const watch = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && parts.showSources(), { rootMargin: "300px" });
  parts.showSources = () => {
    watch.disconnect();
    place.replaceWith(make());
    parts.showSources = () => {};
  };
  watch.observe(place);
  return place;
}

// ---- The whole

/** Shows a list when the element is on the screen or nearly: what nobody sees costs nothing. */
function whenNear(element, show) {
  const state = { near: true, waiting: null };
  const flush = () => {
    if (state.waiting) show(state.waiting);
    state.waiting = null;
  };
  new IntersectionObserver((seen) => {
    state.near = seen.at(-1).isIntersecting;
    if (state.near) flush();
  }, { rootMargin: "50%" }).observe(element);
  return {
    flush,
    show(list) {
      state.waiting = list;
      if (state.near) flush();
    },
  };
}

function update(formToo = false) {
  if (formToo) {
    parts.form.replaceWith((parts.form = filterForm(update)));
    parts.form.elements.text.focus();
  }
  const chosen = chosenAgreements();
  document.getElementById("outcome").textContent = t("chosen", { n: chosen.length, all: agreements.length });
  document.getElementById("clear").hidden = !isFiltered();
  parts.map.show(chosen);
  for (const follower of parts.followers) follower.show(chosen);
}
function chooseSpan(from, to) {
  const same = filter.from === from && filter.to === to;
  Object.assign(filter, same ? { from: "", to: "" } : { from, to });
  parts.form.elements.from.value = filter.from;
  parts.form.elements.to.value = filter.to;
  update();
}

// ---- Light and dark: as the reader's system has it, until somebody chooses

const root = document.documentElement;
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
function setTheme(name) {
  root.dataset.theme = name;
  parts.map?.repaint();
}

function head() {
  const languages = Object.keys(data.words);
  const nameIn = (lang) => new Intl.DisplayNames([lang], { type: "language" }).of(lang);
  const choose = el("select", { "aria-label": plain("language"), id: "language", onchange: (event) => (speak(event.target.value), build()) },
    languages.map((lang) => el("option", { value: lang, lang, selected: lang === words.lang }, nameIn(lang))));
  return el("header", { class: "top" },
    el("a", { class: "wordmark", href: "#main" }, "Entente"),
    el("nav", { "aria-label": plain("contents") }, SECTIONS.map((name) => el("a", { href: `#${name}` }, plain(name)))),
    el("div", { class: "tools" }, choose, button(plain("theme"), () => setTheme(root.dataset.theme === "dark" ? "light" : "dark"), { id: "theme" })));
}

function overview() {
  const networks = section("networks");
  const timeline = section("timeline");
  const table = agreementTable("agreements-table", plain("agreements"));
  const actorTable = makeCountTable("actors", plain("kind"), (n) => plain(`ent:${classOf(n)}`));
  const sectorTable = makeCountTable("sectors", plain("group"), (n) => between(values(n, "broader").map(named), ", "));
  const bars = makeTimeline(timeline, chooseSpan);
  parts.map = makeMap(networks);
  parts.form = filterForm(update);
  parts.followers = [
    whenNear(timeline, (chosen) => bars.show(filter.from || filter.to ? chosenAgreements({ period: false }) : chosen)),
    whenNear(table.element, table.show),
    whenNear(actorTable.element, (chosen) => actorTable.show(countBy(chosen, (a) => new Set(a.parties)))),
    whenNear(sectorTable.element, (chosen) => sectorTable.show(countBy(chosen, (a) => a.sectors))),
  ];
  return el("div", { id: "overview" },
    el("header", { class: "lead" }, el("h1", { tabindex: -1 }, data.title || plain("title")), el("div", { class: "says" }, summary()), figures()),
    parts.form, networks, timeline, section("agreements", table.element), section("actors", actorTable.element),
    section("sectors", sectorTable.element), section("changes", showChanges()), section("sources", lazily(sourceTable)));
}

function foot() {
  const { snapshot } = data;
  return el("footer", {}, el("p", {}, t("made-from", { snapshot: String(snapshot.number), documents: snapshot.documents, n: snapshot.triples })),
    el("p", { class: "hash" }, `SHA-256 ${snapshot.sha256}`));
}

/** #/state/FR is the page of a thing; #agreements and the like are places in the overview. */
function route(arrived = true) {
  const n = location.hash.startsWith("#/") ? thingAt(location.hash) : undefined;
  document.getElementById("thing")?.remove();
  parts.overview.hidden = n !== undefined;
  document.title = n === undefined ? data.title || plain("title") : `${nameOf(n).text.slice(0, 100)} – Entente`;
  if (n === undefined) {
    if (arrived) document.getElementById(location.hash.slice(1))?.scrollIntoView();
    return;
  }
  document.getElementById("main").append(showThing(n));
  if (!arrived) return;
  scrollTo(0, 0);
  document.querySelector("#thing h1").focus({ preventScroll: true });
}

function build() {
  tables.clear();
  parts.overview = overview();
  page.replaceChildren(
    el("a", { class: "skip", href: "#main" }, plain("skip")), head(),
    el("main", { id: "main", tabindex: -1 }, parts.overview), foot(), el("div", { id: "live", class: "sr", role: "status" }));
  update();
  route(false);
}

let themeOnScreen;
function forPrint(yes) {
  themeOnScreen = yes ? root.dataset.theme : themeOnScreen;
  setTheme(yes ? "light" : themeOnScreen);
  if (yes) for (const follower of [...parts.followers, { flush: parts.showSources }]) follower.flush();
  for (const table of tables) if (table.element.isConnected) table.print(yes);
  parts.map.print(yes);
}

setTheme(systemIsDark.matches ? "dark" : "light");
speak(preferredLanguage());
build();
if (location.hash) route();
addEventListener("hashchange", () => route());
addEventListener("beforeprint", () => forPrint(true));
addEventListener("afterprint", () => forPrint(false));
systemIsDark.addEventListener("change", () => setTheme(systemIsDark.matches ? "dark" : "light"));
requestIdleCallback(() => agreements.forEach(searchText)); // the first search shall be as fast as the next
root.dataset.ready = "true";
