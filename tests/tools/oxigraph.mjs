// oxigraph, with the Web Crypto that it draws its random numbers from: the Node.js 18 of Debian 12 has it, but not under its global name.
import { webcrypto } from 'node:crypto'
import { createRequire } from 'node:module'

globalThis.crypto ??= webcrypto
export default createRequire(import.meta.url)('oxigraph')
