// What it costs to add something, as CONTRIBUTING.md says it: the import graph says how many existing files know of a thing of
// each sort.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isTest, readSource, type Source } from '@/lib/testing/tidy/source'

const ROOT = path.resolve(import.meta.dirname, '../../..')

function readTree(): readonly Source[] {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return files
    .split('\n')
    .filter((file) => /^(lib|machines|components)\/.*\.tsx?$/.test(file) && !isTest(file))
    .filter((file) => !file.startsWith('lib/testing/') && existsSync(path.join(ROOT, file)))
    .map((file) => readSource({ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') }))
}

describe('the lists that a new thing is added to', () => {
  const sources = readTree()
  /** The files that import several things of a sort; one that uses a single thing is no list. */
  const listsOf = (files: readonly string[]) => {
    const things = new Set(files.map((file) => file.replace(/\.tsx?$/, '')))
    const known = ({ imports }: Source) => imports.filter(({ target }) => things.has(target ?? '')).length
    return sources.filter((source) => known(source) >= 3).map((source) => source.path)
  }
  const filesIn = (folder: string, pattern: RegExp) =>
    sources.filter((one) => one.path.startsWith(folder) && pattern.test(one.text)).map((one) => one.path)

  it.each([
    [
      'an operation, in a generated list',
      'lib/world/operations/',
      /^export const \w+ = operation\(/m,
      'lib/world/operations/all-operations.ts',
    ],
    [
      'a resource',
      'lib/world/resources/',
      /^export const \w+ = (resource|recordless)[<(]/m,
      'lib/world/resources/resources.ts',
    ],
    ['a chart', 'machines/', /\.createMachine\(/, 'machines/index.ts'],
    ['a fault', 'lib/view/carry/faults/', /^export const \w+: Fault = /m, 'lib/view/carry/faults/faults.ts'],
    [
      'a controller',
      'lib/world/',
      /^export const create\w+: CreateController = /m,
      'lib/world/controllers/controllers.ts',
    ],
    [
      'what the simulation knows of a kind on the screen',
      'lib/sim/views/',
      /^export const \w+ = viewSource\(/m,
      'lib/sim/views/view-sources.ts',
    ],
    ['a kind on the screen', 'lib/view/kinds/', /^export const \w+: Kind<'/m, 'lib/view/kinds/kinds.ts'],
  ])('%s stands in one list', (_what, folder, pattern, list) => {
    const files = filesIn(folder, pattern)
    expect(files.length).toBeGreaterThan(5)
    expect(listsOf(files)).toEqual([list])
  })

  /** What CONTRIBUTING.md counts for a resource, and how the compiler insists on each. */
  it.each([
    ['machines/index.ts', /\} satisfies Record<string, AnyStateMachine>/],
    ['lib/world/resources/resources.ts', /RESOURCES: Readonly<Record<MachineId, AnyResource>>/],
    ['lib/world/state.ts', /State extends Readonly<ReturnType<typeof emptyTables>>/],
    ['lib/testing/charts.ts', /const INPUTS: Inputs = \{/],
    ['lib/sim/views/view-sources.ts', /VIEW_SOURCES: \{ readonly \[K in ViewKind\]: ViewSource<K> \}/],
    ['lib/view/kinds/kinds.ts', /KINDS: \{ readonly \[K in ViewKind\]: Kind<K> \}/],
    ['components/kinds/kinds.tsx', /PANELS: \{ readonly \[K in ViewKind\]: KindPanel<K> \}/],
  ])('%s is such a list', (file, list) => {
    expect(readFileSync(path.join(ROOT, file), 'utf8')).toMatch(list)
  })
})
