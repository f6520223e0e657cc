// What states.mjs knows of forms: how they are told apart, inflected and written in Turtle. It is not run by itself.

// ---------- Text

export const split = text => (text || '').split(';').map(s => s.trim()).filter(Boolean);
export const tidy = text => text.replace(/’/g, "'").replace(/\s+/g, ' ').trim();
export const bare = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ø/g, 'o').replace(/Ø/g, 'O').replace(/ł/g, 'l')
  .replace(/Ł/g, 'L').replace(/ı/g, 'i').replace(/ß/g, 'ss').replace(/œ/g, 'oe');
export const slug = text => bare(text).toLowerCase().replace(/'/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
// Two forms are one for the reader of a text if only the accent of a capital letter tells them apart.
export const sameForm = text => tidy(text).replace(/\p{Lu}/gu, c => bare(c));
export const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// Whether every text that has the form b has the form a: a small letter of a form matches either case, a capital only itself.
function covers(a, b) {
  if (a.length !== b.length || a.toLowerCase() !== b.toLowerCase()) return false;
  return [...a].every((c, i) => c === [...b][i] || c === c.toLowerCase());
}

// The [form, language] pairs of a list, each once, less those that another or one of the list `before` covers.
export function forms(pairs, before = []) {
  const list = pairs.filter(([form]) => form).map(([form, lang]) => [tidy(form), lang]);
  const all = [...before, ...list].map(([form, lang]) => [sameForm(form), lang]);
  return list.filter((_, i) => {
    const at = before.length + i, [form, lang] = all[at];
    return !all.some(([f, l], j) => j !== at && l === lang && covers(f, form) && (f !== form || j < at));
  });
}

export const tagged = (text, langs = ['fr', 'en']) => split(text).flatMap(item => {
  const m = /^(.*)@(fr|en)$/.exec(item);
  return m ? [[m[1].trim(), m[2]]] : langs.map(l => [item, l]);
});

// ---------- Inflection

const frenchPlural = word => (/[sxz]$/.test(word) ? word : word + 's');

export function frenchDemonyms(text) {
  return split(text).flatMap(item => {
    if (item.endsWith('!')) return [item.slice(0, -1)];
    const [m, f = m] = item.split('/');
    return [m, f, frenchPlural(m), frenchPlural(f)];
  });
}

export const englishDemonyms = text =>
  split(text).flatMap(item => (item.endsWith('+') ? [item.slice(0, -1), item.slice(0, -1) + 's'] : [item]));

// What world-countries says, as a list in our notation.
export function packageDemonyms(country, lang) {
  if (lang === 'fr') {
    const { m, f } = country.demonyms?.fra ?? {};
    return m ? `${m.toLowerCase()}/${f.toLowerCase()}` : '';
  }
  const word = country.demonyms?.eng?.m ?? '';
  return /(an|i|ine)$/.test(word) ? word + '+' : word;
}

// ---------- Turtle

export const quote = text => '"' + text.replace(/\\/g, '\\\\').replace(/"/g, '\\"') + '"';
export const literal = ([form, lang]) => quote(form) + (lang ? '@' + lang : '');

export function entry(subject, type, lines) {
  const rows = [`${subject} a ${type}`];
  for (const [predicate, values] of lines) {
    if (!values.length) continue;
    let row = `    ${predicate} `, rest = '';
    values.forEach((value, i) => {
      const piece = (i ? ' , ' : '') + value;
      if (i && row.length + piece.length > 118) { rest += row + ' ,\n'; row = '        ' + value; } else row += piece;
    });
    rows.push(rest + row);
  }
  return rows.join(' ;\n') + ' .\n';
}
