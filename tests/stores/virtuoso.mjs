// A Virtuoso of our own: its configuration and files in a temporary folder, on two ports of the loopback that were free, with a hundred
// megabytes of buffers, stopped by its process id. It ends with this program, however this ends.
import fs from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { once } from 'node:events'
import { spawn, spawnSync } from 'node:child_process'
import { ofJson } from '../sparql/rows.mjs'
import { makesGraph, Parser, table } from './engines.mjs'

const configuration = (folder, sql, http) => `
[Database]
DatabaseFile = ${folder}/v.db
ErrorLogFile = ${folder}/v.log
LockFile = ${folder}/v.lck
TransactionFile = ${folder}/v.trx
xa_persistent_file = ${folder}/v.pxa
[TempDatabase]
DatabaseFile = ${folder}/t.db
TransactionFile = ${folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:${sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 7500
DirsAllowed = ${folder}
CheckpointInterval = 0
ServerThreads = 10
[HTTPServer]
ServerPort = 127.0.0.1:${http}
ServerRoot = ${folder}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 1000000
`

async function freePorts (count) {
  const servers = []
  for (let i = 0; i < count; i++) {
    servers.push(net.createServer().listen(0, '127.0.0.1'))
    await once(servers[i], 'listening')
  }
  const ports = servers.map(s => s.address().port)
  for (const s of servers) s.close()
  return ports
}

// Each request has a connection of its own: Virtuoso closes those that wait for another one.
function post (port, form, accept) {
  return new Promise((resolve, reject) => {
    const headers = { accept, 'content-type': 'application/x-www-form-urlencoded' }
    const sent = http.request({ host: '127.0.0.1', port, path: '/sparql', method: 'POST', headers, agent: false }, async answer => {
      try {
        const body = (await answer.setEncoding('utf8').toArray()).join('')
        if (answer.statusCode === 200) resolve(body)
        else reject(new Error(body))
      } catch (trouble) { reject(trouble) }
    })
    sent.on('error', reject)
    sent.end(new URLSearchParams(form).toString())
  })
}

// Answers once the server answers; null when it ended before.
async function start (folder) {
  const [sql, port] = await freePorts(2)
  fs.writeFileSync(`${folder}/v.ini`, configuration(folder, sql, port))
  const log = fs.openSync(`${folder}/out.log`, 'w')
  const server = spawn('setpriv', ['--pdeathsig', 'KILL', 'virtuoso-t', '+configfile', `${folder}/v.ini`, '+foreground'],
    { cwd: folder, stdio: ['ignore', log, log] })
  const ended = once(server, 'exit').catch(() => {})
  process.on('exit', () => server.kill('SIGKILL'))
  while (server.exitCode === null && server.signalCode === null) {
    const ready = await post(port, { query: 'ASK {}' }, 'text/plain').then(() => true, () => false)
    if (ready) return { sql, port, server, ended }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return null
}

export const graphOf = set => `http://example.org/${set}`

export async function virtuoso (folder) {
  fs.mkdirSync(folder)
  let it = null
  for (let attempt = 0; !it && attempt < 3; attempt++) it = await start(folder)
  if (!it) throw new Error(`virtuoso-t ended:\n${fs.readFileSync(`${folder}/out.log`, 'utf8')}`)
  function isql (statements) {
    const ran = spawnSync('isql-vt', [`127.0.0.1:${it.sql}`, 'dba', 'dba', 'VERBOSE=OFF', 'BANNER=OFF', 'PROMPT=OFF', `exec=${statements}`],
      { encoding: 'utf8' })
    if (ran.status !== 0 || /^\*\*\* Error/m.test(ran.stdout + ran.stderr)) throw new Error(ran.stdout + ran.stderr)
    return ran.stdout
  }
  const request = (set, text, accept) => post(it.port, { 'default-graph-uri': graphOf(set), query: text }, accept)
  return {
    name: 'Virtuoso',
    async load (set, files) {
      const here = path.join(folder, set)
      fs.mkdirSync(here)
      for (const f of files) fs.copyFileSync(f, path.join(here, path.basename(f)))
      isql(`ld_dir('${here}', '*.*', '${graphOf(set)}'); rdf_loader_run(); checkpoint;`)
      const wrong = isql(`SELECT ll_file, ll_error FROM DB.DBA.load_list WHERE ll_state <> 2 OR ll_error IS NOT NULL;`).trim()
      if (wrong) throw new Error(wrong)
      return Number((await this.ask(set, 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')).rows[0][0].value)
    },
    async ask (set, text) {
      if (makesGraph(text)) return table(new Parser().parse(await request(set, text, 'text/plain'))) // N-Triples
      return ofJson(JSON.parse(await request(set, text, 'application/sparql-results+json')))
    },
    // All of a graph, as N-Triples.
    whole: graph => post(it.port, { query: `CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <${graph}> { ?s ?p ?o } }` }, 'text/plain'),
    async stop () {
      it.server.kill('SIGTERM')
      await it.ended
    }
  }
}
