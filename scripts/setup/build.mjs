// The production build, made again only when something it is made from has changed.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fingerprint, isTestOnly } from './fingerprint.mjs'
import { PlainError, ROOT, run, TOOLS } from './run.mjs'
import { bundleWorker } from './worker-script.mjs'

const STAMP_FILE = path.join(ROOT, '.next/dockyard-build')
const BUILD_ID_FILE = path.join(ROOT, '.next/BUILD_ID')

const INPUTS = [
  'app',
  'components',
  'lib',
  'machines',
  'public',
  'scripts/setup/worker-script.mjs',
  'next.config.ts',
  'instrumentation-client.ts',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
]

/** @returns {boolean} whether `.next` holds a build of what is in the tree now */
export function isBuildFresh() {
  if (!existsSync(STAMP_FILE) || !existsSync(BUILD_ID_FILE)) return false
  return readFileSync(STAMP_FILE, 'utf8') === currentStamp()
}

/** Builds when needed; a fresh build is left alone. */
export async function ensureBuild() {
  if (isBuildFresh()) return
  // Taken before: a file saved during the build makes it stale, as it should.
  const stamp = currentStamp()
  console.log('Building (first time, or the sources have changed)…')
  const worker = await bundleWorker()
  const code = await run(process.execPath, [TOOLS.next, 'build'], {
    env: { NODE_ENV: 'production', DOCKYARD_WORKER: worker.url },
  })
  if (code !== 0) throw new PlainError('The build failed: see the messages above.')
  worker.write()
  writeFileSync(STAMP_FILE, stamp)
}

const currentStamp = () => `${fingerprint(INPUTS, (file) => !isTestOnly(file))}\n`
