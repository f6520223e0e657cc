// Queries from a grammar, by a seed: the same seed gives the same queries. They stay inside what SPARQL settles: no answer may hang on an
// order that ORDER BY does not fix, on SAMPLE's choice, on the order in GROUP_CONCAT or on numbers' rounding.

export function random (seed) { // xorshift
  let x = (seed * 2654435761 + 88172645) >>> 0 || 1
  return n => {
    x ^= x << 13; x >>>= 0
    x ^= x >>> 17
    x ^= x << 5; x >>>= 0
    return x % n
  }
}

export function generator (seed, data) {
  const r = random(seed)
  const pick = list => list[r(list.length)]
  const maybe = percent => r(100) < percent
  const variable = () => '?' + pick(['a', 'b', 'c', 'd', 'e', 'f'])
  const subject = () => maybe(75) ? variable() : pick(data.subjects)
  const object = () => maybe(65) ? variable() : pick([...data.subjects, ...data.literals])
  const predicate = () => maybe(88) ? pick(data.predicates) : variable()

  // Alternatives stand alone or inside a closure: elsewhere oxigraph has each of their pairs once, where §18.4 has a multiset.
  function path (depth, alternatives = true) {
    const p = free => depth > 0 && maybe(35) ? `(${path(depth - 1, free)})` : pick(data.predicates)
    switch (r(9)) {
      case 0: return `${p(false)}/${p(false)}`
      case 1: return alternatives ? `${data.predicates[0]}|${pick(data.predicates.slice(1))}` : `^${pick(data.predicates)}`
      case 2: return `^${p(false)}`
      case 3: return `${p(true)}*`
      case 4: return `${p(true)}+`
      case 5: return `${p(true)}?`
      case 6: return `!(${pick(data.predicates)}|${pick(data.predicates)})`
      case 7: return `!${pick(data.predicates)}`
      default: return `${p(false)}/${p(false)}?`
    }
  }
  function triples () {
    let text = ''
    for (let n = 1 + r(3); n--;) {
      const s = subject()
      text += maybe(82) ? `${s} ${predicate()} ${object()} . ` : `${s} ${path(1)} ${maybe(70) ? variable() : pick(data.subjects)} . `
    }
    return text
  }
  function number () { return maybe(60) ? variable() : pick(['0', '1', '2', '10', '-3', '2.5', '1e1', '"7"^^xsd:int']) }
  function text () {
    switch (r(9)) {
      case 0: return `STR(${variable()})`
      case 1: return `LCASE(STR(${variable()}))`
      case 2: return `UCASE(${variable()})`
      case 3: return `SUBSTR(STR(${variable()}), ${1 + r(3)}, ${1 + r(4)})`
      case 4: return `CONCAT(STR(${variable()}), "-", STR(${variable()}))`
      case 5: return `REPLACE(STR(${variable()}), "[aeiou]", "${pick(['', '*', '<$0>'])}")`
      case 6: return `STRBEFORE(STR(${variable()}), "${pick(['a', '/', 'x', ''])}")`
      case 7: return `STRAFTER(STR(${variable()}), "${pick(['a', '/', ':', ''])}")`
      default: return variable()
    }
  }
  function value (depth) {
    switch (r(12)) {
      case 0: case 1: return variable()
      case 2: return text()
      case 3: return `(${number()} ${pick(['+', '-', '*'])} ${number()})`
      case 4: return pick([...data.literals, ...data.subjects])
      case 5: return `STRLEN(STR(${variable()}))`
      case 6: return `IF(${test(depth - 1)}, ${variable()}, ${text()})`
      case 7: return `COALESCE(${variable()}, ${text()}, 1)`
      case 8: return `LANG(${variable()})`
      case 9: return `DATATYPE(${variable()})`
      case 10: return `${pick(['ABS', 'CEIL', 'FLOOR', 'ROUND'])}(${number()})`
      default: return `${pick(['YEAR', 'MONTH', 'DAY'])}(${variable()})`
    }
  }
  function test (depth) {
    if (depth <= 0) { // never a term with itself: oxigraph has ?x <= ?x of IRIs for true
      const one = variable()
      const other = maybe(50) ? pick(['?a', '?b', '?c', '?d', '?e', '?f'].filter(v => v !== one)) : pick(data.literals)
      return `${one} ${pick(['=', '!=', '<', '>', '<=', '>='])} ${other}`
    }
    switch (r(14)) {
      case 0: return `(${test(depth - 1)} && ${test(depth - 1)})`
      case 1: return `(${test(depth - 1)} || ${test(depth - 1)})`
      case 2: return `!(${test(depth - 1)})`
      case 3: return `BOUND(${variable()})`
      case 4: return `${value(depth - 1)} ${pick(['=', '!='])} ${value(depth - 1)}`
      case 5: return `${number()} ${pick(['<', '>', '<=', '>='])} ${number()}`
      case 6: return `${variable()} ${maybe(50) ? 'IN' : 'NOT IN'} (${pick(data.subjects)}, ${pick(data.literals)}, ${variable()})`
      case 7: return `REGEX(STR(${variable()}), "${pick(['^h', 'a.*e', '[0-9]+', 'é', '(x|y)$'])}"${maybe(40) ? ', "i"' : ''})`
      case 8: return `${pick(['ISIRI', 'ISLITERAL', 'ISBLANK', 'ISNUMERIC'])}(${variable()})`
      case 9: return `${pick(['CONTAINS', 'STRSTARTS', 'STRENDS'])}(STR(${variable()}), "${pick(['a', 'http', 'n', ''])}")`
      case 10: return `SAMETERM(${variable()}, ${variable()})`
      case 11: return `LANGMATCHES(LANG(${variable()}), "${pick(['*', 'en', 'fr'])}")`
      case 12: return `${maybe(50) ? 'NOT ' : ''}EXISTS { ${triples()} }`
      default: return variable()
    }
  }
  function values () {
    const terms = () => pick(['UNDEF', ...data.subjects, ...data.subjects, ...data.literals])
    if (maybe(50)) return `VALUES ${variable()} { ${terms()} ${maybe(60) ? terms() : ''} } `
    return `VALUES (?a ?b) { (${terms()} ${terms()}) ${maybe(60) ? `(${terms()} ${terms()})` : ''} } `
  }
  let fresh = 0
  function group (depth) {
    let text = triples()
    for (let n = r(3); n--;) {
      switch (depth > 0 ? r(11) : 8 + r(3)) {
        case 0: case 1: text += `OPTIONAL { ${group(depth - 1)} } `; break
        case 2: text += `{ ${group(depth - 1)} } UNION { ${group(depth - 1)} } `; break
        case 3: text += `MINUS { ${group(depth - 1)} } `; break
        case 4: text += `{ ${group(depth - 1)} } `; break
        case 5: text += `BIND (${value(1)} AS ?x${fresh++}) `; break
        case 6: text += `{ SELECT ${maybe(40) ? 'DISTINCT ' : ''}?a ?b WHERE { ${group(depth - 1)} } } `; break
        case 7: text += data.graphs.length ? `GRAPH ${maybe(60) ? '?g' : pick(data.graphs)} { ${group(depth - 1)} } ` : ''; break
        case 8: text += values(); break
        case 9: text += `FILTER (${test(2)}) `; break
        default: text += triples()
      }
    }
    return text
  }
  function query () {
    fresh = 0
    const where = `{ ${group(2)} }`
    switch (r(9)) {
      case 0: return `ASK ${where}`
      case 1: return `SELECT (COUNT(*) AS ?n) WHERE ${where}`
      case 2: return `SELECT ?a (COUNT(${maybe(50) ? 'DISTINCT ' : ''}?b) AS ?n) (MIN(?m) AS ?least) (MAX(?m) AS ?most) WHERE { ${where} BIND (STRLEN(STR(?c)) AS ?m) } GROUP BY ?a`
      case 3: return `SELECT ?a (COUNT(?b) AS ?n) WHERE ${where} GROUP BY ?a HAVING (COUNT(?b) > ${r(3)})`
      case 4: return `SELECT DISTINCT ?a ?b WHERE ${where}`
      case 5: return `SELECT ?a (SUM(STRLEN(STR(?b))) AS ?n) WHERE { ?a ${pick(data.predicates)} ?b . ${where} } GROUP BY ?a`
      case 6: return `CONSTRUCT { ?a ${pick(data.predicates)} ?b . ?b ?c _:x } WHERE ${where}`
      default: return `SELECT * WHERE ${where}`
    }
  }
  return query
}
