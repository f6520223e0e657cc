// Run from the root of the tree: stores.mjs [--accept]
//
// Each queries/NAME.rq must give, in Entente, oxigraph, Comunica and Virtuoso, row by row
//   of tests/queries/sample.ttl, an invented graph, the rows of tests/queries/NAME.tsv, which were worked out by hand;
//   of the sample corpus (output/graph.ttl and evidence.ttl) those of tests/stores/answers/NAME.tsv.
// And Virtuoso must hold, triple by triple, what n3 reads of every RDF export.
// --accept writes the latter anew where Entente, oxigraph and Comunica agree, and fails where they do not.
// Under sanitizers Entente alone answers, of the invented graph.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { spawnSync } from 'node:child_process'
import { check, end, skip } from '../lib/check.mjs'
import { comunica, entente, inOxigraph, Parser } from './engines.mjs'
import { graphOf, virtuoso } from './virtuoso.mjs'
import { difference, linesOf, readLines } from './answers.mjs'

const LEAST = 20
const accept = process.argv.includes('--accept')
const sanitized = process.env.SANITIZED === '1'
const sets = { invented: { files: ['tests/queries/sample.ttl'], answers: 'tests/queries' } }
if (!sanitized) sets.sample = { files: ['output/graph.ttl', 'output/evidence.ttl'], answers: 'tests/stores/answers' }

const named = (folder, ending) => fs.readdirSync(folder).filter(f => f.endsWith(ending)).map(f => f.slice(0, -ending.length)).sort()
const queries = named('queries', '.rq').map(name => ({ name, text: fs.readFileSync(`queries/${name}.rq`, 'utf8') }))
const names = queries.map(q => q.name).join(' ')

// ---------------------------------------------------------------- what a query file looks like
const PARAMETER = /^ *VALUES \$(\w+) \{ (.*) \} +# parameter: \S/
function checkForm ({ name, text }) {
  const lines = text.split('\n')
  check(`${name}: the question in two languages`, /^# .*\?/.test(lines[0]) && /^# .*\?/.test(lines[1]), lines.slice(0, 2).join('\n    '))
  const marked = lines.filter(line => /\$\w|# *parameter/.test(line.replace(/^#.*/, '')))
  check(`${name}: parameters stand as VALUES $name { default }   # parameter: what it is`, marked.every(line => PARAMETER.test(line)),
    marked.join('\n    '))
}

// A default that is given as a parameter changes nothing.
function ask (name, ...parameters) {
  const ran = spawnSync(process.env.ENTENTE, ['query', `queries/${name}.rq`, '--data', sets.invented.files[0],
    ...parameters.flatMap(p => ['--param', p])], { encoding: 'utf8' })
  return ran.status === 0 ? ran.stdout : ran.stderr
}
function checkParameters ({ name, text }) {
  const given = text.split('\n').map(line => PARAMETER.exec(line)).filter(found => found && !/ /.test(found[2]))
  const asParameters = given.map(([, parameter, term]) => `${parameter}=${term}`)
  if (given.length) check(`${name}: the defaults as parameters`, ask(name, ...asParameters) === ask(name), asParameters)
}

// Other values: worked out by hand. India has b2, c3 and g7 with France, of which c3 is in force, and f6 with the Union.
function checkOtherValues () {
  const row = (all, iri, rest) => [iri, ...rest.split('\t').slice(2)].join(' ')
  const ids = text => [...text.matchAll(/<https:\/\/w3id\.org\/entente\/id\/([^>]*)>(.*)/g)].map(m => row(...m)).join(', ')
  const of = (expected, got) => check(`another value: ${expected}`, got === expected, got)
  of('state/FR 3 1, state/EU 1 0', ids(ask('partners', 'state=state:IN')))
  of('agreement/e5', ids(ask('broken-off', 'statusIri=status:suspended').replace(/>.*/g, '>')))
  check('a parameter that the query has not', /has no \$country/.test(ask('partners', 'country=state:IN')), ask('partners', 'country=state:IN'))
}

// ---------------------------------------------------------------- answers
async function answer (engine, set, query) {
  try { return linesOf(query.text, await engine.ask(set, query.text)) } catch (trouble) { return [String(trouble.message || trouble).slice(0, 1000)] }
}

async function open (engines, folder) {
  engines.push(entente())
  if (sanitized) return skip('stores', 'other people\'s stores, under sanitizers')
  engines.push(inOxigraph(), comunica())
  if (accept) return
  if (spawnSync('virtuoso-t', ['-?']).error) return skip('Virtuoso', 'virtuoso-t is not installed')
  engines.push(await virtuoso(path.join(folder, 'virtuoso')))
}

async function load (engines) {
  for (const [set, { files }] of Object.entries(sets)) {
    const sizes = {}
    for (const engine of engines) {
      const start = performance.now()
      const triples = await engine.load(set, files)
      if (triples === undefined) continue // Entente reads them with each query
      sizes[engine.name] = triples
      console.log(`${engine.name}: ${set}: ${triples} triples in ${Math.round(performance.now() - start)} ms`)
    }
    if (engines.length > 1) check(`${set}: all count the same triples`, new Set(Object.values(sizes)).size === 1, JSON.stringify(sizes))
  }
}

async function compare (engines) {
  const width = Math.max(...queries.map(q => q.name.length))
  console.log(['query'.padEnd(width), 'rows'.padEnd(9), ...engines.map(e => e.name.padEnd(8))].join('  '))
  for (const query of queries) {
    const verdicts = engines.map(() => 'same')
    const rows = []
    for (const [set, { answers }] of Object.entries(sets)) {
      const expected = readLines(`${answers}/${query.name}.tsv`) ?? ['no such file']
      rows.push(expected.length - 1)
      const all = await Promise.all(engines.map(engine => answer(engine, set, query)))
      for (const [i, got] of all.entries()) {
        const ok = got.join('\n') === expected.join('\n')
        if (!check(`${query.name}: ${set}: ${engines[i].name}`, ok, ok || difference(expected, got))) verdicts[i] = 'DIFFERS'
      }
    }
    console.log([query.name.padEnd(width), rows.join('/').padEnd(9), ...verdicts.map(v => v.padEnd(8))].join('  '))
  }
}

// ---------------------------------------------------------------- every RDF export, triple by triple
function run (...args) {
  const ran = spawnSync(process.env.ENTENTE, args, { encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`entente ${args.join(' ')}: ${ran.stderr}`)
}

function exportAll (folder) {
  const store = path.join(folder, 'news.db')
  const to = (name, ...args) => {
    const file = path.join(folder, name)
    run('export', ...args, '--store', store, '-o', file, '--quiet')
    return file
  }
  run('build', 'tests/gold/dev-fr', '--store', store, '-o', folder, '--quiet')
  return [to('export.ttl'), to('export.nt', '--format', 'ntriples'), to('export.nq', '--format', 'nquads'),
    to('behind.ttl', '--evidence'), to('behind.nt', '--evidence', '--format', 'ntriples'), to('described.ttl', '--description')]
}

async function compareExports (store, folder) {
  const key = quad => [quad.subject, quad.predicate, quad.object].map(term => term.id).join(' ')
  for (const file of exportAll(folder)) {
    const name = path.basename(file)
    const quads = new Parser({ format: name.endsWith('.nq') ? 'N-Quads' : undefined }).parse(fs.readFileSync(file, 'utf8'))
    const set = name.replace('.', '-')
    await store.load(set, [file])
    const held = new Set(new Parser().parse(await store.whole(quads[0].graph.value || graphOf(set))).map(key))
    const read = new Set(quads.map(key))
    const apart = [...read].filter(k => !held.has(k)).concat([...held].filter(k => !read.has(k)))
    check(`Virtuoso holds what n3 reads of ${name}`, apart.length === 0 && read.size > 0, apart.slice(0, 5).join('\n    '))
    console.log(`Virtuoso: ${name}: ${held.size} triples, ${apart.length} apart`)
  }
}

async function takeOver (engines) {
  const { answers } = sets.sample
  fs.mkdirSync(answers, { recursive: true })
  for (const name of named(answers, '.tsv')) if (!names.split(' ').includes(name)) fs.rmSync(`${answers}/${name}.tsv`)
  for (const query of queries) {
    const [ours, ...others] = await Promise.all(engines.map(engine => answer(engine, 'sample', query)))
    const apart = others.findIndex(theirs => theirs.join('\n') !== ours.join('\n'))
    if (check(`${query.name}: all agree`, apart < 0, apart < 0 || `${engines[apart + 1].name}:\n    ${difference(others[apart], ours)}`))
      fs.writeFileSync(`${answers}/${query.name}.tsv`, ours.join('\n') + '\n')
  }
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-stores-'))
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
const engines = []
try {
  check(`at least ${LEAST} queries`, queries.length >= LEAST, names)
  for (const query of queries) checkForm(query)
  await open(engines, folder)
  await load(engines)
  if (accept) await takeOver(engines)
  else {
    for (const [set, { answers }] of Object.entries(sets)) {
      const answered = named(answers, '.tsv').join(' ')
      check(`${set}: an answer for each query`, answered === names, answered)
    }
    for (const query of queries) checkParameters(query)
    checkOtherValues()
    await compare(engines)
    const store = engines.find(engine => engine.name === 'Virtuoso')
    if (store) await compareExports(store, folder)
  }
} catch (trouble) {
  check('stores', false, trouble.stack)
}
for (const engine of engines) await engine.stop()
end()
