// usage: node browser.mjs FOLDER
//
// Opens FOLDER/{sample,empty,hostile}.html from their files in headless Chromium and does what readers do, with mouse, keyboard, telephone
// and in the dark; axe-core judges. What should come out stands in FOLDER/facts.json (tests/report/run). Prints a JSON object a check:
// {name, ok, expected, got}. Nothing waits for a clock.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const require = createRequire(new URL('../tools/package.json', import.meta.url))
const { chromium } = require('playwright-core')
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const folder = process.argv[2]
const facts = JSON.parse(fs.readFileSync(`${folder}/facts.json`, 'utf8'))

const check = (name, ok, expected, got) => console.log(JSON.stringify({ name, ok: Boolean(ok), expected, got }))
const equal = (name, expected, got) => check(name, JSON.stringify(expected) === JSON.stringify(got), expected, got)

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

/** Opens a page, does `work` with it, and looks at what it asked the network for and what stood in the console. */
async function visit(name, file, options, work) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, colorScheme: 'light', ...options })
  const page = await context.newPage()
  const address = pathToFileURL(`${folder}/${file}`).href
  const asked = [], said = []
  page.on('request', (r) => r.url() === address || r.url().startsWith('data:') || asked.push(r.url().slice(0, 200)))
  page.on('console', (m) => said.push(m.text().slice(0, 500)))
  page.on('pageerror', (e) => said.push(String(e)))
  try {
    await page.goto(address)
    await page.waitForSelector('[data-ready]')
    await work(page)
  } catch (error) { check(`${name}: came to its end`, false, 'no error', String(error.stack).slice(0, 1500)) }
  equal(`${name}: no request leaves the page`, [], asked)
  equal(`${name}: nothing in the console`, [], said)
  await context.close()
}

async function judge(name, page) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate('axe.run({ resultTypes: ["violations"] })')
  const serious = violations.filter((v) => ['serious', 'critical'].includes(v.impact))
  equal(`${name}: axe finds nothing serious`, [], serious.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 150))]))
}

const textOf = (page, selector) => page.locator(selector).first().innerText()
const numbers = (text) => (text.replaceAll(',', '').match(/\d+/g) ?? []).map(Number)
const picture = (page) => page.evaluate(`(() => { const p = parts.map.picture(); return { nodes: p.nodes.length, edges: p.edges.length, scale: p.view.scale, x: p.view.x,
  selected: p.selected?.n === undefined ? null : nodes[p.selected.n] } })()`)
const drawn = (page) => page.waitForSelector('.frame[data-drawn]', { state: 'attached' })
const rows = (page, id) => page.locator(`#${id} tbody tr:not(.detail)`).count()

/** How many a table tells of; it follows the filter when it comes on the screen. */
async function listed(page, id, expected) {
  const told = page.locator(`#${id} .where`)
  await told.filter({ hasText: new RegExp(` of ${expected}$`) }).waitFor().catch(() => {})
  return numbers(await told.innerText()).at(-1)
}

/** After each filter: the number told, and the tables and the picture that follow it. */
async function looks(name, page, expected) {
  equal(`${name}: the number told`, [expected, facts.agreements], numbers(await textOf(page, '#outcome')))
  await page.locator('#agreements-table').scrollIntoViewIfNeeded()
  equal(`${name}: the table`, [expected, Math.max(1, Math.min(25, expected))], [await listed(page, 'agreements-table', expected), await rows(page, 'agreements-table')])
}

// ---- What it says, and the filters

async function filters(page) {
  const figures = await page.locator('.figures dd').allInnerTexts()
  equal('figures', [facts.documents, facts.agreements, facts.parties], figures.slice(0, 3).flatMap(numbers))
  equal('three lines', 3, await page.locator('.says p').count())
  await looks('no filter', page, facts.agreements)
  const whole = await picture(page)
  equal('alliances: links', facts.pairs, whole.edges)
  await page.fill('[name=text]', facts.word)
  await looks(`search for ${facts.word}`, page, facts.found)
  await page.click('#clear')
  await looks('all again', page, facts.agreements)
  await page.check('.statuses [value=signed]')
  await looks('signed', page, facts.signed)
  await page.click('#clear')
  await page.selectOption('[name=sector]', { label: await page.evaluate('[...document.querySelectorAll("[name=sector] option")].find((o) => o.textContent.trim() === "artificial intelligence").textContent') })
  await looks('sector and what is narrower', page, facts.ai)
  await page.click('#clear')
  await page.fill('[name=from]', '2025-01-01')
  await page.fill('[name=to]', '2025-06-30')
  await looks('period', page, facts.period)
  await page.click('#clear')
  await page.fill('[name=actor]', 'India')
  await looks('actor', page, facts.india)
  const some = await picture(page)
  equal('actor: the network', [facts.indiaNodes, facts.indiaEdges], [some.nodes, some.edges])
  await page.locator('#actors-table').scrollIntoViewIfNeeded()
  equal('actor: the table of actors', facts.indiaNodes, await listed(page, 'actors-table', facts.indiaNodes))
  await page.fill('[name=text]', 'zzzz')
  await looks('nothing left', page, 0)
}

// ---- The network under the hand

const pointOnEdge = `(() => { // a point of the heaviest edge that nothing else covers
  const p = parts.map.picture()
  for (const edge of [...p.edges].sort((a, b) => b.weight - a.weight))
    for (let along = 0.3; along < 0.8; along += 0.1) {
      const [x, y] = ['x', 'y'].map((k) => (edge.from[k] + (edge.to[k] - edge.from[k]) * along - p.view[k]) * p.view.scale)
      if (whatIsAt(p, x + p.width / 2, y + p.height / 2) === edge)
        return { x: x + p.width / 2, y: y + p.height / 2, names: [nameOf(edge.a).text, nameOf(edge.b).text], n: edge.agreements.length }
    }
})()`

async function checkQuote(name, figure) {
  const quote = await figure.locator('blockquote').evaluate((e) => e.textContent)
  const [from, to] = numbers(await figure.locator('.position').innerText())
  const source = await figure.locator('figcaption bdi').first().evaluate((e) => e.textContent)
  const there = facts.texts.filter((d) => (d.title || d.id) === source).map((d) => [...d.text].slice(from, to).join(''))
  check(`${name}: the quote stands at its place in its document`, there.includes(quote), there, quote)
}

async function network(page) {
  await page.locator('#network').scrollIntoViewIfNeeded()
  await drawn(page)
  const at = await picture(page)
  await page.click('#zoom-in')
  check('zoom in', (await picture(page)).scale > 1.3 * at.scale, `more than ${1.3 * at.scale}`, (await picture(page)).scale)
  const canvas = await page.locator('#network').boundingBox()
  await page.mouse.move(canvas.x + 300, canvas.y + 300)
  await page.mouse.down()
  await page.mouse.move(canvas.x + 200, canvas.y + 300, { steps: 4 })
  await page.mouse.up()
  const moved = await picture(page)
  check('pan: 100 pixels to the right', Math.abs((moved.x - at.x) * moved.scale - 100) < 8, at.x + 100 / moved.scale, moved.x)
  await page.click('#fit')
  equal('fit', at.scale, (await picture(page)).scale)
  await drawn(page)
  const point = await page.evaluate(pointOnEdge)
  await page.mouse.click(canvas.x + point.x, canvas.y + point.y)
  equal('an edge: who and how many', [point.names.join(' – '), point.n], [await textOf(page, '#panel h3'), numbers(await textOf(page, '#panel .sub'))[0]])
  await page.locator('#panel summary').first().click()
  await checkQuote('an edge', page.locator('#panel figure').first())
  await page.click('[data-network=sectors]')
  equal('sectors: pressed', 'true', await page.getAttribute('[data-network=sectors]', 'aria-pressed'))
  equal('sectors: links', facts.covers, (await picture(page)).edges)
  await page.click('.as-table summary')
  equal('the network as a table', facts.covers, await listed(page, 'links', facts.covers))
}

// ---- Quotes, pages of things, changes, the timeline

async function rest(page) {
  await page.locator('#agreements-table button.more').first().click()
  await checkQuote('a row of the table', page.locator('#agreements-table figure').first())
  equal('what changed: new, gone, changed', facts.changes, numbers((await textOf(page, '#changes p')).split(':').at(-1)))
  await page.locator('.bar').last().click()
  check('a bar of the timeline chooses its period', (await page.inputValue('[name=from]')) !== '' && (await page.locator('#clear').isVisible()))
  await page.locator('.bar').last().click()
  await looks('the bar once more', page, facts.agreements)
  await page.evaluate('location.hash = "#/state/IN"')
  await page.waitForSelector('#thing')
  equal('page of an actor', ['India', facts.india, true], [await textOf(page, '#thing h1'), await listed(page, 'its-agreements', facts.india),
    await page.evaluate('document.activeElement.matches("#thing h1")')])
  await page.goBack()
  await page.waitForSelector('#thing', { state: 'detached' })
  check('back to the whole', await page.locator('#overview').isVisible())
  await page.evaluate('dispatchEvent(new Event("beforeprint"))')
  equal('on paper the table has all rows', Math.min(500, facts.agreements), await rows(page, 'agreements-table'))
  await page.evaluate('dispatchEvent(new Event("afterprint"))')
  equal('and on the screen a page of them', Math.min(25, facts.agreements), await rows(page, 'agreements-table'))
}

// ---- Keyboard alone

async function tabTo(page, selector, key = 'Tab') {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press(key)
    if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return true
  }
  return false
}

async function keyboard(page) {
  check('keyboard: the first stop skips to the content', await tabTo(page, '.skip'))
  await page.keyboard.press('Enter')
  check('keyboard: to the search', await tabTo(page, '[name=text]'))
  await page.keyboard.type(facts.word)
  await looks('keyboard: search', page, facts.found)
  check('keyboard: to the button that clears', await tabTo(page, '#clear'))
  await page.keyboard.press('Enter')
  check('keyboard: to the network', await tabTo(page, '#network'))
  const { scale } = await picture(page)
  await page.keyboard.press('+')
  check('keyboard: zoom', (await picture(page)).scale > scale)
  await page.keyboard.press('0')
  await page.keyboard.press('n')
  const { selected } = await picture(page)
  check('keyboard: a node', selected !== null)
  await page.keyboard.press('Enter')
  equal('keyboard: into its panel', 'panel', await page.evaluate('document.activeElement.closest("#panel")?.id'))
  await page.keyboard.press('Enter')
  await page.waitForSelector('#thing')
  check('keyboard: to its page', await page.evaluate('document.activeElement.matches("#thing h1")'))
  check('keyboard: and back', await tabTo(page, '.back a', 'Shift+Tab'))
  await page.keyboard.press('Enter')
  await page.waitForSelector('#thing', { state: 'detached' })
  check('keyboard: to a quote in the table', await tabTo(page, '#agreements-table button.more'))
  await page.keyboard.press('Enter')
  check('keyboard: the quote', await page.locator('#agreements-table blockquote').first().isVisible())
}

// ---- Dark, narrow, French, empty, hostile

async function dark(page) {
  const light = (color) => numbers(color).slice(0, 3).reduce((a, b) => a + b) / 3
  const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
  check('dark: as the system has it', light(await ground()) < 60, 'dark', await ground())
  await judge('dark', page)
  await page.click('#theme')
  check('dark: light when asked', light(await ground()) > 200, 'light', await ground())
}

async function narrow(page) {
  const width = () => page.evaluate('document.documentElement.scrollWidth')
  for (const id of ['agreements-table', 'actors-table', 'sectors-table', 'sources']) await page.locator(`#${id}`).scrollIntoViewIfNeeded()
  await page.waitForSelector('#sources-table')
  equal('360 pixels: nothing stands out', 360, await width())
  await judge('360 pixels', page)
  await page.evaluate('location.hash = "#/state/US"')
  await page.waitForSelector('#thing')
  equal('360 pixels: nor on the page of an actor', 360, await width())
}

async function hostile(page) {
  await page.locator('#sources').scrollIntoViewIfNeeded()
  await page.waitForSelector('#sources-table')
  for (const more of await page.locator('#agreements-table button.more').all()) await more.click()
  const all = await page.evaluate('document.body.textContent')
  for (const [i, text] of facts.hostile.entries()) check(`hostile text ${i} is shown as it was`, all.includes(text), text.slice(0, 80))
  equal('hostile: title', facts.hostile[0], await page.title())
  equal('hostile: what was born of it', [[], undefined], await page.evaluate(`[[...document.querySelectorAll('img, iframe, [onerror], a[href^="javascript"], #page script')]
    .map((e) => e.outerHTML), window.hacked]`))
  await page.evaluate('location.hash = "#/<img src=x onerror=window.hacked=7>"')
  await page.evaluate('location.hash = "#/%E0%A4%A"')
  check('hostile: an address that is none leads nowhere', await page.locator('#overview').isVisible())
  await page.evaluate(`location.hash = addressOf(agreements[0].n)`)
  await page.waitForSelector('#thing')
  check('hostile: page of an agreement', (await page.locator('#thing blockquote').count()) > 0)
  equal('hostile: nothing ran', undefined, await page.evaluate('window.hacked'))
}

/** The policy is tried with what it forbids: a script that text would become, and a request. */
async function policy() {
  const page = await (await browser.newContext()).newPage()
  await page.goto(pathToFileURL(`${folder}/sample.html`).href)
  const refused = await page.evaluate(`(async () => {
    const told = new Promise((done) => addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective)))
    const markup = (() => { try { document.body.innerHTML = '<b>'; return 'made' } catch { return 'refused' } })()
    return [markup, await fetch('http://127.0.0.1:9/').then(() => 'fetched', () => 'refused'), typeof await told]
  })()`)
  equal('the policy refuses markup from text, and requests', ['refused', 'refused', 'string'], refused)
}

await visit('filters', 'sample.html', {}, filters)
await visit('network', 'sample.html', {}, network)
await visit('the rest', 'sample.html', {}, async (page) => (await rest(page), await judge('light', page)))
await visit('keyboard', 'sample.html', {}, keyboard)
await visit('dark', 'sample.html', { colorScheme: 'dark' }, dark)
await visit('360 pixels', 'sample.html', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, narrow)
await visit('French', 'sample.html', { locale: 'fr-FR' }, async (page) =>
  equal('French', ['fr', 'Qui s’accorde avec qui'], [await page.getAttribute('html', 'lang'), await textOf(page, 'h1')]))
await visit('empty', 'empty.html', {}, async (page) =>
  equal('empty', ['Rien & <rien>', 'No agreement in this corpus.'], [await textOf(page, 'h1'), await textOf(page, '.says')]))
await visit('hostile', 'hostile.html', {}, hostile)
await policy()
await browser.close()
