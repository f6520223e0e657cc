#!/usr/bin/env node
// Writes ontology/states.ttl and ontology/places.ttl.
//
//   npm install --prefix DIR @rapideditor/country-coder@5.6.1 world-countries@5.1.0 \
//       cldr-localenames-full@48.2.0 cldr-dates-full@48.2.0
//   node ontology/tools/states.mjs DIR [--date 2026-11-21]
//
// What comes from where:
//   codes, capitals, official names, first demonyms   world-countries
//   Wikidata ids                                      country-coder
//   usual names; names of cities                      Unicode CLDR (territories; exemplar cities of time zones)
//   everything else, and every correction             states-additions.json and places-additions.txt, by hand
//
// Keys of an entry in states-additions.json (lists are split by ';'):
//   labelFr labelEn        the usual name, instead of that of CLDR
//   officialFr officialEn  the official name, instead of that of world-countries; "-" for none
//   altFr altEn            further names          dropAlt   names of the packages that are not to be taken
//   acro acroFr acroEn     acronyms               seat seatFr seatEn   seats of power
//   demFr demEn            demonyms, instead of those of world-countries; "-" for none
//                          French "masculine/feminine", one word where both are alike, "x!" invariable; English "x+" has a plural in -s
//   combFr combEn          first halves of compound adjectives
//   former                 [slug, French forms, English forms, from, until]
//   amb                    forms (form@lang) that lose to another reading or need support
//   wikidata class note    instead of the usual
//
// The output is the same for the same input. Trouble is told on standard error, all of it, and ends in status 1.

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { bare, compare, englishDemonyms, entry, forms, frenchDemonyms, literal, packageDemonyms, quote, sameForm,
  slug, split, tagged, tidy } from './states_forms.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
if (!folder || folder.startsWith('-')) {
  console.error('usage: states.mjs FOLDER-WITH-node_modules [--date YYYY-MM-DD]');
  process.exit(2);
}
const dateAt = process.argv.indexOf('--date');
const date = dateAt > 0 ? process.argv[dateAt + 1] : '2026-11-21';
const load = createRequire(path.resolve(folder, 'here.js'));
const version = name => JSON.parse(fs.readFileSync(path.resolve(folder, 'node_modules', name, 'package.json'), 'utf8')).version;

const countries = load('world-countries');
const coder = load('@rapideditor/country-coder');
const territories = Object.fromEntries(['fr', 'en'].map(l =>
  [l, load(`cldr-localenames-full/main/${l}/territories.json`).main[l].localeDisplayNames.territories]));
const zones = Object.fromEntries(['fr', 'en'].map(l =>
  [l, load(`cldr-dates-full/main/${l}/timeZoneNames.json`).main[l].dates.timeZoneNames.zone]));
const additions = JSON.parse(fs.readFileSync(path.join(here, 'states-additions.json'), 'utf8'));

const problems = [];
const problem = text => problems.push(text);

// ---------- States

const wikidata = Object.fromEntries(coder.borders.features.map(f => f.properties)
  .filter(p => p.iso1A2 && p.wikidata).map(p => [p.iso1A2, p.wikidata]));

function usualName(code, lang) {
  const t = territories[lang];
  return tidy(t[code] ?? '');
}

function otherNames(code, lang) {
  const t = territories[lang];
  return [t[code], t[code + '-alt-variant'], /^[A-ZÉ.\-]+$/.test(t[code + '-alt-short'] ?? '') ? '' : t[code + '-alt-short']]
    .filter(Boolean).map(tidy);
}

const usable = name => name && !/[,()&]| - |^R\.A\.S\.| SAR /.test(name);

// In running text « les îles Marshall » has a small letter; a form that begins small matches both.
const smallIsland = name => (/^Îles? /.test(name) ? [name[0].toLowerCase() + name.slice(1)] : []);

function state(code, country) {
  const add = additions[code] ?? {};
  const label = [[add.labelFr ?? usualName(code, 'fr'), 'fr'], [add.labelEn ?? usualName(code, 'en').replace(/\bSt\. /, 'Saint ')
    .replace(/ & /g, ' and '), 'en']];
  const dropped = new Set(split(add.dropAlt).map(sameForm));
  const official = lang => {
    const own = add[lang === 'fr' ? 'officialFr' : 'officialEn'];
    if (own) return own === '-' ? [] : [own];
    if (!country) return [];
    return [lang === 'fr' ? country.translations.fra?.official : country.name.official].filter(usable);
  };
  const alternatives = [];
  for (const [lang, key] of [['fr', 'altFr'], ['en', 'altEn']]) {
    const names = [...official(lang), ...split(add[key]), ...otherNames(code, lang).filter(usable)]
      .filter(n => !dropped.has(sameForm(n)));
    if (lang === 'fr') names.push(...[label[0][0], ...names].flatMap(smallIsland));
    if (lang === 'en') names.push(...(/^Saint /.test(label[1][0]) ? [label[1][0].replace(/^Saint /, 'St. ')] : []));
    alternatives.push(...names.map(n => [n, lang]));
  }
  const acronym = forms([...split(add.acro).map(a => [a, '']), ...split(add.acroFr).map(a => [a, 'fr']), ...split(add.acroEn).map(a => [a, 'en'])]);
  const demFr = add.demFr ?? (country ? packageDemonyms(country, 'fr') : '');
  const demEn = add.demEn ?? (country ? packageDemonyms(country, 'en') : '');
  return {
    id: 'state:' + code, code, add, country,
    type: add.class ?? 'ent:State',
    label: forms(label),
    alt: forms(alternatives, label),
    acronym,
    demonym: forms([...(demFr === '-' ? [] : frenchDemonyms(demFr).map(d => [d, 'fr'])), ...(demEn === '-' ? [] : englishDemonyms(demEn).map(d => [d, 'en']))]),
    combining: forms([...split(add.combFr).map(c => [c, 'fr']), ...split(add.combEn).map(c => [c, 'en'])]),
    seat: forms([...tagged(add.seat), ...split(add.seatFr).map(s => [s, 'fr']), ...split(add.seatEn).map(s => [s, 'en'])]),
    former: (add.former ?? []).map(([name, fr, en, from, until]) => ({
      id: `state:${code}-${name}`, from, until,
      forms: forms([...split(fr).map(f => [f, 'fr']), ...split(en).map(f => [f, 'en'])]),
    })),
    ambiguous: forms(tagged(add.amb)),
    wikidata: add.wikidata ?? wikidata[code],
    capital: [],
  };
}

const states = [...countries.map(c => state(c.cca2, c)), state('EU', null)].sort((a, b) => compare(a.code, b.code));
const byCode = Object.fromEntries(states.map(s => [s.code, s]));
for (const code of Object.keys(additions)) if (code !== '//' && !byCode[code]) problem(`${code}: in states-additions.json, but no such state`);

// ---------- Places

const exemplars = new Map();   // bare English name -> French name of CLDR
(function walk(en, fr) {
  for (const name of Object.keys(fr)) {
    const e = en?.[name], f = fr[name];
    if (typeof f !== 'object') continue;
    if (!f.exemplarCity) walk(e, f);
    else if (!/[([]/.test(f.exemplarCity))
      exemplars.set(bare(tidy(e?.exemplarCity ?? name.replace(/_/g, ' '))).toLowerCase(), tidy(f.exemplarCity));
  }
})(zones.en, zones.fr);

const places = [];
let region = false, fromCldr = 0;
fs.readFileSync(path.join(here, 'places-additions.txt'), 'utf8').split('\n').forEach((line, i) => {
  if (!line.trim() || line.startsWith('#')) return;
  if (line.startsWith('[')) { region = line.startsWith('[regions]'); return; }
  const [en, fr, country, more, amb] = [...line.split('|'), '', '', '', ''].map(s => s.trim());
  const cldr = exemplars.get(bare(en).toLowerCase());
  if (!fr && cldr) fromCldr++;
  const label = [[fr || cldr || en, 'fr'], [en, 'en']];
  const place = {
    id: 'place:' + slug(en), region, line: i + 1,
    country: country.replace('*', ''),
    label: forms(label),
    alt: forms([...tagged(more), ...(cldr && !region ? [[cldr, 'fr']] : [])], label),
    ambiguous: forms(tagged(amb)),
  };
  if (place.country && !byCode[place.country]) problem(`places-additions.txt:${i + 1}: no state ${place.country}`);
  if (country.startsWith('*')) byCode[place.country]?.capital.push(place);
  places.push(place);
});
places.sort((a, b) => compare(a.id, b.id));

// ---------- Checks

const noCapital = new Set(['AQ', 'BV', 'EU', 'GI', 'HK', 'HM', 'MC', 'MO', 'NF', 'SG', 'UM', 'VA']);
const noDemonym = { fr: new Set(), en: new Set() };
for (const s of states) for (const lang of ['fr', 'en']) {
  if (!s.label.some(([f, l]) => f && l === lang)) problem(`${s.id}: no label @${lang}`);
  if (!s.demonym.some(([, l]) => l === lang)) noDemonym[lang].add(s.code);
}
for (const s of states) {
  if (!/^Q\d+$/.test(s.wikidata ?? '')) problem(`${s.id}: no Wikidata id`);
  if (!s.capital.length && !noCapital.has(s.code)) problem(`${s.id}: no capital`);
  for (const name of s.country?.capital ?? []) {
    const known = [...s.capital, ...places].flatMap(p => [...p.label, ...p.alt]).map(([f]) => bare(f).toLowerCase());
    if (!noCapital.has(s.code) && !known.includes(bare(name).toLowerCase())) console.error(`note: ${s.id}: world-countries has the capital ${name}`);
  }
  for (const [form, lang] of [...s.demonym, ...s.combining]) {
    if (lang === 'en' && !/^\p{Lu}/u.test(form)) problem(`${s.id}: ${form}@en is not capitalised`);
    if (lang === 'fr' && /\p{Lu}/u.test(form)) problem(`${s.id}: ${form}@fr is capitalised`);
  }
}
const once = (list, what) => {
  const seen = new Set();
  for (const x of list) { if (seen.has(x)) problem(`${what} ${x} stands twice`); seen.add(x); }
};
once(states.map(s => s.code), 'code');
once(states.map(s => s.wikidata), 'Wikidata id');
once(places.map(p => p.id), 'place');
once(states.flatMap(s => s.former.map(f => f.id)), 'former name');

// A form of two entries needs a decision: all but one say lex:ambiguous. A city and the actor it stands for are no clash.
const key = (form, lang) => form.toLowerCase().normalize('NFC').replace(/[-\s]+/g, ' ') + '@' + lang;
const owners = new Map(), acronyms = new Map(), compounds = new Map();
const own = (map, k, id) => map.set(k, (map.get(k) ?? new Set()).add(id));
for (const s of states) {
  for (const [f, l] of [...s.label, ...s.alt, ...s.demonym, ...s.seat, ...s.former.flatMap(x => x.forms)]) own(owners, key(f, l), s.id);
  for (const [f, l] of s.acronym) for (const lang of l ? [l] : ['fr', 'en']) own(acronyms, f + '@' + lang, s.id);
  for (const [f, l] of s.combining) own(compounds, f + '@' + l, s.id);
}
for (const p of places) for (const [f, l] of [...p.label, ...p.alt]) own(owners, key(f, l), p.id);
const lost = new Map([...states, ...places].map(e => [e.id, new Set(e.ambiguous.map(([f, l]) => key(f, l)))]));
const stands = new Set(['place:brussels state:EU']);
for (const [map, what] of [[owners, 'form'], [acronyms, 'acronym'], [compounds, 'combining form']])
  for (const [k, ids] of map) {
    const winners = [...ids].filter(id => !lost.get(id).has(k)).sort();
    if (ids.size > 1 && winners.length !== 1 && !stands.has(winners.join(' ')))
      problem(`${what} ${k}: ${[...ids].join(', ')}; ${winners.length} of them not marked lex:ambiguous`);
  }
for (const e of [...states, ...places]) for (const [f, l] of e.ambiguous) {
  const said = owners.get(key(f, l))?.has(e.id) || acronyms.get(f + '@' + l)?.has(e.id);
  const capital = e.capital?.some(p => owners.get(key(f, l))?.has(p.id));
  if (!said && !capital) problem(`${e.id}: lex:ambiguous ${f}@${l}, but it has no such form`);
}

// ---------- Output

const prefixes = {
  ent: 'https://w3id.org/entente#', lex: 'https://w3id.org/entente/lexicon#', owl: 'http://www.w3.org/2002/07/owl#',
  place: 'https://w3id.org/entente/id/place/', rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#', state: 'https://w3id.org/entente/id/state/', wd: 'http://www.wikidata.org/entity/',
};
const head = names => names.map(n => `@prefix ${n}: <${prefixes[n]}> .\n`).join('') + '\n';
const comment = text => text.trim().split('\n').map(l => ('# ' + l).trimEnd() + '\n').join('') + '\n';
const packages = `npm world-countries ${version('world-countries')} (ODbL), @rapideditor/country-coder ${version('@rapideditor/country-coder')} (ISC),
Unicode CLDR ${version('cldr-localenames-full')} (cldr-localenames-full, cldr-dates-full; Unicode-3.0)`;

const stateText = comment(`
States: names, demonyms, first halves of compounds, capitals, seats of power, former names, Wikidata ids.
All ${states.length - 2} states and territories of ISO 3166-1, Kosovo (XK, user-assigned) and the European Union: ${states.length} entries.
Made by tools/states.mjs; change tools/states-additions.json, not this file.

Whence: ${packages};
corrections and additions by hand, from general knowledge: all that differs from the packages, and all seats, compounds,
acronyms, former names and decisions on ambiguous forms.
The hand-written part was read through once and not compared with a second source; so too the years of former names.
Date: ${date}.

How to read: an entry is a name that the press uses for an actor; it takes no side on who is sovereign where.
* lex:capital links also the seat of government where that is another city (La Haye, La Paz, Cotonou, Abidjan), and for IL
  both Jérusalem and Tel-Aviv, since the press lets either act for the state. The names stand in places.ttl.
* ${[...noCapital].filter(c => ['GI', 'HK', 'MC', 'MO', 'SG', 'VA'].includes(c)).join(', ')}: the name of the state is that of the city, so no lex:capital. AQ, BV, HM, NF, UM: none of use.
* Bruxelles and Brussels are a seat of state:EU; for state:BE, whose capital it is, they are lex:ambiguous.
* lex:ambiguous on an entry: another reading wins, or the form needs support from the context (Jordan, Chad, Maurice, Dominique).
* Of the congolais, state:CD has the bare demonym (state:CG has it as lex:ambiguous); of the coréens, state:KR; of the
  Dominicans, state:DO. nigérien is state:NE, nigérian state:NG. dominicain is state:DO, dominiquais state:DM.
* The same form may be name and demonym of one state: Suisse, Argentine, Philippines; in French the capital letter tells.
* Demonyms of states that are gone stand with their heir without years: soviétique, yougoslave, tchécoslovaque, zaïrois, rhodésien.

What it lacks:
* demonyms of a language or a people rather than a state: anglais, English, arabe, kurde, écossais, flamand, Frenchman.
* demonyms in French of ${[...noDemonym.fr].join(' ')};
  in English of ${[...noDemonym.en].join(' ')}: none in use.
* names of the bodies in the seats (the Pentagon, the State Department): organizations.ttl.
* states that are gone and have no single heir; the years of former names are those of the name, to the year.
* acronyms that are common words or something else more often in capitals: CAR, GB, DR, RU.
`) + head(['ent', 'lex', 'owl', 'place', 'rdfs', 'skos', 'state', 'wd']) + states.map(s =>
  entry(s.id, s.type, [
    ['rdfs:label', s.label.map(literal)],
    ['skos:altLabel', s.alt.map(literal)],
    ['lex:acronym', s.acronym.map(literal)],
    ['lex:demonym', s.demonym.map(literal)],
    ['lex:combining', s.combining.map(literal)],
    ['lex:capital', s.capital.map(p => p.id)],
    ['lex:seat', s.seat.map(literal)],
    ['lex:formerName', s.former.map(f => f.id)],
    ['lex:ambiguous', s.ambiguous.map(literal)],
    ['rdfs:comment', s.add.note ? [literal([s.add.note, 'en'])] : []],
    ['ent:isoCode', [quote(s.code)]],
    ['owl:sameAs', ['wd:' + s.wikidata]],
  ]) + s.former.map(f => '\n' + entry(f.id, 'lex:FormerName', [
    ['lex:form', f.forms.map(literal)],
    ['lex:from', [quote(f.from)]],
    ['lex:until', [quote(f.until)]],
  ])).join('')).join('\n');

const count = { capital: states.reduce((n, s) => n + s.capital.length, 0), region: places.filter(p => p.region).length };
count.city = places.length - count.capital - count.region;
const placeText = comment(`
Places: ${count.capital} capitals and seats of government, ${count.city} further towns and venues, ${count.region} regions (lex:region true).
Made by tools/states.mjs; change tools/places-additions.txt, not this file.

Whence: chosen by hand, for diplomacy and for size, from general knowledge, and some 20 towns that were found missing in
the news of 2016 and in the development texts of gold/ (Makati, Trois-Rivières, Rouen, Kayseri ...);
capitals compared with npm world-countries ${version('world-countries')} (ODbL), French names of cities taken from or completed by the exemplar cities of time zones of
Unicode CLDR ${version('cldr-dates-full')} (cldr-dates-full; Unicode-3.0).
Date: ${date}.

How to read: lex:country is the state that a place is in; a disputed or divided one (Cachemire, Kurdistan) has none, and where
there is one it is who the UN takes it for (Crimée, Golan, Dakhla) or, of islands and borders in dispute, who holds them (Dokdo,
Senkaku, Kouriles, Essequibo); it decides nothing.
* States that are cities (Singapour, Monaco, Hong Kong, Macao, Gibraltar, Vatican) have no entry here: as a place, too, it is
  the state's name. Cities that share the name of their state go by a fuller one: Luxembourg-Ville, Koweït-ville, Panama City.
* Many regions are here so that a longer name keeps the state inside from being read: canal de Panama, golfe du Mexique,
  mer du Japon, océan Indien, Nouveau-Mexique, New England, Irlande du Nord, fleuve Niger, Irish Sea.
* lex:ambiguous on a place: a first name (Sofia, Florence), a word (Sucre, Split), another city (San José, Georgetown), a state
  (Géorgie), or a name that is more than the place (Europe, Golfe). Such a form needs support from the context.

What it lacks: most towns; coordinates and Wikidata ids; Victoria (Seychelles) by its bare name, since it is a first name, and
the many namesakes of San José, Santiago, Córdoba or Valencia; towns named like common words (Tours, Lens, Reading, Mobile).
`) + head(['ent', 'lex', 'place', 'rdfs', 'skos', 'state']) + places.map(p =>
  entry(p.id, 'ent:Place', [
    ['rdfs:label', p.label.map(literal)],
    ['skos:altLabel', p.alt.map(literal)],
    ['lex:country', p.country ? ['state:' + p.country] : []],
    ['lex:region', p.region ? ['true'] : []],
    ['lex:ambiguous', p.ambiguous.map(literal)],
  ])).join('\n');

const statistics = {
  states: states.length, names: states.reduce((n, s) => n + s.label.length + s.alt.length, 0),
  demonymsFr: states.reduce((n, s) => n + s.demonym.filter(d => d[1] === 'fr').length, 0),
  demonymsEn: states.reduce((n, s) => n + s.demonym.filter(d => d[1] === 'en').length, 0),
  acronyms: states.reduce((n, s) => n + s.acronym.length, 0), seats: states.reduce((n, s) => n + s.seat.length, 0),
  combining: states.reduce((n, s) => n + s.combining.length, 0), former: states.reduce((n, s) => n + s.former.length, 0),
  ...count, namedByCldr: fromCldr,
};
console.error(JSON.stringify(statistics));
if (problems.length) {
  for (const p of problems) console.error('problem: ' + p);
  console.error(`${problems.length} problems; nothing written`);
  process.exit(1);
}
fs.writeFileSync(path.join(here, '..', 'states.ttl'), stateText);
fs.writeFileSync(path.join(here, '..', 'places.ttl'), placeText);
