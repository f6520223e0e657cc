// usage: node page.mjs PAGE.html
//
// How long a page of `entente report` takes to open, and to answer a filter to the next picture on the screen, in headless Chromium.
// Prints {"open": seconds, "filters": {name: seconds}}, each the best of three.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const { chromium } = createRequire(new URL('../tools/package.json', import.meta.url))('playwright-core')
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })).newPage()

async function open() {
  const start = performance.now()
  await page.goto(pathToFileURL(process.argv[2]).href)
  await page.waitForSelector('[data-ready]')
  return performance.now() - start
}

/** In the page: the change, then the time at which the frame that shows it is done. */
const answer = (name, value) => page.evaluate(async ([name, value]) => {
  const input = document.querySelector(name)
  const start = performance.now()
  if (input.type === 'checkbox') input.checked = value
  else input.value = value
  for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }))
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  return performance.now() - start
}, [name, value])

const FILTERS = [['[name=text]', 'energy', ''], ['[name=actor]', 'Serbia', ''], ['.statuses [value=signed]', true, false], ['[name=from]', '2020-01-01', '']]
const result = { open: Infinity, filters: {} }
for (let i = 0; i < 3; i++) {
  result.open = Math.min(result.open, await open() / 1000)
  await page.locator('#network').scrollIntoViewIfNeeded()
  for (const [name, value, nothing] of FILTERS) {
    for (const [what, given] of [['', value], [' cleared', nothing]]) {
      const took = await answer(name, given) / 1000
      result.filters[name + what] = Math.min(took, result.filters[name + what] ?? Infinity)
    }
  }
}
console.log(JSON.stringify(result))
await browser.close()
