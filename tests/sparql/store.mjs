// entente query over a store: the graph and the evidence are those that `entente export` writes, of every snapshot, and the store stays
// as it was, byte for byte.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { check, end, run, workspace } from '../lib/check.mjs'

const folder = workspace()
const store = path.join(folder, 's.db')
const documents = fileURLToPath(new URL('../gold/dev-fr/', import.meta.url))
const sorted = r => r.out.split('\n').sort().join('\n')
for (const part of [['fr-001.txt', 'fr-002.txt'], ['fr-003.txt', 'fr-004.txt', 'fr-005.txt']])
  check('build', run('build', ...part.map(f => documents + f), '--quiet', '--store-only', '--store', store, '-o', folder).status === 0, part)
const digest = () => crypto.createHash('sha256').update(fs.readFileSync(store)).digest('hex')
const before = digest()
const ask = (text, ...more) => run('query', '--store', store, '--text', text, ...more)
const all = 'CONSTRUCT WHERE { ?s ?p ?o }'
for (const at of [['--at', '1'], ['--at', '2'], []]) {
  const graph = run('export', '--store', store, '--format', 'ntriples', ...at)
  const evidence = run('export', '--evidence', '--store', store, '--format', 'ntriples', ...at)
  check(`export ${at}`, graph.out.length > 1000 && evidence.out.length > 1000, graph.err)
  check(`the graph ${at}`, ask(all, '--format', 'ntriples', ...at).out === graph.out, '')
  check(`in Turtle ${at}`, ask(all, ...at).out === run('export', '--store', store, ...at).out, '')
  check(`the evidence ${at}`, sorted(ask('CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }', '--format', 'ntriples', ...at)) === sorted(evidence), '')
  check(`both ${at}`, sorted(ask(all, '--evidence', '--format', 'ntriples', ...at)) === [...new Set((graph.out + evidence.out).split('\n'))].sort().join('\n'), '')
}
check('names of the evidence', ask('SELECT DISTINCT ?g WHERE { GRAPH ?g { } }', '--format', 'csv').out === 'g\r\nhttps://w3id.org/entente/id/evidence\r\n', '')
check('FROM the evidence', Number(ask('SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/entente/id/evidence> { ?s ?p ?o }', '--format', 'csv').out.split('\r\n')[1]) > 100, '')
check('DESCRIBE of all is all', ask('DESCRIBE ?s WHERE { ?s ?p ?o }', '--format', 'ntriples').out === run('export', '--store', store, '--format', 'ntriples').out, '')
check('a snapshot that is not there', ask('ASK {}', '--at', '9').status === 2, '')
check('the store is as it was', digest() === before, '')
check('and no file beside it', fs.readdirSync(folder).filter(f => f.startsWith('s.db')).join() === 's.db', fs.readdirSync(folder))
end()
