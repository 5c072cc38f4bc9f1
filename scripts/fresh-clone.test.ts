// What a fresh clone runs first stands on Node alone: it installs the packages.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const STATIC_IMPORT = /^(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm

/** Packages that a script needs as soon as it is loaded, each with the file that asks for it. */
function packagesOf(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const found: string[] = []
  for (const [, from, bare] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT)) {
    const name = from ?? bare ?? ''
    if (name.startsWith('.')) found.push(...packagesOf(path.resolve(path.dirname(file), name), seen))
    else if (!name.startsWith('node:')) found.push(`${path.basename(file)}: ${name}`)
  }
  return found
}

it.each(['start', 'test'])('npm %s needs no package before it has installed them', (script) => {
  const seen = new Set<string>()
  expect(packagesOf(path.join(import.meta.dirname, `${script}.mjs`), seen)).toEqual([])
  expect(seen.size).toBeGreaterThan(3)
})
