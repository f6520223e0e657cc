// Entities with wink-nlp over the texts of a JSON Lines file: { megabytesPerSecond } of text. usage: node wink.cjs FILE
const fs = require('fs')
const path = require('path')
const tools = path.join(__dirname, '../tools/node_modules')
const winkNLP = require(path.join(tools, 'wink-nlp'))
const model = require(path.join(tools, 'wink-eng-lite-web-model'))

const texts = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line).text)
const nlp = winkNLP(model, ['sbd', 'ner'])
let found = 0
const over = some => { for (const text of some) found += nlp.readDoc(text).entities().length() }
over(texts.slice(0, 50)) // let the compiler warm up
const start = process.hrtime.bigint()
over(texts)
const seconds = Number(process.hrtime.bigint() - start) / 1e9
const bytes = texts.reduce((n, text) => n + Buffer.byteLength(text), 0)
console.log(JSON.stringify({ megabytesPerSecond: bytes / 1e6 / seconds, found }))
