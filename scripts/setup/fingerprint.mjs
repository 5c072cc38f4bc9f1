// A hash over files, to know whether something made from them is stale. Content decides, not times: a fresh clone or a
// switched branch changes every time stamp and often nothing else.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './run.mjs'

/**
 * Every file under `entry` (a file or a folder, relative to the root), sorted, with `/` between parts. A missing entry is empty.
 * @param {string} entry
 * @returns {string[]}
 */
export function filesUnder(entry) {
  const stats = statSync(path.join(ROOT, entry), { throwIfNoEntry: false })
  if (!stats) return []
  if (!stats.isDirectory()) return [entry]
  return readdirSync(path.join(ROOT, entry))
    .sort()
    .flatMap((name) => filesUnder(`${entry}/${name}`))
}

/**
 * SHA-256 over names and contents.
 * @param {readonly string[]} entries files or folders, relative to the root
 * @param {(file: string) => boolean} [keep] which files count
 * @returns {string} hexadecimal
 */
export function fingerprint(entries, keep = () => true) {
  const hash = createHash('sha256')
  for (const file of entries.flatMap(filesUnder).filter(keep)) {
    const content = readFileSync(path.join(ROOT, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** Whether a file is only for tests and measurements, so that changing it makes no product stale. */
export const isTestOnly = (/** @type {string} */ file) =>
  /\.(test|spec|bench|test-d)\.tsx?$/.test(file) || file.startsWith('lib/testing/') || file.includes('/__')
