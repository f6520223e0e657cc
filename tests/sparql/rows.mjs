// Answers as multisets of rows, each a list of terms, compared with blank nodes renamed. A term is { type, value, lang?, datatype? }.
export const XSD = 'http://www.w3.org/2001/XMLSchema#'
const REAL = new Set(['double', 'float'].map(t => XSD + t))
const EXACT = new Set(['integer', 'decimal'].map(t => XSD + t))

// Numbers by value, so that 2.0 is 2 and 1e0 is 1.0E0; all else by its letters. Blank nodes are null.
export function key (term) {
  if (!term) return '-'
  if (term.type === 'bnode') return null
  if (term.type === 'uri') return `<${term.value}>`
  const datatype = term.datatype || XSD + 'string'
  if (term.lang) return `${JSON.stringify(term.value)}@${term.lang.toLowerCase()}`
  if (REAL.has(datatype)) return `${Number(term.value.replace('INF', 'Infinity'))}^^${datatype}`
  if (EXACT.has(datatype) && /^[+-]?\d*\.?\d*$/.test(term.value)) {
    const [, sign, whole, rest] = /^([+-]?)0*(\d*)\.?(\d*?)0*$/.exec(term.value)
    return `${sign === '-' && (whole || rest) ? '-' : ''}${whole || '0'}${rest ? '.' + rest : ''}^^${datatype}`
  }
  return datatype === XSD + 'string' ? JSON.stringify(term.value) : `${JSON.stringify(term.value)}^^${datatype}`
}

const shape = row => row.map(t => key(t) ?? '_').join('\t')

// Is there a renaming of blank nodes under which b is a? Rows are tried in order, the one with the fewest candidates first.
export function same (a, b) {
  if (a.length !== b.length) return false
  const count = rows => rows.map(shape).sort().join('\n')
  if (count(a) !== count(b)) return false
  const pool = new Map()
  for (const row of b) {
    const s = shape(row)
    if (!pool.has(s)) pool.set(s, [])
    pool.get(s).push(row)
  }
  const open = a.filter(row => row.some(t => t && t.type === 'bnode')).sort((x, y) => pool.get(shape(x)).length - pool.get(shape(y)).length)
  const used = new Set()
  let steps = 0
  function match (i, to, from) {
    if (i === open.length) return true
    if (++steps > 200000) throw new Error('too many blank nodes to compare')
    for (const candidate of pool.get(shape(open[i]))) {
      if (used.has(candidate)) continue
      const there = new Map(to)
      const back = new Map(from)
      let good = true
      open[i].forEach((t, k) => {
        if (!t || t.type !== 'bnode') return
        const other = candidate[k].value
        if ((there.has(t.value) && there.get(t.value) !== other) || (back.has(other) && back.get(other) !== t.value)) good = false
        there.set(t.value, other)
        back.set(other, t.value)
      })
      if (!good) continue
      used.add(candidate)
      if (match(i + 1, there, back)) return true
      used.delete(candidate)
    }
    return false
  }
  return match(0, new Map(), new Map())
}

export const show = rows => rows.map(row => row.map(t => key(t) ?? `_:${t.value}`).join('\t')).sort().slice(0, 12).join('\n    ')

export function termOf (t) { // of RDF/JS
  if (!t) return null
  if (t.termType === 'NamedNode') return { type: 'uri', value: t.value }
  if (t.termType === 'BlankNode') return { type: 'bnode', value: t.value }
  return { type: 'literal', value: t.value, lang: t.language || undefined, datatype: t.language ? undefined : t.datatype.value }
}

export function ofJson (answer) { // SPARQL 1.1 Query Results JSON
  if ('boolean' in answer) return { boolean: answer.boolean }
  const columns = [...answer.head.vars].sort()
  const term = t => t && { ...t, lang: t['xml:lang'], type: t.type === 'typed-literal' ? 'literal' : t.type }
  return { columns, rows: answer.results.bindings.map(b => columns.map(c => term(b[c]) || null)) }
}
