// usage: node readers.mjs FILE...
//
// Each file (.ttl, .nt, .nq) is read by rapper, serdi, n3 and oxigraph. Prints a JSON object: file -> reader -> {count, sha256} of the
// quads in one form, sorted; or {error}.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import oxigraph from '../tools/oxigraph.mjs'

const require = createRequire(new URL('../tools/package.json', import.meta.url))
const { DataFactory, Parser, Writer } = require('n3')
const formats = { ttl: 'turtle', nt: 'ntriples', nq: 'nquads' }
const types = { ttl: 'text/turtle', nt: 'application/n-triples', nq: 'application/n-quads' }
const DECIMAL = 'http://www.w3.org/2001/XMLSchema#decimal'

// oxigraph writes a decimal 1.0 as 1: so does everybody here.
const decimal = term => term.termType === 'Literal' && term.datatype.value === DECIMAL
  ? DataFactory.literal(String(Number(term.value)), term.datatype) : term
function result (quads) {
  const writer = new Writer({ format: 'N-Quads' })
  const lines = quads.map(q => writer.quadToString(q.subject, q.predicate, decimal(q.object), q.graph))
  return { count: lines.length, sha256: createHash('sha256').update(lines.sort().join('')).digest('hex') }
}
function child (program, args) {
  const r = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (r.status !== 0 || /error|warning/i.test(r.stderr)) throw new Error(r.stderr)
  return new Parser({ format: 'N-Quads' }).parse(r.stdout)
}
const readers = {
  rapper: (file, ending) => child('rapper', ['-q', '-i', formats[ending], '-o', 'nquads', file]),
  serdi: (file, ending) => child('serdi', ['-i', formats[ending], '-o', 'nquads', file]),
  n3: (file, ending) => new Parser({ format: types[ending] }).parse(fs.readFileSync(file, 'utf8')),
  oxigraph: (file, ending) => oxigraph.parse(fs.readFileSync(file), { format: types[ending] })
}
const out = {}
for (const file of process.argv.slice(2)) {
  out[file] = {}
  for (const [name, read] of Object.entries(readers)) {
    try {
      out[file][name] = result(read(file, file.split('.').pop()))
    } catch (trouble) {
      out[file][name] = { error: String(trouble.message || trouble).slice(0, 500) }
    }
  }
}
console.log(JSON.stringify(out))
