// The one script of all workers of the page, for the production build. In one file whose modules are joined it starts in half the
// time of a chain of chunks, and its address is known to the page's head.

import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './run.mjs'

/**
 * Where the browser finds it, and what writes it there once the rest of the build stands.
 * @returns {Promise<{ url: string, write: () => void }>}
 */
export async function bundleWorker() {
  // A clone runs these scripts before its packages are there.
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, 'lib/worker/dockyard.worker.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    tsconfig: path.join(ROOT, 'tsconfig.json'),
    absWorkingDir: ROOT,
    legalComments: 'none',
    logLevel: 'error',
    write: false,
  })
  const [{ contents } = { contents: new Uint8Array() }] = outputFiles
  const name = `worker-${createHash('sha256').update(contents).digest('hex').slice(0, 12)}.js`
  // A folder that Next serves for good, as the name changes with the content.
  const folder = path.join(ROOT, '.next/static/worker')
  return {
    url: `/_next/static/worker/${name}`,
    write() {
      mkdirSync(folder, { recursive: true })
      writeFileSync(path.join(folder, name), contents)
    },
  }
}
