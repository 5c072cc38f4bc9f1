// Compilers and linters ship their programs as one optional package a platform. npm leaves out of a lock file those that it could
// not see when the lock was made, and `npm ci` then refuses the whole file, on every platform.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

type Locked = { optionalDependencies?: Record<string, string> }

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Locked>
}

it('package-lock.json has every package of every platform', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})
