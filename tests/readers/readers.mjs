// usage: node readers.mjs OUTPUT ONTOLOGY PLANTED
//
// OUTPUT/graph.ttl and evidence.ttl are read by rapper, serdi, n3 and oxigraph, which must agree on the number of triples and, but
// for oxigraph (it canonicalises literals), on the triples. ONTOLOGY/shapes.ttl must find them valid, and must refuse
// PLANTED/bad.ttl with every line of PLANTED/bad.expected: focus node, path and constraint component, with spaces between, as full IRIs
// or prefixed; `*` for any, `_:` for any blank node, `-` for no path (a constraint on the node itself). PLANTED/good.ttl is valid.
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import oxigraph from '../tools/oxigraph.mjs'

const require = createRequire(new URL('../tools/package.json', import.meta.url))
const { DataFactory, Parser, Store, Writer } = require('n3')
const { Validator } = await import(require.resolve('shacl-engine'))

const [output, ontology, planted] = process.argv.slice(2)
let passed = 0
let failed = 0
let skipped = 0
function check (name, ok, expected, got) {
  if (ok) return ++passed && true
  failed++
  console.log(`failed: ${name}\n  expected: ${expected}\n  got:      ${got}`)
  return false
}

// ---------------------------------------------------------------- readers
const canonical = text => new Set(text.split('\n').filter(line => line.trim()))
function withN3 (file) {
  const quads = new Parser({ baseIRI: 'http://example.org/' }).parse(fs.readFileSync(file, 'utf8'))
  return { count: quads.length, store: new Store(quads) }
}
const readers = {
  rapper: file => {
    const counted = spawnSync('rapper', ['-i', 'turtle', '-c', file], { encoding: 'utf8' })
    if (counted.status !== 0 || /error|warning/i.test(counted.stderr.replace(/Parsing URI.*/, ''))) throw new Error(counted.stderr)
    return Number(/returned (\d+) triples?/.exec(counted.stderr)[1])
  },
  serdi: file => {
    const r = spawnSync('serdi', ['-i', 'turtle', '-o', 'ntriples', file], { encoding: 'utf8', maxBuffer: 1 << 30 })
    if (r.status !== 0 || r.stderr) throw new Error(r.stderr)
    return r.stdout.split('\n').filter(line => line).length
  },
  n3: file => withN3(file).count,
  oxigraph: file => {
    const store = new oxigraph.Store()
    store.load(fs.readFileSync(file, 'utf8'), { format: 'text/turtle', base_iri: 'http://example.org/' })
    return store.size
  }
}
for (const name of ['graph.ttl', 'evidence.ttl']) {
  const file = path.join(output, name)
  const counts = {}
  for (const [reader, read] of Object.entries(readers)) {
    try {
      counts[reader] = read(file)
      passed++
    } catch (trouble) {
      check(`${name}: ${reader} reads it`, false, 'no complaint', String(trouble.message || trouble).slice(0, 1000))
    }
  }
  check(`${name}: all readers count the same`, new Set(Object.values(counts)).size === 1 && Object.values(counts)[0] > 0,
    'one number', JSON.stringify(counts))
  if (counts.n3) check(`${name}: no triple twice`, withN3(file).store.size === counts.n3, counts.n3, withN3(file).store.size)
}
// The same triples in Turtle and in N-Triples
{
  const text = execFileSync(process.env.ENTENTE, ['export', '--format', 'ntriples', '--store', path.join(output, 'store.db')],
    { encoding: 'utf8', maxBuffer: 1 << 30 })
  const lines = quads => canonical(new Writer({ format: 'N-Triples' }).quadsToString(quads))
  const a = lines(new Parser({ format: 'N-Triples' }).parse(text))
  const b = fs.existsSync(path.join(output, 'graph.ttl')) ? lines([...withN3(path.join(output, 'graph.ttl')).store]) : new Set()
  const differ = [...a].filter(x => !b.has(x)).concat([...b].filter(x => !a.has(x)))
  check('graph.ttl and the N-Triples export hold the same', differ.length === 0, 'no difference', differ.slice(0, 5).join('\n'))
}

// ---------------------------------------------------------------- shapes
const PREFIXES = {
  ent: 'https://w3id.org/entente#',
  id: 'https://w3id.org/entente/id/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  owl: 'http://www.w3.org/2002/07/owl#',
  prov: 'http://www.w3.org/ns/prov#',
  oa: 'http://www.w3.org/ns/oa#',
  sh: 'http://www.w3.org/ns/shacl#'
}
const full = word => {
  if (word.startsWith('<')) return word.slice(1, -1)
  const [, prefix, local] = /^([a-z]+):(.*)$/.exec(word) || []
  return PREFIXES[prefix] ? PREFIXES[prefix] + local : word
}
const pathOf = result => {
  const p = result.path
  if (!p) return ''
  return Array.isArray(p) ? p.flatMap(step => step.predicates || []).map(t => t.value).join('/') : p.value || String(p)
}
const name = term => term?.termType === 'BlankNode' ? '_:' : term?.value ?? ''
async function violations (data) {
  const shapes = withN3(path.join(ontology, 'shapes.ttl')).store
  const report = await new Validator(shapes, { factory: DataFactory }).validate({ dataset: data })
  return report.results.map(r => ({
    focus: name(r.focusNode?.term ?? r.focusNode),
    path: pathOf(r),
    component: (r.constraintComponent?.value ?? '').replace(/^.*#/, ''),
    value: r.value?.term?.value ?? r.value?.value ?? ''
  }))
}
const show = v => `${v.focus} ${v.path} ${v.component} ${v.value}`

if (fs.existsSync(path.join(ontology, 'shapes.ttl'))) {
  const read = name => fs.existsSync(name) ? [...withN3(name).store] : []
  // what the graph speaks of by name stands in the ontology: concepts of kind and status, domains
  const words = ['entente.ttl', 'domains.ttl'].flatMap(f => read(path.join(ontology, f)))
  const data = new Store([...words, ...read(path.join(output, 'graph.ttl')), ...read(path.join(output, 'evidence.ttl'))])
  const found = await violations(data)
  check('the shapes hold on graph and evidence', found.length === 0, 'no violation',
    `${found.length}, such as\n    ${found.slice(0, 10).map(show).join('\n    ')}`)

  if (fs.existsSync(path.join(planted, 'good.ttl'))) {
    const good = await violations(new Store([...words, ...read(path.join(planted, 'good.ttl'))]))
    check('the shapes hold on good.ttl', good.length === 0, 'no violation', good.map(show).join('\n    '))
  }
  if (fs.existsSync(path.join(planted, 'bad.ttl'))) {
    const bad = await violations(new Store([...words, ...read(path.join(planted, 'bad.ttl'))]))
    const lines = fs.readFileSync(path.join(planted, 'bad.expected'), 'utf8').split('\n').map(l => l.trim()).filter(l => l && !l.startsWith('#'))
    const matched = new Set()
    for (const line of lines) {
      const [focus, property = '*', component = '*'] = line.split(/\s+/)
      const hits = bad.filter(v => (focus === '*' || v.focus === full(focus)) && (property === '*' || v.path === (property === '-' ? '' : full(property))) &&
        (component === '*' || v.component === full(component).replace(/^.*#/, '')))
      hits.forEach(v => matched.add(v))
      check(`planted fault is found: ${line}`, hits.length > 0, line, bad.filter(v => v.focus === full(focus)).map(show).join('\n    ') || 'nothing on that node')
    }
    const more = bad.filter(v => !matched.has(v))
    check('nothing but the planted faults is found', more.length === 0, 'nothing', more.map(show).join('\n    '))
  } else {
    skipped++
    console.log('skipped: planted faults: no tests/shapes/bad.ttl')
  }
} else check('ontology/shapes.ttl is there', false, 'a file', 'none')

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exit(failed > 0 ? 1 : 0)
