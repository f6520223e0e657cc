// Run from the root of the tree.
//
// Sixty small graphs, 30 valid and 30 with faults, so that each constraint of ontology/shapes.ttl is broken at least once; and more.ttl
// for the constraints that it does not use: entente and shacl-engine find the same focus nodes, paths and components. Then shapes that
// cannot be checked, hostile input, and a snapshot, where the claim behind what is wrong is told.
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import { check, end, run, workspace } from '../lib/check.mjs'
import { faultsOf, plant, vary } from './faults.mjs'

const require = createRequire(new URL('../tools/package.json', import.meta.url))
const { DataFactory, Parser, Store, Writer } = require('n3')
const { Validator } = await import(require.resolve('shacl-engine'))

const EACH = 30
const SHAPES = path.join(process.env.ENTENTE_ONTOLOGY, 'shapes.ttl')
const folder = workspace()
const read = file => new Store(new Parser({ baseIRI: 'http://example.org/' }).parse(fs.readFileSync(file, 'utf8')))
function write (name, text) {
  const file = path.join(folder, name)
  fs.writeFileSync(file, text)
  return file
}
const validate = (...args) => run('validate', ...args)

// ---------------------------------------------------------------- the same verdicts
// Not compared: values that are none of their datatype. SHACL makes an error of comparing them, and so a violation; shacl-engine none.
const sameIn = text => [...new Set(text)].sort().join('\n')
const lacks = (a, b) => a.split('\n').filter(line => !b.split('\n').includes(line)).join('\n')
function ours (result) {
  const rows = result.out.split('\n').filter(line => line).map(line => JSON.parse(line))
  return rows.map(v => [v.focus.startsWith('_:') ? '_:' : v.focus, v.path ?? '', v.component].join(' '))
}
async function theirs (shapes, data) {
  const report = await new Validator(shapes, { factory: DataFactory }).validate({ dataset: data })
  return report.results.map(r => {
    const focus = r.focusNode.term ?? r.focusNode
    const steps = Array.isArray(r.path) ? r.path.flatMap(step => step.predicates) : []
    return [focus.termType === 'BlankNode' ? '_:' : focus.value, steps.length === 1 ? steps[0].value : '',
      r.constraintComponent.value.replace(/^.*#/, '')].join(' ')
  })
}
async function compare (name, shapesFile, graph, isValid) {
  const shapes = read(shapesFile)
  const file = write(`${name}.nt`, new Writer({ format: 'N-Triples' }).quadsToString([...graph]))
  const result = validate(file, '--shapes', shapesFile, '--json')
  const [got, expected] = [sameIn(ours(result)), sameIn(await theirs(shapes, graph))]
  check(`${name}: shacl-engine's verdicts`, got === expected,
    `only entente:\n${lacks(got, expected)}\nonly shacl-engine:\n${lacks(expected, got)}\n${result.err}`)
  check(`${name}: ${isValid ? 'valid' : 'with faults'}`, (expected === '') === isValid && result.status === (isValid ? 0 : 1), result.shown)
  return expected
}

const good = read('tests/shapes/good.ttl')
const faults = faultsOf(read(SHAPES))
const broken = new Set()
for (let i = 0; i < EACH; i++) {
  await compare(`valid-${i}`, SHAPES, vary(good, i), true)
  const graph = new Store()
  for (let f = i; f < faults.length; f += EACH) graph.addQuads([...plant(good, faults[f], f)])
  for (const line of (await compare(`faults-${i}`, SHAPES, graph, false)).split('\n')) broken.add(line)
}
const capital = word => word[0].toUpperCase() + word.slice(1)
for (const [number, fault] of faults.entries()) {
  const ending = ` ${fault.path?.value ?? ''} ${capital(fault.component)}ConstraintComponent`
  const isBroken = [...broken].some(line => line.endsWith(ending) && (line.startsWith(`http://example.org/${number}-`) || line.startsWith('_:')))
  check(`broken: ${fault.shape.value} ${fault.component}`, isBroken, 'no violation')
}
await compare('more', 'tests/validate/more-shapes.ttl', read('tests/validate/more.ttl'), false)
await compare('bad', SHAPES, read('tests/shapes/bad.ttl'), false)

// ---------------------------------------------------------------- what is told
{
  const result = validate('tests/shapes/bad.ttl')
  const line = fs.readFileSync('tests/shapes/bad.ttl', 'utf8').split('\n').findIndex(l => l.includes('ent:signatory state:KR')) + 1
  check('a line: place, node, property, value, message, constraint', result.out.includes(
    `tests/shapes/bad.ttl:${line}: agreement:bad-party ent:signatory state:KR: A signatory is a person. [sh:class]\n`), result.out)
  check('in French', validate('tests/shapes/bad.ttl', '--lang', 'fr').out.includes('Un signataire est une personne. [sh:class]'), '')
  check('in order of lines', result.out.split('\n').map(l => Number(l.split(':')[1])).filter(n => n).every((n, i, all) => !i || all[i - 1] <= n), result.out)
  check('conforms', validate('tests/shapes/good.ttl').out === 'tests/shapes/good.ttl: conforms\n', '')
  check('quiet', validate('tests/shapes/good.ttl', '--quiet').out === '', '')
}

// The subclasses that the data tells of count, SHACL §3.1; shacl-engine looks for them in the shapes.
{
  const shapes = write('class.ttl', '@prefix sh: <http://www.w3.org/ns/shacl#> .\n<x:s> a sh:NodeShape ; sh:targetClass <x:A> ; sh:property [ sh:path <x:p> ; sh:class <x:A> ] .')
  const data = write('class-data.ttl', '@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n<x:C> rdfs:subClassOf <x:B> . <x:B> rdfs:subClassOf <x:A> , <x:C> .\n' +
    '<x:c> a <x:C> ; <x:p> <x:c> , <x:d> . <x:d> a <x:D> .')
  check('subclasses', ours(validate(data, '--shapes', shapes, '--json')).join() === 'x:c x:p ClassConstraintComponent', validate(data, '--shapes', shapes).shown)
}

// ---------------------------------------------------------------- shapes that cannot be checked, and hostile input
const PREFIXES = '@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n'
const refused = {
  'sh:closed': '<x:s> a sh:NodeShape ; sh:targetClass <x:A> ;\n sh:closed true .',
  'sh:sparql': '<x:s> a sh:NodeShape ; sh:targetClass <x:A> ;\n sh:sparql [ ] .',
  'sh:severity': '<x:s> a sh:NodeShape ; sh:targetClass <x:A> ;\n sh:severity sh:Warning .',
  'a target of another kind': '<x:s> a sh:NodeShape ;\n sh:targetSubjectsOf <x:p> .',
  'a blank class': '<x:s> a sh:NodeShape ;\n sh:targetClass [] .',
  'an inverse path': '<x:s> a sh:PropertyShape ; sh:targetClass <x:A> ;\n sh:path [ sh:inversePath <x:p> ] ; sh:minCount 1 .',
  'a sequence path': '<x:s> a sh:PropertyShape ; sh:targetClass <x:A> ;\n sh:path ( <x:p> <x:q> ) ; sh:minCount 1 .',
  'a path of literals': '<x:s> a sh:PropertyShape ; sh:targetClass <x:A> ;\n sh:path "p" ; sh:minCount 1 .',
  'a shape within itself': '<x:s> a sh:NodeShape ; sh:targetClass <x:A> ;\n sh:node <x:t> .\n<x:t> sh:not <x:s> .',
  'a count that is none': '<x:s> a sh:PropertyShape ; sh:targetClass <x:A> ; sh:path <x:p> ;\n sh:minCount "one" .',
  'a count below nothing': '<x:s> a sh:PropertyShape ; sh:targetClass <x:A> ; sh:path <x:p> ;\n sh:minCount -1 .',
  'a broken pattern': '<x:s> a sh:PropertyShape ; sh:targetClass <x:A> ; sh:path <x:p> ;\n sh:pattern "(" .',
  'a list that is none': '<x:s> a sh:NodeShape ; sh:targetClass <x:A> ;\n sh:in <x:p> .',
  'a circular list': '@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n<x:s> a sh:NodeShape ; sh:targetClass <x:A> ;\n sh:or <x:l> . <x:l> rdf:first <x:s> ; rdf:rest <x:l> .',
  'a shape that is nowhere': '<x:s> a sh:NodeShape ; sh:targetClass <x:A> ;\n sh:node <x:t> .',
  'a blank value': '<x:s> a sh:NodeShape ; sh:targetClass <x:A> ;\n sh:in ( [] ) .',
  'no shape at all': '<x:s> <x:p> <x:o> .',
  'no Turtle': '<x:s> <x:p> .',
  'shapes a thousand deep': '<x:s> a sh:NodeShape ; sh:targetClass <x:A> ;\n' + 'sh:not [ '.repeat(500) + ' sh:nodeKind sh:IRI ' + ' ]'.repeat(500) + ' .'
}
for (const [name, text] of Object.entries(refused)) {
  const result = validate('tests/shapes/good.ttl', '--shapes', write('refused.ttl', PREFIXES + text))
  check(`refused: ${name}`, result.status === 2 && /refused\.ttl:?\d*.*error/.test(result.err) && result.out === '', result.shown)
}
check('the line of what is refused', /refused\.ttl:4: error: .*inversePath|refused\.ttl:4/.test(
  validate('tests/shapes/good.ttl', '--shapes', write('refused.ttl', PREFIXES + refused['an inverse path'])).err), '')
check('no file', validate('/nowhere.ttl').status === 2, '')
check('a cut file', validate(write('cut.ttl', '<x:a> a <x:B> ; <x:p> "')).status === 2, '')
check('an empty file conforms', validate(write('empty.ttl', '')).status === 0, '')
check('a file and a snapshot', validate('tests/shapes/good.ttl', '--at', '1').status === 2, '')
{
  const shapes = write('less.ttl', PREFIXES + '<x:s> a sh:PropertyShape ; sh:targetClass <x:A> ; sh:path <x:p> ; sh:lessThan <x:q> .')
  const many = Array.from({ length: 20000 }, (_, i) => `<x:a> <x:p> ${i} ; <x:q> ${i + 20000} .`).join('\n')
  const result = validate(write('less-data.ttl', '<x:a> a <x:A> .\n' + many), '--shapes', shapes)
  check('20 000 values against 20 000', result.status === 2 && /forever/.test(result.err), result.shown)
  const control = validate(write('control.nt', '<x:a\u0301> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/entente#Agreement> .\n' +
    '<x:a\u0301> <https://w3id.org/entente#kind> "\\u001B[31m\u202E\\u0000x\\"\\n" .\n'))
  check('controls do not reach the terminal', control.status === 1 && !/[\u001B\u0000\u202E]/.test(control.out), JSON.stringify(control.out))
}

// ---------------------------------------------------------------- a snapshot
{
  const document = 'tests/gold/dev-fr/fr-001.txt'
  const store = path.join(folder, 's.db')
  run('build', document, '--quiet', '--store-only', '--store', store, '-o', folder)
  const sound = validate('--store', store)
  check('a snapshot conforms', sound.status === 0 && sound.out === 'snapshot 1: conforms\n', sound.shown)
  const shapes = write('party.ttl', PREFIXES + '<x:s> a sh:PropertyShape ; sh:targetClass <https://w3id.org/entente#Agreement> ;\n' +
    'sh:path <https://w3id.org/entente#party> ; sh:pattern "^$" ; sh:message "no party at all"@en .')
  const result = validate('--store', store, '--shapes', shapes, '--json')
  const rows = result.out.split('\n').filter(line => line).map(line => JSON.parse(line))
  const text = fs.readFileSync(document, 'utf8')
  check('violations of a snapshot', result.status === 1 && rows.length > 0, result.shown)
  for (const row of rows) {
    check(`the claim behind ${row.focus} ${row.value}`, row.claims.length > 0 && row.claims.every(c => c.document === 'fr-001.txt' && c.end > c.start &&
      text.replace(/\s+/g, ' ').includes(c.quote.replace(/\s+/g, ' '))), JSON.stringify(row))
  }
  const shown = validate('--store', store, '--shapes', shapes).out
  check('and in the text', /^snapshot 1: .*: no party at all \[sh:pattern\]\n {4}fr-001\.txt, \d+-\d+: "/.test(shown), shown)
  check('no such snapshot', validate('--store', store, '--at', '7').status === 2, '')
}

end()
