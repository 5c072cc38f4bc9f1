#!/usr/bin/env node
// `npx dockyard …` in a checkout: bundles lib/cli when its sources have changed (well under a second) and runs it in this process.

import '../scripts/setup/node-version.mjs'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { fingerprint, isTestOnly } from '../scripts/setup/fingerprint.mjs'
import { PlainError, ROOT, runMain } from '../scripts/setup/run.mjs'

const BUNDLE = path.join(ROOT, 'dist/dockyard.mjs')
const STAMP_FILE = path.join(ROOT, 'dist/dockyard.stamp')

// `dockyard run … | head` closes the pipe early; that is no error of ours.
process.stdout.on('error', (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EPIPE') process.exit(0)
  throw error
})

await runMain(async () => {
  const stamp = fingerprint(
    ['lib', 'machines', 'tsconfig.json', 'package-lock.json'],
    (file) => !isTestOnly(file),
  )
  if (!existsSync(BUNDLE) || !existsSync(STAMP_FILE) || readFileSync(STAMP_FILE, 'utf8') !== stamp)
    await bundle(stamp)
  const url = pathToFileURL(BUNDLE).href
  const { main, processIo } = await import(url)
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  const threadScript = new URL('./run-thread.mjs', import.meta.url)
  return main(
    process.argv.slice(2),
    processIo({ version, build: stamp.slice(0, 12), bundle: url, threadScript }),
  )
})

/** @param {string} stamp */
async function bundle(stamp) {
  const esbuild = await import('esbuild').catch(() => {
    throw new PlainError('The packages are not installed yet: run `npm ci` in the checkout first.')
  })
  // Written beside and renamed: two commands started together must not read each other's half-written file.
  const draft = path.join(ROOT, `dist/dockyard.${process.pid}.mjs`)
  mkdirSync(path.dirname(draft), { recursive: true })
  try {
    await esbuild.build({
      entryPoints: [path.join(ROOT, 'lib/cli/main.ts')],
      outfile: draft,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      // Only who names a queue loads them.
      external: ['bullmq', 'ioredis'],
      tsconfig: path.join(ROOT, 'tsconfig.json'),
      absWorkingDir: ROOT,
      legalComments: 'none',
      logLevel: 'error',
    })
    renameSync(draft, BUNDLE)
    writeFileSync(STAMP_FILE, stamp)
  } catch {
    // esbuild has already said where.
    throw new PlainError('The command line could not be bundled: see the message above.')
  } finally {
    rmSync(draft, { force: true })
  }
}
