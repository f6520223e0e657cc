"use strict";
// The page of one thing: an actor with all that it signed, a sector, an agreement, an event, a person.

const SHOWN_APART = new Set(["type", "label", "prefLabel", "altLabel", "earliest", "latest", "sameAs", "inScheme", "topConceptOf"]);

function row(title, content) {
  return el("div", {}, el("dt", {}, title), el("dd", {}, content));
}

/** What the graph says of it, property by property. */
function showProperties(n) {
  const rows = Object.entries(things.get(n)).filter(([property]) => !SHOWN_APART.has(property))
    .sort(([a], [b]) => byProperty(a, b)).map(([property, objects]) =>
    row(propertyWord(property), property === "status" ? objects.map((o) => showStatus(endOf(o)))
      : property === "kind" ? objects.map((o) => kindWord(endOf(o))) : between(objects.map(showObject), ", ")));
  const others = values(n, "altLabel").map(showObject);
  if (others.length) rows.push(row(plain("also-called"), between(others.slice(0, 12), ", ")));
  const same = values(n, "sameAs").filter((o) => typeof o === "number").map((o) => outLink(nodes[o], endOf(o)));
  if (same.length) rows.push(row(plain("elsewhere"), between(same, ", ")));
  return rows.length ? el("dl", { class: "properties" }, rows) : null;
}

/** Things that name this one by a property: who acts for a state, at which events it was. */
function showRelated(n) {
  const skipped = new Set(["party", "covers", "signatory", "broader"]);
  const groups = new Map();
  for (const [other, property] of related.get(n) ?? none) if (!skipped.has(property) && classOf(other)) link(groups, property, other);
  return [...groups].map(([property, list]) => {
    const heading = hasWord(`by-${property}`) ? plain(`by-${property}`) : propertyWord(property);
    const item = (other) => el("li", {}, thingLink(other), relatedNote(other, property));
    const most = 40;
    return el("section", {}, el("h3", {}, heading), el("ul", { class: "plainlist" }, list.slice(0, most).map(item)),
      list.length > most ? el("p", { class: "empty" }, t("and-more", { n: list.length - most })) : null);
  });
}
function relatedNote(n, property) {
  const office = bestLabel(values(n, "office"));
  if (property === "actsFor" && office) return el("small", {}, " ", textOf(office));
  const date = value(n, "startsOn") ?? value(n, "earliest");
  return date && classOf(n) !== "Person" ? el("small", {}, " ", showDate(date)) : null;
}

/** Who else is in its agreements, the most frequent first. */
function showPartners(n, list) {
  const counts = new Map();
  for (const a of list) for (const party of new Set(a.parties)) if (party !== n) counts.set(party, (counts.get(party) ?? 0) + 1);
  const partners = [...counts].sort((a, b) => b[1] - a[1] || nameRank(a[0]) - nameRank(b[0]));
  return partners.length ? el("section", {}, el("h3", {}, plain(sectors.includes(n) ? "actors" : "partners")), rankedList(partners)) : null;
}
function showSectors(list) {
  const counts = new Map();
  for (const a of list) for (const sector of a.sectors) counts.set(sector, (counts.get(sector) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || nameRank(a[0]) - nameRank(b[0]));
  return ranked.length ? el("section", {}, el("h3", {}, plain("sectors")), rankedList(ranked)) : null;
}

/** Names with bars as long as they are frequent. */
function rankedList(ranked, most = 15) {
  const widest = ranked[0][1];
  const bar = (n) => svg("svg", { class: "length", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { width: (100 * n) / widest, height: 6 }));
  const item = ([n, count]) => el("li", {}, thingLink(n), el("span", { class: "count" }, amount(count)), bar(count));
  return [el("ol", { class: "ranked" }, ranked.slice(0, most).map(item)),
    ranked.length > most ? el("p", { class: "empty" }, t("and-more", { n: ranked.length - most })) : null];
}

function showThing(n) {
  const list = agreementsOf.get(n) ?? [];
  const kind = classOf(n);
  const head = el("header", { class: "thing" },
    el("p", { class: "kicker" }, plain(`ent:${kind}`), codeOf(n) ? ` · ${codeOf(n)}` : ""),
    el("h1", { tabindex: -1 }, named(n)),
    list.length ? el("p", { class: "sub" }, t("n-agreements", { n: list.length })) : null);
  const parts = [head, list.length ? statusCounts(list) : null, showProperties(n)];
  if (list.length) {
    const table = agreementTable("its-agreements", plain("agreements"));
    table.show(list);
    parts.push(el("div", { class: "columns" }, showPartners(n, list), sectors.includes(n) ? null : showSectors(list)),
      el("section", {}, el("h2", {}, plain("agreements")), table.element));
  }
  const others = showRelated(n);
  if (others.length) parts.push(el("div", { class: "columns" }, others));
  parts.push(el("section", {}, el("h2", {}, plain("quotes")), showEvidence(n)));
  return el("article", { id: "thing" }, el("p", { class: "back" }, el("a", { href: "#main" }, "\u2190 ", plain("back"))), parts);
}
