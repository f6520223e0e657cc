// Expected answers: NAME.tsv has the names of the columns, then a line a row in the order of the answer, a value or nothing in each cell.
// IRIs stand without https://w3id.org/entente/ and id/, text without language and datatype, numbers as short as they go. What one cell
// gathers stands sorted, " | " between: GROUP_CONCAT has no order of its own; gathering nothing it is empty for some, unbound for others.
import fs from 'node:fs'
import { makesGraph } from './engines.mjs'

function cell (term) {
  if (!term) return ''
  if (term.type === 'uri') return term.value.replace(/^https:\/\/w3id\.org\/entente\/(id\/)?/, '')
  if (/#(decimal|integer|int|double)$/.test(term.datatype ?? '')) return String(Number(term.value))
  return term.value.replace(/[\t\r\n]/g, ' ').split(' | ').sort().join(' | ')
}

// The columns in the order in which the query selects them: an answer as JSON may have another.
function selected (text, columns) {
  const projection = /\bSELECT\b([\s\S]*?)\bWHERE\b/.exec(text)?.[1] ?? ''
  const named = [...projection.replace(/\((?:[^()]|\([^()]*\))*\bAS\s+(\?\w+)\s*\)/g, '$1').matchAll(/\?(\w+)/g)].map(m => m[1])
  return named.length === columns.length && named.every(c => columns.includes(c)) ? named : columns
}

// -> the lines of NAME.tsv
export function linesOf (text, { columns, rows }) {
  const graph = makesGraph(text)
  const names = graph ? columns : selected(text, columns)
  const order = names.map(name => columns.indexOf(name))
  const lines = rows.map(row => order.map(i => cell(row[i])).join('\t'))
  return [names.join('\t'), ...(graph ? lines.sort() : lines)]
}

export const readLines = file => fs.existsSync(file) ? fs.readFileSync(file, 'utf8').replace(/\n$/, '').split('\n') : null

// What one has and the other has not, or the first place where their order differs.
export function difference (expected, got) {
  const lacks = (a, b) => a.filter(line => !b.includes(line)).slice(0, 5)
  const [missing, surplus] = [lacks(expected, got), lacks(got, expected)]
  if (missing.length + surplus.length) return [...missing.map(line => `- ${line}`), ...surplus.map(line => `+ ${line}`)].join('\n    ')
  const i = expected.findIndex((line, n) => line !== got[n])
  return `row ${i}: ${expected[i]} | ${got[i] ?? 'nothing'}`
}
