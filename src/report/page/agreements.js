"use strict";
// Agreements in tables and lists.

/** A short line drawn as the networks draw this status: the colour is not alone in telling it. */
function statusMark(status) {
  return svg("svg", { class: `mark ${status || "unknown"}`, viewBox: "0 0 22 8", width: 22, height: 8, "aria-hidden": "true" },
    svg("line", { x1: 1, x2: 21, y1: 4, y2: 4 }));
}
const showStatus = (status) => el("span", { class: "status" }, statusMark(status), statusWord(status));

/** The address of a thing's page. */
const HOMES = ["https://w3id.org/entente/id/", "https://w3id.org/entente/"];
const addressOf = (n) => {
  const home = HOMES.find((space) => nodes[n].startsWith(space)) ?? "";
  return `#/${encodeURIComponent(nodes[n].slice(home.length)).replaceAll("%2F", "/")}`;
};
function thingAt(hash) {
  let rest = hash.slice(2);
  try { rest = decodeURIComponent(rest); } catch { return undefined; }
  return [...HOMES, ""].map((space) => nodes.indexOf(space + rest)).find((n) => n >= 0 && things.has(n));
}
const thingLink = (n) => (things.has(n) && classOf(n) && classOf(n) !== "Place" ? el("a", { href: addressOf(n) }, named(n)) : named(n));

/** Links to things with commas between; the rest is counted. */
function thingList(list, most = 6) {
  const shown = between(list.slice(0, most).map(thingLink), ", ");
  return list.length > most ? [shown, ` ${t("and-more", { n: list.length - most })}`] : shown;
}

function showDates(a) {
  if (!a.date) return a.from ? showDate(a.from) : el("span", { class: "none" }, "–");
  return el("time", { datetime: a.date, title: plain(`ent:${a.dated}`) }, showDate(a.date));
}

const agreementColumns = () => [
  { key: "date", title: plain("date"), order: (a) => a.date || a.from, cell: showDates },
  { key: "name", title: plain("agreement"), order: (a) => nameRank(a.n), cell: (a) => [
    button("", null, { class: "more", "aria-expanded": "false", "aria-label": t("quotes-of", { name: nameOf(a.n).text.slice(0, 120) }) }, "\u203a"),
    el("span", { class: "name" }, thingLink(a.n), values(a.n, "label").length && a.kind ? el("small", {}, kindWord(a.kind)) : null)] },
  { key: "parties", title: plain("parties"), order: (a) => a.parties.length, cell: (a) => thingList(a.parties) },
  { key: "sectors", title: plain("sectors"), cell: (a) => thingList(a.sectors, 4) },
  { key: "status", title: plain("status"), order: (a) => a.rank, cell: (a) => showStatus(a.status) },
];

function agreementTable(id, caption) {
  return makeTable({ id, caption, columns: agreementColumns(), sort: "date", rowKey: (a) => a.n, detail: (a) => showEvidence(a.n) });
}

/** For the panel beside a network: each agreement opens to its quotes. */
function agreementList(list, most = 30) {
  const item = (a) => {
    const details = el("details", { class: "agreement", "data-agreement": a.n },
      el("summary", {}, el("span", { class: "name" }, named(a.n)), el("small", {}, showStatus(a.status), " ", showDates(a))));
    details.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1)
        details.append(showEvidence(a.n, 4), el("p", {}, el("a", { href: addressOf(a.n) }, plain("whole-page"))));
    });
    return details;
  };
  return [list.slice(0, most).map(item), list.length > most ? el("p", { class: "empty" }, t("and-more", { n: list.length - most })) : null];
}

/** How many of each status, as marks with numbers. */
function statusCounts(list) {
  const counts = new Map();
  for (const a of list) counts.set(a.status, (counts.get(a.status) ?? 0) + 1);
  return el("ul", { class: "counts" }, STATUSES.filter((status) => counts.has(status)).map((status) =>
    el("li", {}, showStatus(status), " ", el("b", {}, amount(counts.get(status))))));
}
