// `npm start`: from a fresh clone to a running playground. Before the packages are installed only Node's built-ins exist.

import './setup/node-version.mjs'
import { spawn } from 'node:child_process'
import { ensureBuild } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { choosePort, PORT_DEFAULT } from './setup/port.mjs'
import { PlainError, ROOT, runMain, TOOLS } from './setup/run.mjs'

const READY_TIMEOUT_MS = 60_000

await runMain(async () => {
  // Asked first: nobody should wait for a build to hear that the port is taken.
  await choosePort()
  await ensureDependencies()
  await ensureBuild()
  return serve(await choosePort())
})

/**
 * Serves until Ctrl-C.
 * @param {number} port
 * @returns {Promise<number>} exit code
 */
async function serve(port) {
  const server = spawn(process.execPath, [TOOLS.next, 'start', '--port', String(port)], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // Next's banner would compete with the one line that matters; it is shown only if the server does not come up.
  let output = ''
  server.stdout.on('data', (chunk) => {
    output = (output + chunk).slice(-10_000)
  })
  const exited = new Promise((resolve) => server.once('exit', resolve))

  let stopping = false
  const stop = () => {
    stopping = true
    server.kill('SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)

  const url = `http://localhost:${port}`
  const isReady = await Promise.race([answers(url, () => stopping), exited.then(() => false)])
  if (!stopping) {
    if (!isReady) {
      stop()
      throw new PlainError(`${output}\nThe server did not start on ${url}.`)
    }
    if (port !== PORT_DEFAULT && !process.env.PORT)
      console.log(`Port ${PORT_DEFAULT} is in use, so Dockyard takes another one.`)
    console.log(`\n  Dockyard is running at ${url}\n  Press Ctrl-C to stop.\n`)
  }
  await exited
  if (stopping) {
    console.log('Stopped.')
    return 0
  }
  throw new PlainError(`${output}\nThe server stopped unexpectedly.`)
}

/**
 * @param {string} url
 * @param {() => boolean} isCancelled
 * @returns {Promise<boolean>} whether the server answered in time
 */
async function answers(url, isCancelled) {
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (Date.now() < deadline && !isCancelled()) {
    try {
      await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5000) })
      return true
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return false
}
