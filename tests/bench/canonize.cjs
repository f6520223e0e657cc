// usage: node canonize.cjs FILE.nq: its canonical form by rdf-canonize, read by N3.js
const fs = require('node:fs')
const path = require('node:path')
const tools = path.join(__dirname, '../tools/node_modules')
const { Parser } = require(path.join(tools, 'n3'))
const { canonize } = require(path.join(tools, 'rdf-canonize'))

const quads = new Parser({ format: 'N-Quads' }).parse(fs.readFileSync(process.argv[2], 'utf8'))
canonize(quads, { algorithm: 'RDFC-1.0', maxWorkFactor: Infinity }).then(text => process.stdout.write(text))
