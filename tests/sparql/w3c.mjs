// The W3C's SPARQL 1.0 and 1.1 query tests: every entry of the manifests below ENTENTE_SHARED/data/w3c/sparql10 and sparql11.
//
//   node tests/sparql/w3c.mjs [--verbose] [NAME...]
//
// Prints a line for each category and ends with "N passed, N failed". Tests that fail must stand in w3c-differences.txt with the reason.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { spawnSync } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { key, ofJson, same, show, termOf, XSD } from './rows.mjs'
import oxigraph from '../tools/oxigraph.mjs'

const ENTENTE = process.env.ENTENTE
const ROOT = path.join(process.env.ENTENTE_SHARED || '../shared', 'data/w3c')
const verbose = process.argv.includes('--verbose')
const EMPTY = fileURLToPath(new URL('empty.ttl', import.meta.url))
const wanted = process.argv.slice(2).filter(a => !a.startsWith('-'))

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#'
const QT = 'http://www.w3.org/2001/sw/DataAccess/tests/test-query#'
const RS = 'http://www.w3.org/2001/sw/DataAccess/tests/result-set#'
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'

function load (file) {
  const store = new oxigraph.Store()
  const format = file.endsWith('.rdf') ? 'application/rdf+xml' : 'text/turtle'
  store.load(fs.readFileSync(file, 'utf8'), { format, base_iri: pathToFileURL(file).href })
  return store
}
const node = iri => oxigraph.namedNode(iri)
const all = (store, s, p) => store.match(s, p && node(p), null, null).map(q => q.object)
const one = (store, s, p) => all(store, s, p)[0]
function list (store, head) {
  const items = []
  while (head && head.value !== RDF + 'nil') {
    items.push(one(store, head, RDF + 'first'))
    head = one(store, head, RDF + 'rest')
  }
  return items
}

function entries (file) {
  const store = load(file)
  const found = []
  const base = node(pathToFileURL(file).href)
  for (const head of all(store, null, MF + 'include')) for (const sub of list(store, head)) found.push(...entries(fileURLToPath(sub.value)))
  for (const head of all(store, base, MF + 'entries')) {
    for (const test of list(store, head)) {
      const action = one(store, test, MF + 'action')
      if (!action) continue
      const query = action.termType === 'NamedNode' ? action : one(store, action, QT + 'query')
      const graphs = action.termType === 'NamedNode' ? [] : all(store, action, QT + 'graphData')
      found.push({
        id: test.value,
        name: one(store, test, MF + 'name')?.value || test.value,
        type: (one(store, test, RDF + 'type')?.value || '').replace(MF, ''),
        query: query && fileURLToPath(query.value),
        data: action.termType === 'NamedNode' ? [] : all(store, action, QT + 'data').map(d => fileURLToPath(d.value)),
        graphs: graphs.map(g => g.termType === 'NamedNode'
          ? [g.value, fileURLToPath(g.value)]
          : [one(store, g, RDFS + 'label').value, fileURLToPath((one(store, g, QT + 'graph') || one(store, g, QT + 'data')).value)]),
        result: one(store, test, MF + 'result') && fileURLToPath(one(store, test, MF + 'result').value),
        lax: one(store, test, MF + 'resultCardinality')?.value === MF + 'LaxCardinality',
        category: `${path.basename(path.dirname(path.dirname(file)))}/${path.basename(path.dirname(file))}`
      })
    }
  }
  return found
}

// ---- Expected answers ----

function xmlText (s) {
  return s.replace(/&#x([0-9a-fA-F]+);/g, (_, h) => String.fromCodePoint(parseInt(h, 16))).replace(/&#(\d+);/g, (_, d) => String.fromCodePoint(+d))
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&')
}
function ofXml (text) {
  text = text.replace(/<!--[^]*?-->/g, '')
  const boolean = /<(?:\w+:)?boolean>\s*(true|false)/.exec(text)
  if (boolean) return { boolean: boolean[1] === 'true' }
  const columns = [...text.matchAll(/<variable\s+name\s*=\s*["']([^"']*)["']/g)].map(m => m[1]).sort()
  const rows = [...text.matchAll(/<result\s*\/>|<result\b[^>]*>([^]*?)<\/result>/g)].map(m => {
    const row = new Map()
    for (const [, name, body] of (m[1] || '').matchAll(/<binding\s+name\s*=\s*["']([^"']*)["']\s*>([^]*?)<\/binding>/g)) {
      const [, type, attributes, , value = ''] = /<(uri|literal|bnode)\b([^>]*?)(\/>|>([^]*?)<\/\1>)/.exec(body)
      row.set(name, { type, value: xmlText(value), lang: /xml:lang\s*=\s*["']([^"']*)/.exec(attributes)?.[1], datatype: /datatype\s*=\s*["']([^"']*)/.exec(attributes)?.[1] })
    }
    return columns.map(c => row.get(c) || null)
  })
  return { columns, rows }
}
function ofResultSet (store) {
  const set = store.match(null, node(RDF + 'type'), node(RS + 'ResultSet'), null)[0]?.subject
  const boolean = set && one(store, set, RS + 'boolean')
  if (boolean) return { boolean: boolean.value === 'true' }
  const columns = all(store, set, RS + 'resultVariable').map(v => v.value).sort()
  const rows = all(store, set, RS + 'solution').map(s => {
    const row = new Map(all(store, s, RS + 'binding').map(b => [one(store, b, RS + 'variable').value, termOf(one(store, b, RS + 'value'))]))
    return columns.map(c => row.get(c) || null)
  })
  return { columns, rows }
}
const isGraph = query => /^\s*(CONSTRUCT|DESCRIBE)\b/im.test(query.replace(/#.*$/gm, ''))
const triples = store => store.match(null, null, null, null).map(q => [q.subject, q.predicate, q.object].map(termOf))

function expected (test, query) {
  const text = fs.readFileSync(test.result, 'utf8')
  if (test.result.endsWith('.srx')) return ofXml(text)
  if (test.result.endsWith('.srj')) return ofJson(JSON.parse(text))
  if (test.result.endsWith('.csv') || test.result.endsWith('.tsv')) return { text }
  const store = load(test.result)
  return isGraph(query) ? { columns: ['s', 'p', 'o'], rows: triples(store) } : ofResultSet(store)
}

// ---- Runs ----

// RDF/XML is not read by entente: oxigraph makes it N-Triples.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-w3c-'))
process.on('exit', () => fs.rmSync(folder, { recursive: true }))
function readable (file) {
  if (!file.endsWith('.rdf')) return file
  const copy = path.join(folder, path.basename(file) + '.nt')
  fs.writeFileSync(copy, load(file).dump({ format: 'application/n-triples', from_graph_name: oxigraph.defaultGraph() }))
  return copy
}

function entente (test, format) {
  const args = ['query', test.query]
  for (const d of test.data) args.push('--data', readable(d))
  for (const [iri, file] of test.graphs) args.push('--graph', `${iri}=${readable(file)}`)
  if (!test.data.length) args.push('--data', EMPTY)
  const ran = spawnSync(ENTENTE, [...args, ...format, '--timeout', '20'], { encoding: 'utf8', maxBuffer: 1 << 26 })
  return { status: ran.status ?? 99, out: ran.stdout, err: ran.stderr }
}

// FROM in the dataset tests names files that a query service would fetch: they are loaded as named graphs.
function withFrom (test, query) {
  const graphs = [...query.matchAll(/FROM\s+(?:NAMED\s+)?<([^>]*)>/gi)].map(m => new URL(m[1], pathToFileURL(test.query)).href)
  for (const iri of new Set(graphs)) if (!test.graphs.some(g => g[0] === iri)) test.graphs.push([iri, fileURLToPath(iri)])
}

function evaluate (test) {
  const query = fs.readFileSync(test.query, 'utf8')
  withFrom(test, query)
  const want = expected(test, query)
  if (want.text) {
    const got = entente(test, ['--format', test.result.slice(-3)])
    const lines = t => t.trim().split(/\r?\n/).map(l => l.split(/[,\t]/).map(c => c.startsWith('_:') ? '_' : c.replace(/^"(.*)"$/, '$1')).join('|'))
    const [headWant, ...rowsWant] = lines(want.text)
    const [headGot, ...rowsGot] = lines(got.out)
    return got.status === 0 && headWant === headGot && rowsWant.sort().join() === rowsGot.sort().join() ? null : `\n    ${want.text}\n  got\n    ${got.out}${got.err}`
  }
  const got = entente(test, isGraph(query) ? ['--format', 'ntriples'] : ['--format', 'json'])
  if (got.status !== 0) return got.err
  if (isGraph(query)) {
    const store = new oxigraph.Store()
    store.load(got.out, { format: 'application/n-triples' })
    return same(want.rows, triples(store)) ? null : `expected\n    ${show(want.rows)}\n  got\n    ${show(triples(store))}`
  }
  const answer = ofJson(JSON.parse(got.out))
  if ('boolean' in want) return answer.boolean === want.boolean ? null : `expected ${want.boolean}`
  if (test.lax) {
    const set = rows => [...new Set(rows.map(r => r.map(key).join('\t')))].sort().join('\n')
    return set(want.rows) === set(answer.rows) && answer.rows.length <= want.rows.length * 10 ? null : 'another set of rows'
  }
  const columns = want.columns.filter(c => answer.columns.includes(c))
  const pick = (a, rows) => rows.map(r => columns.map(c => r[a.columns.indexOf(c)]))
  if (answer.columns.some(c => !want.columns.includes(c) && answer.rows.some(r => r[answer.columns.indexOf(c)]))) return `columns ${answer.columns}, expected ${want.columns}`
  return same(pick(want, want.rows), pick(answer, answer.rows)) ? null : `expected\n    ${show(want.rows)}\n  got\n    ${show(answer.rows)}`
}

function run (test) {
  try {
    if (test.type.startsWith('PositiveSyntax')) {
      const got = entente(test, ['--explain'])
      return got.status === 0 ? null : got.err
    }
    if (test.type.startsWith('NegativeSyntax')) return entente(test, ['--explain']).status === 2 ? null : 'it was taken'
    return evaluate(test)
  } catch (trouble) { return String(trouble.stack || trouble) }
}

const manifests = ['sparql10/manifest.ttl', 'sparql11/manifest-sparql11-query.ttl'].map(m => path.resolve(ROOT, m)).filter(m => fs.existsSync(m))
if (!manifests.length) {
  console.log(`skipped: the W3C's tests are not in ${ROOT}`)
  console.log('0 passed, 0 failed, 1 skipped')
  process.exit(0)
}
const known = new Map(fs.readFileSync(new URL('w3c-differences.txt', import.meta.url), 'utf8').split('\n').filter(l => l && !l.startsWith('#')).map(l => l.split(/\t+/)))
const categories = new Map()
let failed = 0
for (const test of manifests.flatMap(entries)) {
  if (wanted.length && !wanted.some(w => test.id.includes(w) || test.category.includes(w))) continue
  const kind = test.type.includes('Syntax') ? test.type.startsWith('Neg') ? 'must be refused' : 'must be taken' : 'evaluation'
  const name = `${test.category}: ${kind}`
  if (!categories.has(name)) categories.set(name, { passed: 0, failed: 0 })
  const trouble = run(test)
  categories.get(name)[trouble === null ? 'passed' : 'failed']++
  const id = test.id.replace(/.*#/, '')
  const reason = known.get(`${test.category}#${id}`)
  if ((trouble !== null) !== (reason !== undefined)) failed++
  if (trouble !== null && (verbose || !reason)) console.log(`failed: ${test.category}#${id} (${test.name}, ${test.query})\n  ${trouble}`)
  if (trouble === null && reason) console.log(`failed: ${test.category}#${id} passes: take it out of w3c-differences.txt`)
}
let passed = 0
let wrong = 0
for (const [name, c] of [...categories].sort()) {
  if (verbose || process.env.VERBOSE) console.log(`${name.padEnd(50)} ${c.passed} passed, ${c.failed} failed`)
  passed += c.passed
  wrong += c.failed
}
console.log(`W3C: ${passed} of ${passed + wrong} (${(100 * passed / (passed + wrong)).toFixed(1)} %)`)
console.log(`${passed} passed, ${failed} failed, 0 skipped`)
process.exit(failed ? 1 : 0)
