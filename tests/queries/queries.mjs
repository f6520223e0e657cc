// Run from the root of the tree. Each queries/NAME.rq over tests/queries/sample.ttl must give the rows of tests/queries/NAME.tsv, in
// any order: names of columns first, a value or nothing in each, IRIs without https://w3id.org/entente/ and id/, and " | " between what
// one column gathers, in any order too. Then each runs over output/, where some must find something.
import fs from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(new URL('../tools/package.json', import.meta.url))
const oxigraph = require('oxigraph')
const FINDS = ['agreements', 'sectors', 'signatories']
const COUNT = 8

let passed = 0
let failed = 0
function check (name, ok, expected, got) {
  if (ok) return void passed++
  failed++
  console.log(`failed: ${name}\n  expected: ${expected}\n  got:      ${got}`)
}
function load (...files) {
  const store = new oxigraph.Store()
  for (const file of files) store.load(fs.readFileSync(file, 'utf8'), { format: 'text/turtle' })
  return store
}
const gathered = cell => cell.split(' | ').sort().join(' | ')
const sorted = lines => [lines[0], ...lines.slice(1).map(line => line.split('\t').map(gathered).join('\t')).sort()].join('\n')
const cell = term => !term ? '' : term.termType === 'NamedNode' ? term.value.replace(/^https:\/\/w3id\.org\/entente\/(id\/)?/, '') : term.value
function rows (store, query) {
  const columns = store.query(query, { results_format: 'text/tab-separated-values' }).split('\n')[0].split('\t').map(c => c.slice(1))
  return [columns.join('\t'), ...store.query(query).map(row => columns.map(c => cell(row.get(c))).join('\t'))]
}
function attempt (name, work) {
  try { return work() } catch (trouble) { check(name, false, 'no complaint', String(trouble.message || trouble)) }
}

const names = dir => ending => fs.readdirSync(dir).filter(f => f.endsWith(ending)).map(f => f.slice(0, -ending.length)).sort()
const queries = names('queries')('.rq')
check('every query has its rows, and all rows a query', queries.length === COUNT && queries.join() === names('tests/queries')('.tsv').join(),
  `${COUNT}: ${names('tests/queries')('.tsv')}`, `${queries.length}: ${queries}`)
const sample = attempt('sample.ttl can be read', () => load('tests/queries/sample.ttl'))
const output = attempt('output can be read', () => load('output/graph.ttl', 'output/evidence.ttl'))
for (const name of queries) {
  const query = fs.readFileSync(`queries/${name}.rq`, 'utf8')
  const head = query.split('\n')
  check(`${name}: the question in two languages`, /^# .*\?/.test(head[0]) && /^# .*\?/.test(head[1]), 'two lines of comment', head.slice(0, 2).join('\n'))
  const tsv = `tests/queries/${name}.tsv`
  if (sample && fs.existsSync(tsv)) {
    attempt(`${name}: sample`, () => {
      const expected = sorted(fs.readFileSync(tsv, 'utf8').replace(/\n$/, '').split('\n'))
      const got = sorted(rows(sample, query))
      check(`${name}: sample`, got === expected, '\n' + expected, '\n' + got)
    })
  }
  if (output) {
    attempt(`${name}: output`, () => {
      const found = rows(output, query).length - 1
      check(`${name}: output`, found > 0 || !FINDS.includes(name), 'a row', 'none')
      if (process.env.VERBOSE) console.log(`${name}: ${found} rows`)
    })
  }
}
console.log(`${passed} passed, ${failed} failed, 0 skipped`)
process.exit(failed > 0 ? 1 : 0)
