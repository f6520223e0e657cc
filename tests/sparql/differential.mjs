// The same queries over the same data by entente and by oxigraph: the answers must be equal as multisets.
//
//   node tests/sparql/differential.mjs [--seed N] [--count N] [--verbose]
//
// Queries by hand stand in by-hand.rq, one or more lines each, parted by empty lines, with a comment where
// entente gives other rows by choice (how many, the section of the Recommendation, what oxigraph does); the others come from generate.mjs. Three sets of
// data: small.trig (all kinds of terms, named graphs), the sample of tests/queries, and the graph of output/.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { generator } from './generate.mjs'
import { ofJson, same, show, termOf } from './rows.mjs'
import oxigraph from '../tools/oxigraph.mjs'

const here = name => fileURLToPath(new URL(name, import.meta.url))
const ENTENTE = process.env.ENTENTE
const option = (name, otherwise) => process.argv.includes(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : otherwise
const seed = option('--seed', 20251031)
const count = option('--count', 400)
const verbose = process.argv.includes('--verbose')

const PREFIXES = `PREFIX : <http://example.org/> PREFIX ent: <https://w3id.org/entente#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX state: <https://w3id.org/entente/id/state/>
PREFIX kind: <https://w3id.org/entente/kind/> PREFIX status: <https://w3id.org/entente/status/> PREFIX domain: <https://w3id.org/entente/domain/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
`
const OWN = {
  predicates: ['a', 'ent:party', 'ent:kind', 'ent:status', 'ent:covers', 'ent:earliest', 'rdfs:label', 'skos:prefLabel', 'ent:partOf', 'ent:concludedAt', 'skos:broader'],
  subjects: ['state:FR', 'state:IN', 'kind:treaty', 'status:signed', 'ent:Agreement', 'domain:trade', 'ent:State'],
  literals: ['"France"@fr', '"2018-02-01"^^xsd:date', '"2024"^^xsd:gYear', '"Paris"', '1', 'true'],
  graphs: []
}
const sets = [
  {
    name: 'small',
    files: [here('small.trig')],
    data: {
      predicates: [':p', ':q', ':r', ':next', ':name', ':size', 'a'],
      subjects: [':a', ':b', ':c', ':d', ':e', ':T'],
      literals: ['1', '2', '2.5', '"a"', '"été"@fr', '"summer"@en', 'true', '"2020-01-01"^^xsd:date', '"x"^^:unknown', '""'],
      graphs: [':g1', ':g2']
    }
  },
  { name: 'sample', files: [here('../queries/sample.ttl')], data: OWN },
  { name: 'output', files: [here('../../output/graph.ttl')], data: OWN }
]
for (const set of sets) {
  set.store = new oxigraph.Store()
  for (const file of set.files) set.store.load(fs.readFileSync(file, 'utf8'), { format: file.endsWith('.trig') ? 'application/trig' : 'text/turtle' })
}

function byOxigraph (set, query) {
  const answer = set.store.query(query)
  if (typeof answer === 'boolean') return { boolean: answer }
  if (/^\s*(CONSTRUCT|DESCRIBE)/m.test(query.replace(PREFIXES, ''))) return { columns: ['s', 'p', 'o'], rows: answer.map(q => [q.subject, q.predicate, q.object].map(termOf)) }
  return ofJson(JSON.parse(set.store.query(query, { results_format: 'json' })))
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-sparql-'))
process.on('exit', () => fs.rmSync(folder, { recursive: true }))
let files = 0
function byEntente (set, query) {
  const file = path.join(folder, `${files++}.rq`)
  const graph = /^\s*(CONSTRUCT|DESCRIBE)/m.test(query.replace(PREFIXES, ''))
  fs.writeFileSync(file, query)
  const args = ['query', file, ...set.files.flatMap(f => ['--data', f]), '--format', graph ? 'ntriples' : 'json', '--timeout', '30']
  return new Promise((resolve, reject) => {
    const child = spawn(ENTENTE, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', d => { out += d })
    child.stderr.setEncoding('utf8').on('data', d => { err += d })
    child.on('close', (status, signal) => {
      fs.unlinkSync(file)
      if (status !== 0) return reject(new Error(`status ${status ?? signal}: ${err.slice(0, 1500)}`))
      if (!graph) return resolve(ofJson(JSON.parse(out)))
      const store = new oxigraph.Store()
      store.load(out, { format: 'application/n-triples' })
      resolve({ columns: ['s', 'p', 'o'], rows: store.match().map(q => [q.subject, q.predicate, q.object].map(termOf)) })
    })
  })
}

let passed = 0
let failed = 0
let answers = 0
async function compare (set, name, body) {
  const query = PREFIXES + body
  const [, chosen] = /^# (\d+) rows?: /.exec(body) || []
  let want
  try { want = byOxigraph(set, query) } catch (trouble) { want = { refused: String(trouble.message || trouble) } }
  let got
  try { got = await byEntente(set, query) } catch (trouble) { got = { refused: trouble.message } }
  let equal
  if (chosen) equal = got.rows?.length === Number(chosen) && !(got.rows.length === want.rows?.length && same(got.rows, want.rows))
  else if (want.refused || got.refused) equal = Boolean(want.refused && /status 2/.test(got.refused || ''))
  else if ('boolean' in want) equal = want.boolean === got.boolean
  else if (want.columns.join() !== got.columns.join()) equal = want.rows.length === 0 && got.rows.length === 0
  else if (/^SELECT \(COUNT\(\*\)/.test(body) && !want.rows.length) equal = got.rows.length === 1 // a group without rows is one; oxigraph loses it where it sees that no triple matches
  else {
    try { equal = same(want.rows, got.rows) } catch { equal = want.rows.length === got.rows.length }
    if (want.rows.length) answers++
  }
  if (equal) return void passed++
  failed++
  const told = a => a.refused ? `refused: ${a.refused}` : 'boolean' in a ? String(a.boolean) : `${a.rows.length} rows\n    ${show(a.rows)}`
  if (failed <= 20 || verbose) console.log(`failed: ${name} (${set.name})\n  ${body.replace(/\n/g, '\n  ')}\n  oxigraph: ${told(want)}\n  entente:  ${told(got)}`)
}

const jobs = []
const texts = fs.readFileSync(here('by-hand.rq'), 'utf8').split(/\n\s*\n/).map(t => t.trim()).filter(t => t.replace(/^#.*$/gm, '').trim())
for (const [i, body] of texts.entries()) jobs.push([sets[/\b(ent:|rdfs:|state:)/.test(body) ? 1 : 0], `by hand, ${i + 1}`, body])
for (const [k, set] of sets.entries()) {
  const next = generator(seed + k, set.data)
  for (let i = 0; i < Math.ceil(count / sets.length); i++) jobs.push([set, `seed ${seed}, ${i + 1}`, next()])
}
let at = 0
async function worker () { while (at < jobs.length) await compare(...jobs[at++]) }
await Promise.all([worker(), worker()])
console.log(`${jobs.length} queries (${texts.length} by hand), seed ${seed}: ${answers} with rows`)
console.log(`${passed} passed, ${failed} failed, 0 skipped`)
process.exit(failed ? 1 : 0)
