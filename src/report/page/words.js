"use strict";
// Words, numbers, dates and names in the language of the reader. All words come from ontology/report.ttl, as {name} and "one|many".

const words = { lang: "en", plural: null, number: null, dates: {}, names: new Map(), ranks: null };

function preferredLanguage() {
  const known = Object.keys(data.words);
  const wanted = navigator.languages.map((tag) => tag.split("-")[0]);
  return wanted.find((tag) => known.includes(tag)) ?? (known.includes("en") ? "en" : known[0]);
}

function speak(lang) {
  words.lang = lang;
  words.plural = new Intl.PluralRules(lang);
  words.number = new Intl.NumberFormat(lang);
  words.dates = {};
  words.names.clear();
  words.ranks = null;
  document.documentElement.lang = lang;
}

const hasWord = (name) => data.words[words.lang]?.[name] !== undefined;
const plain = (name) => data.words[words.lang]?.[name] ?? name.replace(/^\w+:/, "");
const amount = (n) => words.number.format(n);

/** The word as parts: strings, and the values that stand in it, which may be elements. */
function phrase(name, given = {}) {
  const forms = plain(name).split("|");
  const form = forms.length > 1 && words.plural.select(given.n) !== "one" ? forms[1] : forms[0];
  return form.split(/(\{\w+\})/).map((part) => {
    const key = /^\{(\w+)\}$/.exec(part)?.[1];
    if (!key || !(key in given)) return part;
    return typeof given[key] === "number" ? amount(given[key]) : given[key];
  });
}
const t = (name, given) => phrase(name, given).join("");

/** "2026-02-08", "2026-02", "2026" or "--02-08" as people write it. */
function showDate(iso, month = "short") {
  const [, year, m, day] = /^(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso) ?? [];
  if (year === undefined) return iso;
  const style = `${month}${year === "-" ? "" : "y"}${m ? "m" : ""}${day ? "d" : ""}`;
  const format = (words.dates[style] ??= new Intl.DateTimeFormat(words.lang, {
    timeZone: "UTC", year: year === "-" ? undefined : "numeric", month: m ? month : undefined, day: day ? "numeric" : undefined }));
  return format.format(new Date(Date.UTC(year === "-" ? 2000 : +year, m ? m - 1 : 0, day ? +day : 1)));
}

// ---- Names of things

const textOf = (label) => (Array.isArray(label) ? label[0] : String(label));

/** Of several labels the one in this language, else in none, else any. */
function bestLabel(labels) {
  const rank = (label) => (Array.isArray(label) ? (label[1].split("-")[0] === words.lang ? 0 : 2) : 1);
  return labels.reduce((best, label) => (best === undefined || rank(label) < rank(best) ? label : best), undefined);
}

/** {text, lang}; of a nameless agreement its kind and parties. */
function nameOf(n) {
  let name = words.names.get(n);
  if (!name) words.names.set(n, (name = findName(n)));
  return name;
}
/** The word for a class, a kind, a status, a modality or a domain that only gathers others. */
function ownWord(n) {
  const [, space, local] = /^https:\/\/w3id\.org\/entente(#|\/kind\/|\/status\/|\/modality\/|\/domain\/)(.+)$/.exec(nodes[n]) ?? [];
  const name = `${space === "#" ? "ent" : space?.slice(1, -1)}:${local}`;
  return hasWord(name) ? plain(name) : null;
}
function findName(n) {
  for (const property of ["label", "prefLabel", "altLabel"]) {
    const label = bestLabel(values(n, property));
    if (label !== undefined) return { text: textOf(label), lang: Array.isArray(label) ? label[1] : null };
  }
  const parties = [...values(n, "party"), ...values(n, "participant")];
  const kind = endOfValue(n, "kind");
  if (kind || parties.length) {
    const sides = parties.slice(0, 4).map((party) => nameOf(party).text).join(", ") + (parties.length > 4 ? ", …" : "");
    return { text: [kind && plain(`kind:${kind}`), sides].filter(Boolean).join(" – "), lang: null };
  }
  return changes.nameOf(n) ?? { text: ownWord(n) ?? endOf(n), lang: null };
}

const named = (n) => {
  const { text, lang } = nameOf(n);
  return el("bdi", { lang: lang && lang !== words.lang ? lang : null }, text);
};

/** ISO code or acronym, for where there is no room: "FR", "OTAN". */
function codeOf(n) {
  const code = value(n, "isoCode");
  if (code) return textOf(code);
  if (classOf(n) === "Person") return "";
  const short = values(n, "altLabel").filter((label) => !Array.isArray(label) || label[1] === words.lang).map(textOf);
  return short.filter((text) => /^(?=.*[A-Z])[A-Z0-9]{2,6}$/.test(text)).sort((a, b) => a.length - b.length)[0] ?? "";
}

/** Where a name stands in the alphabet. Sorted once for each language: comparing names as people do is slow. */
function nameRank(n) {
  if (!words.ranks) {
    const collator = new Intl.Collator(words.lang);
    const all = [...agreements.map((a) => a.n), ...actors, ...sectors].map((node) => [node, nameOf(node).text.slice(0, 80)]);
    all.sort((a, b) => collator.compare(a[1], b[1]) || a[0] - b[0]);
    words.ranks = new Map(all.map(([node], i) => [node, i]));
  }
  return words.ranks.get(n) ?? -1;
}

/** Without case and accents, for searching. */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const statusWord = (status) => (status ? plain(`status:${status}`) : plain("status-unknown"));
const kindWord = (kind) => (kind ? plain(`kind:${kind}`) : "");
