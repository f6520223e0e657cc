// Every query of queries/ by entente, over tests/queries/sample.ttl and over output/: the answers are oxigraph's and Comunica's.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ofJson, same, show, termOf } from './rows.mjs'

const require = createRequire(new URL('../tools/package.json', import.meta.url))
const oxigraph = require('oxigraph')
let comunica, n3
try {
  const { QueryEngine } = require('@comunica/query-sparql-rdfjs')
  comunica = new QueryEngine()
  n3 = require('n3')
} catch { console.log('skipped: Comunica is not in tests/tools/node_modules') }

const here = name => fileURLToPath(new URL(name, import.meta.url))
const sets = { sample: [here('../queries/sample.ttl')], output: [here('../../output/graph.ttl'), here('../../output/evidence.ttl')] }
let passed = 0
let failed = 0

// What GROUP_CONCAT gathers has no order of its own; of nothing but unbound values it is empty for Comunica, and unbound for the others
// (§18.5.1 makes an error of them, §18.5.1.7 says nothing of it).
const gather = t => t && t.type === 'literal' && !t.datatype ? t.value === '' ? null : { ...t, value: t.value.split(' | ').sort().join(' | ') } : t
const gathered = rows => rows.map(row => row.map(gather))

async function byComunica (store, query) {
  const answer = await comunica.query(query, { sources: [store] })
  const columns = (await answer.metadata()).variables.map(v => (v.variable || v).value).sort()
  const rows = []
  for await (const b of await answer.execute()) rows.push(columns.map(c => termOf(b.get(c))))
  return { columns, rows }
}
const xsdString = 'http://www.w3.org/2001/XMLSchema#string'
const plain = a => ({ columns: a.columns, rows: gathered(a.rows.map(r => r.map(t => t && t.datatype === xsdString ? { ...t, datatype: undefined } : t))) })

for (const [set, files] of Object.entries(sets)) {
  const store = new oxigraph.Store()
  const other = n3 && new n3.Store()
  for (const f of files) {
    const text = fs.readFileSync(f, 'utf8')
    store.load(text, { format: 'text/turtle' })
    if (other) other.addQuads(new n3.Parser().parse(text))
  }
  for (const name of fs.readdirSync(here('../../queries')).filter(f => f.endsWith('.rq')).sort()) {
    const file = here(`../../queries/${name}`)
    const query = fs.readFileSync(file, 'utf8')
    const ran = spawnSync(process.env.ENTENTE, ['query', file, ...files.flatMap(f => ['--data', f]), '--format', 'json'], { encoding: 'utf8', maxBuffer: 1 << 28 })
    const got = ran.status === 0 ? plain(ofJson(JSON.parse(ran.stdout))) : { rows: [], columns: [ran.stderr] }
    const answers = { oxigraph: plain(ofJson(JSON.parse(store.query(query, { results_format: 'json' })))) }
    if (comunica) answers.Comunica = plain(await byComunica(other, query))
    for (const [engine, want] of Object.entries(answers)) {
      if (want.columns.join() === got.columns.join() && same(want.rows, got.rows)) { passed++; continue }
      failed++
      console.log(`failed: ${name} over ${set}\n  ${engine}: ${want.columns}\n    ${show(want.rows)}\n  entente: ${got.columns}\n    ${show(got.rows)}`)
    }
  }
}
console.log(`${passed} passed, ${failed} failed, ${comunica ? 0 : 1} skipped`)
process.exit(failed ? 1 : 0)
