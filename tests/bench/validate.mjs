// usage: node validate.mjs SHAPES.ttl FILE.nt: how many violations shacl-engine finds, read by N3.js. For tests/bench/run.
import fs from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(new URL('../tools/package.json', import.meta.url))
const { DataFactory, Parser, Store } = require('n3')
const { Validator } = await import(require.resolve('shacl-engine'))
const [shapes, data] = process.argv.slice(2).map(f => new Store(new Parser().parse(fs.readFileSync(f, 'utf8'))))
const report = await new Validator(shapes, { factory: DataFactory }).validate({ dataset: data })
console.log(report.results.length)
