// Which TCP port to serve on.

import net from 'node:net'
import { PlainError } from './run.mjs'

export const PORT_DEFAULT = 3000
const PORTS_TO_TRY = 50

/**
 * The port from PORT, which must be free; else the first free one from 3000 on.
 * @returns {Promise<number>}
 */
export async function choosePort() {
  const asked = process.env.PORT
  if (asked) {
    const port = Number(asked)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new PlainError(`PORT is "${asked}", which is not a port number between 1 and 65535.`)
    }
    if (await isFree(port)) return port
    throw new PlainError(
      `Port ${port} (from PORT) is in use or not allowed. Stop what uses it, set another PORT, or unset PORT to get a free one.`,
    )
  }
  return firstFreePort(PORT_DEFAULT)
}

/**
 * @param {number} from
 * @returns {Promise<number>}
 */
export async function firstFreePort(from) {
  for (let port = from; port < from + PORTS_TO_TRY; port += 1) {
    if (await isFree(port)) return port
  }
  throw new PlainError(`No free port between ${from} and ${from + PORTS_TO_TRY - 1}. Set PORT to a free one.`)
}

/**
 * Asks each address by itself: on some systems one program may have 127.0.0.1 while another gets "all addresses", and the
 * browser would then reach the wrong one.
 * @param {number} port
 */
async function isFree(port) {
  for (const host of ['127.0.0.1', '::1', undefined]) {
    const error = await listenOnce(port, host)
    if (error === 'EADDRINUSE' || error === 'EACCES') return false
  }
  return true
}

/**
 * @param {number} port
 * @param {string | undefined} host
 * @returns {Promise<string | undefined>} the error's code
 */
function listenOnce(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}
