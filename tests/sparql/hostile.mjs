// What nobody should ask: injection, endless paths, a thousand levels, broken text, limits. Each ends with an answer or with status 2 and
// a message, and never with a crash.
import fs from 'node:fs'
import path from 'node:path'
import { check, end, run, workspace } from '../lib/check.mjs'

const SANITIZED = process.env.SANITIZED === '1'
const folder = workspace()
const data = path.join(folder, 'data.nt')
fs.writeFileSync(data, `<http://e/a> <http://e/p> <http://e/b> .
<http://e/a> <http://e/q> "it's \\"quoted\\"; DROP TABLE triple; --" .
<http://e/b> <http://e/p> <http://e/a> .
`)

function ask (query, ...more) {
  const file = path.join(folder, 'q.rq')
  fs.writeFileSync(file, query)
  const args = more.includes('--store') || more.includes('--data') ? more : ['--data', data, ...more]
  return run('query', file, '--format', 'tsv', ...args)
}
const fine = r => r.status === 0 || (r.status === 2 && /^entente: /.test(r.err))

// ---- Injection: text stays text ----
const nasty = [`'`, `"`, `';DROP TABLE term;--`, `?1`, `%s%n`, '\\', '\u0000x'.slice(1), `t1.subject`, `') UNION SELECT 1 --`, '-- x', '/*', '\u202e', '\u0001', 'é'.repeat(5000)]
for (const text of nasty) {
  const literal = JSON.stringify(text).replace(/\\u([0-9a-f]{4})/g, '\\u$1')
  let r = ask(`SELECT (${literal} AS ?x) WHERE {}`)
  check(`literal ${literal.slice(0, 30)}`, r.status === 0 && r.out.split('\n').length === 3, r.shown)
  r = ask(`SELECT * WHERE { ?s ?p ${literal} } `)
  check(`literal in a pattern ${literal.slice(0, 30)}`, r.status === 0 && r.out.trim().split('\n').length === 1, r.shown)
  r = ask(`SELECT (STRLEN($x) AS ?n) WHERE {}`, '--param', `x=${literal}`)
  check(`parameter ${literal.slice(0, 30)}`, r.status === 0 && r.out.split('\n')[1] === String([...text].length), r.shown)
  r = ask(`SELECT (GROUP_CONCAT(?x; SEPARATOR=${literal}) AS ?n) WHERE { VALUES ?x { "a" "b" } }`)
  check(`separator ${literal.slice(0, 30)}`, r.status === 0, r.shown)
  r = ask(`SELECT (REGEX("a", ${literal}) AS ?x) (REPLACE("a", ${literal}, ${literal}) AS ?y) WHERE {}`)
  check(`pattern ${literal.slice(0, 30)}`, r.status === 0, r.shown)
}
check('the literal with DROP TABLE is found as it is', ask(`SELECT ?s WHERE { ?s ?p "it's \\"quoted\\"; DROP TABLE triple; --" }`).out.includes('<http://e/a>'), '')
for (const iri of [`http://e/';DROP`, `http://e/?1`, `http://e/--`, `x:'); SELECT`]) check(`IRI ${iri}`, fine(ask(`SELECT * WHERE { <${iri}> ?p ?o }`)), iri)
check('a prefix', fine(ask(`PREFIX p: <http://e/';--> SELECT * WHERE { p:a ?p ?o }`)), '')
for (const given of ['x=<http://e/a> . ?y ?z ?w', 'x=?y', 'x=', '=1', 'x', 'x=_:b', 'x="a" "b"', 'y=1', 'x=<http://e/a'])
  check(`--param ${given}`, ask('SELECT * WHERE { $x ?p ?o }', '--param', given).status === 2, given)
for (const block of ['{ <http://e/none> }', '{}', '{ <http://e/none> UNDEF 1 }']) {
  check(`--param instead of VALUES $x ${block}`, ask(`SELECT ?o WHERE { VALUES $x ${block} ?x <http://e/p> ?o }`, '--param', 'x=<http://e/a>').out.trim().split('\n')[1] === '<http://e/b>', block)
}
check('--param in VALUES of two', ask('SELECT * WHERE { VALUES ($x ?y) { (1 2) } }', '--param', 'x=3').status === 2, '')
check('--param binds a term', ask('SELECT ?o WHERE { $x <http://e/p> ?o }', '--param', 'x=<http://e/a>').out.trim().split('\n')[1] === '<http://e/b>', '')
for (const name of ['COUNT', 'SUM', 'GROUP_CONCAT', 'BOUND', 'IF', 'EXISTS', 'STRLEN', 'sparql_add'])
  check(`<${name}> is no function`, ask(`SELECT (<${name}>(1) AS ?x) {}`).out.trim() === '?x', ask(`SELECT (<${name}>(1) AS ?x) {}`).shown)
check('an unbound $x is a variable', ask('SELECT $x WHERE { $x <http://e/p> ?o }').out.trim().split('\n').length === 3, '')

// ---- What is not supported is said by name ----
for (const [query, word] of [['SELECT * WHERE { SERVICE <http://e/> { ?s ?p ?o } }', 'SERVICE'], ['INSERT DATA { <a:a> <a:b> <a:c> }', 'INSERT'], ['DELETE WHERE { ?s ?p ?o }', 'DELETE'], ['CLEAR ALL', 'CLEAR'], ['LOAD <http://e/>', 'LOAD']]) {
  const r = ask(query)
  check(word, r.status === 2 && r.err.includes(word) && /\^/.test(r.err), r.shown)
}

// ---- Places ----
for (const [query, place, under] of [
  ['SELECT *\nWHERE { ?s ?p é }', ':2:15:', '^'], ['SELECT ?x WHERE { ?x ex:p ?y }', ':1:22:', '^^^'], ['SELECT (?a AS ?b) WHERE { ?a ?b ?c }', ':1:15:', '^^'],
  ['ASK { ?a ?b "unfinished }', ':1:13:', '^^^^^^^^^^^^^'], ['SELECT ?x WHERE { ?x ?p ?o } GROUP BY ?o', ':1:8:', '^^'], ['ASK { ?s ?p ?o FILTER (STRLEN()) }', ':1:24:', '^^^^^^^^'],
  ['SELECT * WHERE { ?s ?p ?o } LIMIT -1', ':1:35:', '^'], ['SELECT * WHERE { BIND (1 AS ?x) BIND (2 AS ?x) }', ':1:44:', '^^']
]) {
  const r = ask(query)
  check(`place of ${query}`, r.status === 2 && r.err.includes(place) && r.err.split('\n').some(l => l.trim() === under), r.shown)
}

// ---- Depth and length ----
const nested = (n, open, inside, close) => open.repeat(n) + inside + close.repeat(n)
for (const n of [100, 1000, 100000]) {
  for (const [name, query] of [
    ['groups', nested(n, '{', '?s ?p ?o', '}')], ['parentheses', `{ ?s ?p ?o FILTER ${nested(n, '(', '?o', ')')} }`], ['not', `{ ?s ?p ?o FILTER (${'!'.repeat(n)}?o) }`],
    ['optionals', nested(n, '{ ?s ?p ?o OPTIONAL ', '{ ?s ?p ?o }', '}')], ['unions', `{ ${nested(n, '{ ?a ?b ?c } UNION {', '', '}')} }`], ['paths', `{ ?s ${nested(n, '(', '<a:a>', ')*')} ?o }`],
    ['blank nodes', `{ ${nested(n, '[ <a:a> ', '1', ' ]')} }`], ['lists', `{ ?s ?p ${nested(n, '(', '', ')')} }`], ['exists', nested(n, '{ ?s ?p ?o FILTER EXISTS ', '{}', '}')], ['subqueries', `${nested(n, '{ SELECT * WHERE ', '{ ?s ?p ?o }', '}')}`]
  ]) {
    if (SANITIZED && n > 1000) continue
    const r = ask(`SELECT * WHERE ${query}`, '--timeout', '20')
    check(`${n} ${name}`, fine(r), r.shown)
    if (name === 'groups' && n === 1000) check('a thousand groups are one', r.status === 0 && r.out.trim().split('\n').length === 4, r.shown)
  }
}
for (const n of [1000, 20000]) {
  check(`${n} triples`, fine(ask(`ASK { ${'?s ?p ?o . '.repeat(n)} }`, '--timeout', '5')), n)
  check(`${n} values`, fine(ask(`SELECT * WHERE { VALUES ?x { ${Array.from({ length: n }, (_, i) => i).join(' ')} } ?s ?p ?x }`)), n)
  check(`${n} conditions`, fine(ask(`ASK { ?s ?p ?o FILTER (${Array.from({ length: n }, (_, i) => `?o = ${i}`).join(' || ')}) }`)), n)
}
for (const junk of ['', '\0', '\xff\xfe', 'SELECT', '#'.repeat(1000), 'SELECT * WHERE { ?s ?p "\ud800" }', '\u{FEFF}ASK {}', 'ASK {} ASK {}', `SELECT * WHERE { ?s ?p ?o } ${'x'.repeat(100000)}`])
  check(`junk ${JSON.stringify(junk.slice(0, 20))}`, fine(ask(junk)), junk.slice(0, 20))
fs.writeFileSync(path.join(folder, 'bytes.rq'), Buffer.from([0x41, 0x53, 0x4b, 0x20, 0x7b, 0xff, 0x7d]))
check('bytes that are no UTF-8', run('query', path.join(folder, 'bytes.rq'), '--data', data).status === 2, '')

// ---- Bounds ----
const cycle = path.join(folder, 'cycle.nt')
const edges = SANITIZED ? 20000 : 1000000
const out = fs.openSync(cycle, 'w')
for (let i = 0; i < edges; i += 10000) {
  let text = ''
  for (let k = i; k < i + 10000; k++) text += `<http://e/n${k}> <http://e/next> <http://e/n${(k + 1) % edges}> .\n`
  fs.writeSync(out, text)
}
fs.closeSync(out)
let r = ask('SELECT (COUNT(*) AS ?n) WHERE { <http://e/n0> <http://e/next>+ ?x }', '--data', cycle)
check('a path over a cycle', r.status === 0 && r.out.split('\n')[1] === String(edges), r.shown)
r = ask('SELECT (COUNT(*) AS ?n) WHERE { ?y <http://e/next>+ ?x }', '--data', cycle, '--timeout', '2')
check('all pairs of a cycle are too many', r.status === 2 && /longer than 2 s/.test(r.err), r.shown)
r = ask('SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }', '--data', cycle, '--max-rows', '5')
check('--max-rows', r.status === 2 && r.out.trim().split('\n').length === 6 && /more than 5 rows/.test(r.err), r.shown)
r = ask(`SELECT * WHERE { VALUES ?x { "${'a'.repeat(40)}!" } FILTER REGEX(?x, "^(a+)+$") }`, '--timeout', '20')
check('a pattern that goes astray', fine(r), r.shown)
r = ask('SELECT * WHERE { ?s <http://e/nothing> ?o } LIMIT 99999999999999999999')
check('a limit beyond numbers', r.status === 2, r.shown)

end()
