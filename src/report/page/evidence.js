"use strict";
// What stands behind a thing: each quote once, with its document, its place there, and what was read from it.

function confidenceMark(thousandths) {
  const percent = Math.round(thousandths / 10);
  const mark = svg("svg", { class: "confidence", viewBox: "0 0 20 4", width: 20, height: 4, "aria-hidden": "true" },
    svg("rect", { class: "whole", width: 20, height: 4 }), svg("rect", { width: (20 * thousandths) / 1000, height: 4 }));
  return el("span", { class: "sure", title: plain("ent:confidence") }, mark, el("span", {}, `${percent}\u00a0%`));
}

function showObject(object) {
  if (typeof object === "number") return thingLink(object);
  if (Array.isArray(object)) return el("bdi", { lang: object[1] !== words.lang ? object[1] : null }, object[0]);
  return /^-?-?\d[\d-]*$/.test(object) ? showDate(object) : el("bdi", {}, object);
}

const propertyWord = (property) => {
  if (/^(label|altLabel|prefLabel)$/.test(property)) return plain("name").toLowerCase();
  if (property === "broader") return plain("group").toLowerCase();
  return plain(`ent:${property}`);
};

function showClaim(claim, about) {
  const unsaid = { denied: "denied", hypothetical: "hypothetical" }[claim.modality] ?? (holds(claim) ? null : "not-kept");
  return el("li", { class: unsaid ? "unsaid" : null },
    claim.subject === about ? null : [thingLink(claim.subject), " – "],
    el("span", { class: "property" }, propertyWord(claim.property)), el("span", { class: "value" }, showObject(claim.object)),
    claim.modality === "asserted" ? null : el("span", { class: "modality" }, plain(`modality:${claim.modality}`)),
    unsaid === "not-kept" ? el("span", { class: "modality" }, plain("not-kept")) : null,
    claim.speaker >= 0 ? el("span", { class: "modality" }, phrase("according-to", { who: named(claim.speaker) })) : null,
    confidenceMark(claim.confidence));
}

function showSource(document) {
  const [n, id, title, url, published] = document ?? [0, "?", "", "", ""];
  return [outLink(url, el("bdi", {}, title || id)), published ? [", ", el("time", { datetime: published }, showDate(published))] : null];
}

/** In the order in which one asks: what, who, how far, about what, when. */
const ASKED = ["kind", "party", "status", "covers", ...DATES, "place", "signatory", "concludedAt", "relatedTo"];
const byProperty = (a, b) => (ASKED.indexOf(a) + 99) % 99 - (ASKED.indexOf(b) + 99) % 99;
const isName = (claim) => /^(label|altLabel|prefLabel)$/.test(claim.property);

/** The claims about a thing, or that name it; `most` quotes at first, those that tell only a name last. */
function showEvidence(n, most = 12) {
  const quotes = new Map();
  for (const claim of evidence.of(n)) link(quotes, claim.quote, claim);
  const lists = [...quotes.values()].sort((a, b) => a.every(isName) - b.every(isName));
  const figures = lists.map((claims) => {
    claims.sort((a, b) => byProperty(a.property, b.property));
    const { document, start, exact } = claims[0];
    return el("figure", { class: "quote" },
      el("blockquote", { dir: "auto" }, exact),
      el("figcaption", {}, showSource(evidence.documents()[document]), " · ",
        el("span", { class: "position" }, t("characters", { from: start, to: start + [...exact].length }))),
      el("ul", {}, claims.map((claim) => showClaim(claim, n))));
  });
  const box = el("div", { class: "evidence" }, figures.slice(0, most));
  if (!figures.length) box.append(el("p", { class: "empty" }, plain("no-quote")));
  if (figures.length > most) {
    const more = button(t("more-quotes", { n: figures.length - most }), () => more.replaceWith(...figures.slice(most)), { class: "quiet" });
    box.append(more);
  }
  return box;
}
