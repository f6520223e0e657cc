"use strict";
// The three blocks of JSON (report/page.h), and what follows from them: agreements with their parties, sectors, dates.

function readBlock(id) {
  return JSON.parse(document.getElementById(id).textContent);
}
const data = readBlock("data");
const nodes = data.nodes;

/** What stands after the last / or # of a node's IRI: "FR", "party", "signed". */
const endOf = (() => {
  const known = [];
  return (n) => (known[n] ??= nodes[n].slice(Math.max(nodes[n].lastIndexOf("/"), nodes[n].lastIndexOf("#")) + 1));
})();

/** Node to its properties: {party: [3, 7], label: [["accord", "fr"]], …}. */
const things = new Map();
for (const row of data.graph) {
  const properties = {};
  for (let i = 1; i < row.length; i += 2) (properties[endOf(row[i])] ??= []).push(row[i + 1]);
  things.set(row[0], properties);
}
for (const [domain, above] of data.broader) {
  for (const n of [domain, above]) if (!things.has(n)) things.set(n, {});
  (things.get(domain).broader ??= []).push(above);
}
const none = Object.freeze([]);
const values = (n, property) => things.get(n)?.[property] ?? none;
const value = (n, property) => values(n, property)[0];
const classOf = (n) => {
  const ours = values(n, "type").find((type) => nodes[type].startsWith("https://w3id.org/entente#"));
  return ours === undefined ? "" : endOf(ours);
};

const STATUSES = ["in-force", "signed", "agreed", "negotiating", "planned", "", "suspended", "ended", "refused"];
const CLASSES = ["State", "IntergovernmentalOrganization", "GovernmentBody", "Company", "ResearchOrganization", "Organization", "Person"];
const DATES = ["signedOn", "agreedOn", "inForceOn", "announcedOn", "date", "plannedFor", "endedOn", "refusedOn"];

function makeAgreement(n) {
  const dated = DATES.find((property) => value(n, property));
  const rank = STATUSES.indexOf(endOfValue(n, "status"));
  return {
    n,
    parties: values(n, "party"),
    sectors: values(n, "covers"),
    kind: endOfValue(n, "kind"),
    rank: rank < 0 ? STATUSES.indexOf("") : rank,
    status: rank < 0 ? "" : STATUSES[rank],
    dated,
    date: dated ? value(n, dated) : "",
    from: value(n, "earliest") ?? "",
    to: value(n, "latest") ?? value(n, "earliest") ?? "",
  };
}
function endOfValue(n, property) {
  const found = value(n, property);
  return typeof found === "number" ? endOf(found) : "";
}

const agreements = [];
const events = [];
const actors = []; // that are party to or sign something, or take part in it
const agreementOf = new Map();
const agreementsOf = new Map(); // actor, person or sector to agreements
const related = new Map(); // node to the things that name it: [[thing, property], …]

function link(map, key, item) {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

for (const [n, properties] of things) {
  const type = classOf(n);
  if (type === "Agreement") agreements.push(makeAgreement(n));
  else if (type === "Event") events.push({ n, from: value(n, "earliest") ?? "", to: value(n, "latest") ?? "" });
  else if (CLASSES.includes(type)) actors.push(n);
  for (const [property, objects] of Object.entries(properties)) {
    if (property === "type" || property === "kind" || property === "status") continue;
    for (const object of objects) if (typeof object === "number") link(related, object, [n, property]);
  }
}
agreements.sort((a, b) => (a.to < b.to) - (a.to > b.to) || a.n - b.n); // the latest first, what has no date last
for (const a of agreements) {
  agreementOf.set(a.n, a);
  for (const n of new Set([...a.parties, ...values(a.n, "signatory"), ...a.sectors])) link(agreementsOf, n, a);
}
const sectors = [...new Set(agreements.flatMap((a) => a.sectors))];

/** A sector and all that are narrower. */
function sectorAndBelow(n) {
  const found = new Set([n]);
  for (const sector of found) for (const [below, property] of related.get(sector) ?? none) if (property === "broader") found.add(below);
  return found;
}

// ---- Evidence: read when it is first asked for

const evidence = (() => {
  let block = null;
  const claimsOf = new Map();
  const read = () => {
    block = readBlock("evidence");
    block.claims.forEach((claim, i) => {
      link(claimsOf, claim[0], i);
      if (typeof claim[2] === "number" && claim[2] !== claim[0]) link(claimsOf, claim[2], i);
    });
  };
  const open = () => block ?? (read(), block);
  return {
    documents: () => open().documents,
    claims: () => open().claims.map((_, i) => evidence.claim(i)),
    of: (n) => (open(), (claimsOf.get(n) ?? none).map((i) => evidence.claim(i))),
    claim(i) {
      const [subject, property, object, quote, modality, confidence, rule, speaker] = open().claims[i];
      const [document, start, exact] = block.quotes[quote];
      return { subject, property: endOf(property), object, quote, document, start, exact, modality: endOf(modality), confidence, rule, speaker };
    },
  };
})();

/** Does the graph say so, or did another value win? */
function holds(claim) {
  return values(claim.subject, claim.property).some((known) =>
    Array.isArray(known) ? String(known) === String(claim.object) : known === claim.object);
}
