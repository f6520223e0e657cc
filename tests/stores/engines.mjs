// The stores that the queries are run in. Each is { name, load (set, files), ask (set, text), stop () }: load reads Turtle files the way
// its users do and tells the number of triples; ask gives { columns, rows } of terms as rows.mjs has them, in the order of the answer;
// the answer of CONSTRUCT is a table of subject, predicate, object in any order.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ofJson, termOf } from '../sparql/rows.mjs'
import oxigraph from '../tools/oxigraph.mjs'

const require = createRequire(new URL('../tools/package.json', import.meta.url))
const { QueryEngine } = require('@comunica/query-sparql-rdfjs')
export const { Parser, Store } = require('n3')

const TRIPLE = ['subject', 'predicate', 'object']
// once each, whatever an engine thinks of it
export const table = quads => ({ columns: TRIPLE, rows: [...new Store(quads)].map(q => TRIPLE.map(part => termOf(q[part]))) })
export const makesGraph = text => /^\s*CONSTRUCT\b/m.test(text)

export function entente () {
  const sets = {}
  return {
    name: 'Entente',
    load (set, files) { sets[set] = files.flatMap(f => ['--data', f]) },
    async ask (set, text) {
      const graph = makesGraph(text)
      const { stdout } = await promisify(execFile)(process.env.ENTENTE,
        ['query', '--text', text, ...sets[set], '--format', graph ? 'ntriples' : 'json'], { maxBuffer: 1 << 28 })
      return graph ? table(new Parser().parse(stdout)) : ofJson(JSON.parse(stdout))
    },
    stop () {}
  }
}

export function inOxigraph () {
  const sets = {}
  return {
    name: 'oxigraph',
    load (set, files) {
      sets[set] = new oxigraph.Store()
      for (const f of files) sets[set].load(fs.readFileSync(f, 'utf8'), { format: 'text/turtle' })
      return sets[set].size
    },
    ask (set, text) {
      return makesGraph(text) ? table(sets[set].query(text)) : ofJson(JSON.parse(sets[set].query(text, { results_format: 'json' })))
    },
    stop () {}
  }
}

export function comunica () {
  const engine = new QueryEngine()
  const sets = {}
  return {
    name: 'Comunica',
    load (set, files) {
      sets[set] = new Store(files.flatMap(f => new Parser().parse(fs.readFileSync(f, 'utf8'))))
      return sets[set].size
    },
    async ask (set, text) {
      const answer = await engine.query(text, { sources: [sets[set]] })
      const found = []
      for await (const one of await answer.execute()) found.push(one)
      if (makesGraph(text)) return table(found)
      const columns = (await answer.metadata()).variables.map(v => (v.variable || v).value)
      return { columns, rows: found.map(b => columns.map(c => termOf(b.get(c)))) }
    },
    stop () {}
  }
}
