// usage: node others.mjs FOLDER PAIRS
//
// For each pair i below PAIRS: FOLDER/i.ru run in oxigraph on ia.nq gives iout.nq; rdf-canonize of ia.nq and ib.nq gives ia.canon and ib.canon.
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import oxigraph from '../tools/oxigraph.mjs'

const require = createRequire(new URL('../tools/package.json', import.meta.url))
const rdfCanonize = require('rdf-canonize')
const [folder, pairs] = process.argv.slice(2)
const file = name => path.join(folder, name)

for (let i = 0; i < Number(pairs); i++) {
  const store = new oxigraph.Store()
  store.load(fs.readFileSync(file(`${i}a.nq`), 'utf8'), { format: 'application/n-quads' })
  const update = fs.readFileSync(file(`${i}.ru`), 'utf8')
  try { store.update(update) } catch (trouble) { throw new Error(`pair ${i}: ${trouble.message || trouble}\n${update}`) }
  fs.writeFileSync(file(`${i}out.nq`), store.dump({ format: 'application/n-quads' }))
  for (const side of ['a', 'b']) {
    const text = fs.readFileSync(file(`${i}${side}.nq`), 'utf8')
    const canonical = await rdfCanonize.canonize(text, { algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads', maxWorkFactor: Infinity })
    fs.writeFileSync(file(`${i}${side}.canon`), canonical)
  }
}
