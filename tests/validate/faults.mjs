// Small graphs from one that is valid: each is a copy of it with one thing more, called after the fault that was planted in it.
//
// faultsOf(shapes) reads every constraint of every targeted shape, and for each tells how to break it; plant(good, fault, name) copies an
// instance of the class under a new name and breaks that.
import { createRequire } from 'node:module'

const require = createRequire(new URL('../tools/package.json', import.meta.url))
const { DataFactory: { literal, namedNode, blankNode, quad }, Store } = require('n3')

const SH = 'http://www.w3.org/ns/shacl#'
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const XSD = 'http://www.w3.org/2001/XMLSchema#'
const ENT = 'https://w3id.org/entente#'
const TYPE = namedNode(RDF + 'type')
const sh = name => namedNode(SH + name)
const NONE = namedNode('http://example.org/none')

// What is put in place of the values of the path, or NULL where the constraint is not one on values.
function wrong (component, value, others) {
  switch (component) {
    case 'minCount': return []
    case 'maxCount': return [...others, literal('one more'), literal('two more')]
    case 'in': case 'node': case 'class': return [NONE]
    case 'nodeKind': return [value.value.endsWith('IRI') || value.value.endsWith('IRIOrLiteral') ? blankNode() : NONE]
    case 'or': return [literal('yesterday')]
    case 'datatype': return [value.value === XSD + 'string' ? literal('x', 'en') : literal('x')]
    case 'pattern': return [literal('no match at all')]
    case 'minLength': return [literal('')]
    case 'minInclusive': return [literal('-1', namedNode(XSD + 'integer'))]
    case 'maxInclusive': return [literal('1000000', namedNode(XSD + 'integer'))]
    case 'lessThan': return [literal('1000000', namedNode(XSD + 'integer'))]
    case 'lessThanOrEquals': return [literal('9999-01-01', namedNode(XSD + 'date'))]
    case 'uniqueLang': return [literal('one', 'en'), literal('two', 'en')]
    default: return null
  }
}

// -> [{ name, component, targetClass, path or null, put (values) }] for every constraint that a targeted shape or its properties have
export function faultsOf (shapes) {
  const faults = []
  const one = (s, p) => shapes.getObjects(s, sh(p), null)[0]
  for (const { subject: shape, object: targetClass } of shapes.getQuads(null, sh('targetClass'), null, null)) {
    for (const { predicate, object } of shapes.getQuads(shape, null, null, null)) {
      const component = predicate.value.replace(SH, '')
      if (component === 'nodeKind' || component === 'or') faults.push({ shape, component, targetClass, path: null, put: null })
      if (component !== 'property') continue
      const path = one(object, 'path')
      for (const { predicate: p, object: value } of shapes.getQuads(object, null, null, null)) {
        const put = others => wrong(p.value.replace(SH, ''), value, others)
        if (put([])) faults.push({ shape: object, component: p.value.replace(SH, ''), targetClass, path, put })
      }
    }
  }
  return faults
}

const name = fault => [fault.targetClass, fault.path ?? '', fault.component].map(x => (x.value ?? x).replace(/^.*[/#]/, '')).join('-')

// An instance of the class with another name, and that which the fault takes from it and puts there.
export function plant (good, fault, number) {
  const graph = new Store(good.getQuads(null, null, null, null))
  const original = good.getSubjects(TYPE, fault.targetClass, null)[0]
  const isNode = fault.component === 'nodeKind' && !fault.path
  const copy = isNode ? blankNode('nameless') : namedNode(`http://example.org/${number}-${name(fault)}`)
  for (const q of good.getQuads(original, null, null, null)) graph.add(quad(copy, q.predicate, q.object))
  if (fault.path) {
    const others = graph.getObjects(copy, fault.path, null)
    for (const o of others) graph.delete(quad(copy, fault.path, o))
    for (const o of fault.put(others)) graph.add(quad(copy, fault.path, o))
  } else if (!isNode) { // dated and without its bounds
    for (const bound of ['earliest', 'latest'])
      for (const o of graph.getObjects(copy, namedNode(ENT + bound), null)) graph.delete(quad(copy, namedNode(ENT + bound), o))
  }
  return graph
}

// A valid copy: without one of its statements that no shape asks for, with one that no shape speaks of.
export function vary (good, number) {
  const graph = new Store(good.getQuads(null, null, null, null))
  const spare = good.getQuads(null, null, null, null).filter(q => /altLabel|sameAs|leadsIn|chair|host|place|relatedTo|concludedAt|title|source|broader|rule|wasAttributedTo/.test(q.predicate.value))
  graph.delete(spare[number % spare.length])
  graph.add(quad(good.getSubjects(TYPE, null, null)[number % 7], namedNode('http://example.org/remark'), literal(`remark ${number}`)))
  return graph
}
