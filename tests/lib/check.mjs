// What the suites written in JavaScript share: counting checks, running the program, a folder to work in.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { spawnSync } from 'node:child_process'

const count = { passed: 0, failed: 0, skipped: 0 }

// One check; what came is shown when it fails. Gives whether it holds.
export function check (name, ok, got) {
  count[ok ? 'passed' : 'failed']++
  if (!ok) console.log(`failed: ${name}\n  got: ${String(got).slice(0, 2000)}`)
  return ok
}

export function skip (name, why) {
  count.skipped++
  console.log(`skipped: ${name}: ${why}`)
}

export function end () {
  console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
  process.exit(count.failed ? 1 : 0)
}

// The program, to its end: a status that is no number is the signal that ended it; `shown` is for messages.
export function run (...args) {
  const ran = spawnSync(process.env.ENTENTE, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  const status = ran.status ?? String(ran.signal)
  return { status, out: ran.stdout, err: ran.stderr, shown: `status ${status}\n${ran.stdout}${ran.stderr}` }
}

// A temporary folder, gone at the end.
export function workspace () {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-'))
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}
