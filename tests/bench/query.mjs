// One query by oxigraph's or Comunica's npm build, from a cold start: reads the file, answers, says how many rows. For tests/bench/run.
import fs from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(new URL('../tools/package.json', import.meta.url))
const [engine, file, queryFile] = process.argv.slice(2)
const text = fs.readFileSync(file, 'utf8')
const query = fs.readFileSync(queryFile, 'utf8')
let rows = 0
if (engine === 'oxigraph') {
  const { default: oxigraph } = await import('../tools/oxigraph.mjs')
  const store = new oxigraph.Store()
  store.load(text, { format: 'application/n-triples' })
  rows = store.query(query).length
} else {
  const n3 = require('n3')
  const store = new n3.Store(new n3.Parser({ format: 'N-Triples' }).parse(text))
  const { QueryEngine } = require('@comunica/query-sparql-rdfjs')
  for await (const row of await new QueryEngine().queryBindings(query, { sources: [store] })) if (row) rows++
}
console.log(rows)
