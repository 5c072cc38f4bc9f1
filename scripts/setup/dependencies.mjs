// Installs the packages when they are missing or no longer those of package-lock.json.

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { linkBin } from './link-bin.mjs'
import { npm, PlainError, ROOT } from './run.mjs'

const LOCK_FILE = path.join(ROOT, 'package-lock.json')
const STAMP_FILE = path.join(ROOT, 'node_modules/.dockyard-install')

/** @typedef {{ version?: string, optional?: boolean }} LockedPackage */

/** Installs what is missing; quick when nothing is. */
export async function ensureDependencies() {
  const wanted = stampOf(readFileSync(LOCK_FILE))
  if (existsSync(STAMP_FILE) && readFileSync(STAMP_FILE, 'utf8') === wanted) return
  if (!isInstalledByHand()) {
    console.log('Installing packages (first time, or package-lock.json has changed)…')
    // A NODE_ENV of production in the environment would leave out the tools that build and test.
    const code = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
    if (code !== 0) throw new PlainError('The packages could not be installed: see the messages above.')
  }
  linkBin()
  writeFileSync(STAMP_FILE, wanted)
}

/** The stamp names the platform too: a checkout shared with a container or another Node must not trust it. */
function stampOf(/** @type {Buffer} */ lock) {
  const hash = createHash('sha256').update(lock).digest('hex')
  return `${hash} ${process.platform} ${process.arch} ${process.versions.modules}\n`
}

/** Whether someone ran npm themselves: what npm noted in node_modules has every required package of the lock file. */
function isInstalledByHand() {
  const noted = path.join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(noted)) return false
  const installed = readPackages(noted)
  return Object.entries(readPackages(LOCK_FILE)).every(
    ([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version,
  )
}

/** @returns {Record<string, LockedPackage>} */
const readPackages = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
