// Installs the packages when they are missing or no longer those of package-lock.json.

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { linkBin } from './link-bin.mjs'
import { npm, PlainError, ROOT } from './run.mjs'

const LOCK_FILE = path.join(ROOT, 'package-lock.json')
const STAMP_FILE = path.join(ROOT, 'node_modules/.dockyard-install')

/** @typedef {{ version?: string, optional?: boolean, optionalDependencies?: Record<string, string> }} LockedPackage */

/** Installs what is missing; quick when nothing is. */
export async function ensureDependencies() {
  const wanted = stampOf(readFileSync(LOCK_FILE))
  if (existsSync(STAMP_FILE) && readFileSync(STAMP_FILE, 'utf8') === wanted) return
  if (!isInstalledByHand()) {
    console.log('Installing packages (first time, or package-lock.json has changed)…')
    // A NODE_ENV of production in the environment would leave out the tools that build and test.
    const code = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
    if (code !== 0) throw new PlainError('The packages could not be installed: see the message of npm above.')
  }
  await installMissingBinaries()
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

/**
 * npm writes into a lock file only those platform packages that it could see when the lock was made, and `npm ci` never asks for
 * more. Compilers and linters ship their program that way, so on a platform that the lock does not know they are added here.
 */
async function installMissingBinaries() {
  const missing = Object.values(readPackages(LOCK_FILE))
    .flatMap((locked) => Object.entries(locked.optionalDependencies ?? {}))
    .filter(([name]) => isForThisPlatform(name) && !existsSync(path.join(ROOT, 'node_modules', name)))
    .map(([name, version]) => `${name}@${version}`)
  if (missing.length === 0) return
  console.log(`Adding ${missing.join(', ')} for this platform…`)
  const code = await npm([
    'install',
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    ...new Set(missing),
  ])
  if (code !== 0)
    throw new PlainError(`npm could not install ${missing.join(', ')}, which this platform needs.`)
}

/** Whether a package name ends in this platform, as `@next/swc-darwin-arm64` or `lightningcss-linux-x64-gnu` do. */
function isForThisPlatform(/** @type {string} */ name) {
  const platform = `-${process.platform}-${process.arch}`
  if (process.platform !== 'linux') return name.endsWith(platform) || name.endsWith(`${platform}-msvc`)
  return name.endsWith(platform) || name.endsWith(`${platform}-${isMusl() ? 'musl' : 'gnu'}`)
}

function isMusl() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport())
  return !report.header?.glibcVersionRuntime
}
