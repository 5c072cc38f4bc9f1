// What it costs to add something, as CONTRIBUTING.md says it. A toy resource is driven through the places where additions go,
// and the import graph says how many existing files know of a thing of each sort.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type EpochMs, simTime } from '@/lib/engine'
import { restoreWorld, saveWorld } from '@/lib/sim/checkpoint'
import { isTest, readSource, type Source } from '@/lib/testing/tidy/source'
import {
  addLamps,
  createLampKeeper,
  lampMachine,
  MACHINES_WITH_LAMP,
  RESOURCES_WITH_LAMP,
  switchLamp,
} from '@/lib/testing/toys/lamp'
import { type ChartConfig, readChart } from '@/lib/view/statechart/definition'
import { CONTROLLERS } from './controllers/controllers'
import { createWorld } from './create-world'
import { dispatch } from './dispatch'
import { ALL_OPERATIONS } from './operations/all-operations'
import { operationsByAction } from './operations/registry'

const OPERATIONS = operationsByAction([...ALL_OPERATIONS, switchLamp])

function lampWorld() {
  const world = createWorld({
    seed: 1,
    region: 'us-east-1',
    pace: 'instant',
    startAt: 0 as EpochMs,
    clusters: [],
    stepSeconds: 1,
    controllers: [...CONTROLLERS, createLampKeeper],
    machines: MACHINES_WITH_LAMP,
    resources: RESOURCES_WITH_LAMP,
  })
  const lamps = addLamps(world)
  const press = (input: object) =>
    dispatch(world, { action: 'playground:SwitchLamp', input: { ...input } }, 'user', OPERATIONS)
  const runTo = (seconds: number) => world.engine.advanceTo(simTime(seconds * 1_000_000))
  return { world, lamps, press, runTo }
}

describe('a toy resource, with a chart, an operation and a controller', () => {
  it('lives as the others: operation, chart, effect, bus, controller, series', () => {
    const { world, lamps, press, runTo } = lampWorld()
    runTo(1)
    expect(press({ name: 'desk', color: 'red' })).toMatchObject({
      ok: true,
      output: { lamp: { name: 'desk', status: 'WARMING' } },
      ignored: ['color'],
    })
    runTo(4)
    expect(lamps.get('desk')).toEqual({ name: 'desk', status: 'ON', lumens: 800 })
    runTo(14)
    expect(lamps.get('desk')).toEqual({ name: 'desk', status: 'OFF', lumens: 0 })
    expect(world.series.column('lamp/all/shining')).toContain(1)
    expect(world.log.commands.at(-1)).toMatchObject({ action: 'playground:SwitchLamp', error: null })
  })

  it('refuses what its schema refuses, and is unknown where it was not added', () => {
    const { world, press } = lampWorld()
    expect(press({ nam: 'desk' })).toMatchObject({
      ok: false,
      error: { message: /nam is not known here; did you mean name/ as never },
    })
    expect(dispatch(world, { action: 'playground:SwitchLamp', input: {} }, 'user')).toMatchObject({
      ok: false,
      error: { code: 'InvalidAction' },
    })
  })

  it('is saved and goes on the same, timers and all', () => {
    const first = lampWorld()
    first.press({ name: 'desk' })
    first.runTo(1)
    const saved = JSON.parse(JSON.stringify(saveWorld(first.world)))
    const second = lampWorld()
    restoreWorld(second.world, saved)
    for (const { runTo } of [first, second]) runTo(5)
    expect(second.lamps.get('desk')).toMatchObject({ status: 'ON', lumens: 800 })
    expect(second.world.engine.hash.digest()).toBe(first.world.engine.hash.digest())
  })

  it('is drawn from the literal of its chart', () => {
    const { states } = readChart(lampMachine.config as ChartConfig)
    expect(states.map(({ key }) => key)).toEqual(['lamp', 'OFF', 'WARMING', 'ON'])
    expect(states.flatMap(({ transitions }) => transitions.map(({ label }) => label))).toContain(
      'after warmUp',
    )
  })
})

const ROOT = path.resolve(import.meta.dirname, '../..')

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
    ['lib/view/kinds/kinds.ts', /KINDS: \{ readonly \[K in ViewKind\]: Kind<K> \}/],
    ['components/kinds/kinds.tsx', /PANELS: \{ readonly \[K in ViewKind\]: KindPanel<K> \}/],
  ])('%s is such a list', (file, list) => {
    expect(readFileSync(path.join(ROOT, file), 'utf8')).toMatch(list)
  })
})
