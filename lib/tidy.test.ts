// Reads the source tree and holds it to the house rules that neither the compiler nor the linter can express.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULES } from './testing/tidy/rules'
import { blank, readSource, type Source, type TextFile } from './testing/tidy/source'

const ROOT = path.resolve(import.meta.dirname, '..')
const TEXT = /\.(tsx?|mjs|css|md|json)$|^\.ci\//

/** Every text file under version control, or about to be: so neither builds nor packages are read. */
function readTree(): TextFile[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return list
    .split('\n')
    .filter((file) => TEXT.test(file) && file !== 'package-lock.json' && existsSync(path.join(ROOT, file)))
    .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') }))
}

const findings = (name: string, sources: readonly Source[]): string[] => {
  const rule = RULES.find((candidate) => candidate.name === name)
  if (!rule) throw new Error(`There is no rule "${name}".`)
  return rule.find(sources).map(({ path: file, line, message }) => `${file}:${line} ${message}`)
}

describe('The tree', () => {
  const sources = readTree().map(readSource)

  it('is found', () => {
    expect(sources.map((source) => source.path)).toContain('lib/tidy.test.ts')
  })

  for (const { name } of RULES) {
    it(`is tidy: ${name}`, () => {
      expect(findings(name, sources)).toEqual([])
    })
  }
})

describe('A planted violation', () => {
  type Planted = { rule: string; file: string; text: string; at: number }
  const layers = 'imports follow the layer table'
  const math = 'the core uses only arithmetic that is the same everywhere'
  const clock = 'the core is told the time and knows no locale'
  const names = 'files are named in kebab-case, by what they hold'
  const reExports = "only a layer's own index re-exports"
  const defaults = "exports are named, but for Next's special files and the configurations in the root"

  const planted: readonly Planted[] = [
    { rule: layers, file: 'lib/engine/a.ts', text: "import { x } from '@/lib/world/state'", at: 1 },
    { rule: layers, file: 'lib/engine/a.ts', text: "\nimport type { X } from '../aws/x'", at: 2 },
    { rule: layers, file: 'lib/engine/a.ts', text: "const x = await import('node:fs')", at: 1 },
    { rule: layers, file: 'machines/task.machine.ts', text: "import { x } from '@/lib/aws/limits'", at: 1 },
    { rule: layers, file: 'lib/world/tasks.ts', text: "import { createMachine } from 'xstate'", at: 1 },
    {
      rule: layers,
      file: 'lib/world/tasks.ts',
      text: "import { ECSClient } from '@aws-sdk/client-ecs'",
      at: 1,
    },
    {
      rule: layers,
      file: 'lib/sim/a.ts',
      text: "import { buildWorld } from '@/lib/testing/build-world'",
      at: 1,
    },
    { rule: layers, file: 'lib/view/run/store.ts', text: "import { useState } from 'react'", at: 1 },
    { rule: layers, file: 'components/canvas/a.tsx', text: "export { x } from '@/lib/world/state'", at: 1 },
    { rule: defaults, file: 'components/a.tsx', text: 'export default function A() {}', at: 1 },
    { rule: defaults, file: 'app/logic.ts', text: 'const a = 1\nexport { a as default }', at: 2 },
    { rule: 'files have at most 500 lines', file: 'lib/sim/a.ts', text: '\n'.repeat(500), at: 501 },
    { rule: math, file: 'lib/traffic/a.ts', text: '\n\nconst x = Math.log(2)', at: 3 },
    { rule: math, file: 'lib/traffic/a.ts', text: 'const x = Math.random()', at: 1 },
    { rule: math, file: 'lib/traffic/a.ts', text: 'const x = 2 ** y', at: 1 },
    { rule: clock, file: 'lib/aws/a.ts', text: 'const now = Date.now()', at: 1 },
    { rule: clock, file: 'lib/aws/a.ts', text: 'names.sort((a, b) => a.localeCompare(b))', at: 1 },
    {
      rule: 'nothing is asserted to be non-null',
      file: 'lib/sim/a.ts',
      text: 'const x = map.get(key)!',
      at: 1,
    },
    {
      rule: 'nothing is asserted to be non-null',
      file: 'lib/sim/a.ts',
      text: 'const x = list[0]!.name',
      at: 1,
    },
    {
      rule: 'no test is skipped, focused or left for later',
      file: 'lib/a.test.ts',
      text: `it${'.'}only('a', () => {})`,
      at: 1,
    },
    {
      rule: 'literals are written plainly, not spread into their own kind',
      file: 'lib/sim/a.ts',
      text: 'const x = { ...{ a, b }, c }',
      at: 1,
    },
    {
      rule: 'literals are written plainly, not spread into their own kind',
      file: 'lib/sim/a.ts',
      text: '\nconst x = [...[a], b]',
      at: 2,
    },
    {
      rule: 'zod is imported as a namespace, of which bundles leave out what is not used',
      file: 'lib/aws/a.ts',
      text: "\nimport { z } from 'zod'",
      at: 2,
    },
    { rule: 'nothing is left to do in comments', file: 'README.md', text: `\n${'TO'}${'DO'} later`, at: 2 },
    { rule: reExports, file: 'lib/world/operations/index.ts', text: '', at: 1 },
    { rule: reExports, file: 'lib/world/a.ts', text: "export * from './b'", at: 1 },
    {
      rule: 'nothing names a place on the machine it was written on',
      file: 'README.md',
      text: `see ${'/ho'}me/me/file`,
      at: 1,
    },
    {
      rule: 'assumptions that the code refers to stand in MODEL.md',
      file: 'lib/aws/a.ts',
      text: `// Assumption (MODEL${'.md#'}nowhere)`,
      at: 1,
    },
    { rule: names, file: 'lib/sim/createSim.ts', text: '', at: 1 },
    { rule: names, file: 'lib/sim/utils.ts', text: '', at: 1 },
  ]

  for (const { rule, file, text, at } of planted) {
    it(`is caught in ${file}: ${text.trim().slice(0, 60) || rule}`, () => {
      expect(findings(rule, [readSource({ path: file, text })])).toEqual([
        expect.stringMatching(`^${file}:${at} `),
      ])
    })
  }

  it('is caught when it is a circle of imports', () => {
    const circle = [
      { path: 'lib/sim/a.ts', text: "import { b } from './b'" },
      { path: 'lib/sim/b.ts', text: "import { c } from '@/lib/sim/c'" },
      { path: 'lib/sim/c.ts', text: "import { a } from './a'" },
      { path: 'lib/sim/d.ts', text: "import { a } from './a'" },
    ].map(readSource)
    expect(findings('imports form no cycle', circle)).toEqual([
      'lib/sim/a.ts:1 imports in a circle: lib/sim/a.ts, lib/sim/b.ts, lib/sim/c.ts',
    ])
  })

  it('is planted for every rule', () => {
    const tried = new Set([...planted.map(({ rule }) => rule), 'imports form no cycle'])
    expect(RULES.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
  })
})

describe('What the rules allow', () => {
  const allowed: readonly TextFile[] = [
    {
      path: 'machines/task.machine.ts',
      text: "import { setup } from 'xstate'\nimport type { X } from '@/lib/aws/x'",
    },
    { path: 'lib/world/chart-driver.ts', text: "import { initialTransition } from 'xstate'" },
    {
      path: 'lib/world/operations/run-task.ts',
      text: "import * as z from 'zod'\nimport type { X } from '@aws-sdk/client-ecs'",
    },
    { path: 'lib/protocol/frame.ts', text: "import { type X, type Y } from '@/lib/engine'" },
    {
      path: 'lib/engine/a.test.ts',
      text: "import { x } from '@/lib/testing/x'\nconst y = Math.exp(1), z = new Date()",
    },
    {
      path: 'lib/aws/a.ts',
      text: "// Math.random and Date\nconst s = 'new Date()', t = `Date ${Math.floor(1)}`",
    },
    { path: 'lib/aws/b.ts', text: 'if (a !== b && !c) d = a != 2 ** 20' },
    { path: 'app/page.tsx', text: 'export default function Page() {}' },
    { path: 'next.config.ts', text: 'export default {}' },
    { path: 'lib/engine/index.ts', text: "export * from './time'" },
  ]

  for (const file of allowed) {
    it(`passes in ${file.path}`, () => {
      expect(RULES.flatMap(({ name }) => findings(name, [readSource(file)]))).toEqual([])
    })
  }
})

describe('Blanking', () => {
  const cases: readonly [string, string][] = [
    ["a('b // c') // d", "a('      ')     "],
    ['a(/[/"]\'/g) / b', 'a(/      g) / b'],
    ['`x${a(`y${b}`)}z` + c', '` {a(` {b}`)} ` + c'.replaceAll(' {', '  {')],
    ["<p>don't {a}</p>", "<p>don't {a}</p>"],
    ['/* a\nb */ c', '    \n     c'],
  ]

  for (const [text, code] of cases) {
    it(`leaves the code of ${JSON.stringify(text)}`, () => {
      expect(blank(text)).toBe(code)
    })
  }
})
