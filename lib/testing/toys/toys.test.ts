// A thing of each sort, added as CONTRIBUTING.md says: new files, and a line in each of the lists that are mocked here. All
// else is the product as it is, from the command to the charts on the screen.

import { readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { panelOf } from '@/components/kinds/kinds'
import { loadChart } from '@/components/statechart/machines'
import type { Action } from '@/lib/aws/actions'
import { afterSeconds } from '@/lib/engine'
import type { View, ZoneView } from '@/lib/protocol'
import { runResult } from '@/lib/sim/result'
import { createSimulation, type LocalSimulation, restoreSimulation } from '@/lib/sim/simulation'
import { FIXTURE_FRAME, frameOf } from '@/lib/testing/fixture-frame'
import { faultActions } from '@/lib/view/carry/actions'
import { type FaultId, faultIds } from '@/lib/view/carry/faults/faults'
import { faultOn } from '@/lib/view/carry/targets'
import { column } from '@/lib/view/charts/metrics'
import { currentText, panelData, panelsOf } from '@/lib/view/charts/series'
import { kindLabel, statusOf, titleOf } from '@/lib/view/kinds/kinds'
import { applyFrame, EMPTY_RUN } from '@/lib/view/run/state'
import { layOutChart } from '@/lib/view/statechart/layout'
import { LAMP, type Lamp, type LampView, lampsOf } from './lamp/lamp'

/** The module of a list as it is with one more line: what somebody edits who adds a thing. */
const { withLine } = vi.hoisted(() => ({
  withLine<M extends object>(module: M, list: keyof M, line: object): M {
    const entries: unknown = module[list]
    if (Array.isArray(entries)) entries.push(...Object.values(line))
    else Object.assign(entries as object, line)
    return module
  },
}))

vi.mock('@/machines', async (original) => {
  const { lampMachine } = await import('./lamp/lamp.machine')
  return withLine(await original<typeof import('@/machines')>(), 'MACHINES', { lamp: lampMachine })
})
vi.mock('@/lib/world/resources/resources', async (original) => {
  const { lampResource } = await import('./lamp/lamp-resource')
  const module = await original<typeof import('@/lib/world/resources/resources')>()
  return withLine(module, 'RESOURCES', { lamp: lampResource })
})
vi.mock('@/lib/world/state', async (original) => {
  const module = await original<typeof import('@/lib/world/state')>()
  return { ...module, emptyTables: () => ({ ...module.emptyTables(), lamps: new Map<string, Lamp>() }) }
})
vi.mock('@/lib/world/operations/all-operations', async (original) => {
  const { describeLamp, switchLamp } = await import('./lamp/operations')
  const module = await original<typeof import('@/lib/world/operations/all-operations')>()
  return withLine(module, 'ALL_OPERATIONS', [describeLamp, switchLamp])
})
vi.mock('@/lib/world/controllers/controllers', async (original) => {
  const { createLampKeeper } = await import('./lamp/lamp-keeper')
  const module = await original<typeof import('@/lib/world/controllers/controllers')>()
  return withLine(module, 'CONTROLLERS', [createLampKeeper])
})
vi.mock('@/lib/metrics/catalogue', async (original) => {
  const { LAMP_METRICS } = await import('./lamp/metric')
  const module = await original<typeof import('@/lib/metrics/catalogue')>()
  return withLine(module, 'METRICS', { lamp: LAMP_METRICS })
})
vi.mock('@/lib/sim/views/view-sources', async (original) => {
  const { lampSource } = await import('./lamp/lamp-source')
  const module = await original<typeof import('@/lib/sim/views/view-sources')>()
  return withLine(module, 'VIEW_SOURCES', { lamp: lampSource })
})
vi.mock('@/lib/protocol/views', async (original) => {
  const module = await original<typeof import('@/lib/protocol/views')>()
  return withLine(module, 'VIEW_KINDS', { lamp: true })
})
vi.mock('@/lib/view/kinds/kinds', async (original) => {
  const { lampKind } = await import('./lamp/lamp-kind')
  const module = await original<typeof import('@/lib/view/kinds/kinds')>()
  return withLine(module, 'KINDS', { lamp: lampKind })
})
vi.mock('@/components/kinds/kinds', async (original) => {
  const { lampPanel } = await import('./lamp/lamp-panel')
  const module = await original<typeof import('@/components/kinds/kinds')>()
  return withLine(module, 'PANELS', { lamp: lampPanel })
})
vi.mock('@/lib/view/charts/panels/panels', async (original) => {
  const { lampChart } = await import('./lamp/lamp-chart')
  const module = await original<typeof import('@/lib/view/charts/panels/panels')>()
  return withLine(module, 'PANELS', [lampChart])
})
vi.mock('@/lib/view/carry/faults/faults', async (original) => {
  const { shortCircuit } = await import('./lamp/short-circuit')
  const module = await original<typeof import('@/lib/view/carry/faults/faults')>()
  return withLine(module, 'FAULTS', { 'short-circuit': shortCircuit })
})

const SCENARIO = { schemaVersion: 1, name: 'Lamps', operations: [] }
const SHORT_CIRCUIT = 'short-circuit' as FaultId

/** A run with its screen. */
function lampRun(simulation: LocalSimulation = createSimulation(SCENARIO)) {
  let screen = EMPTY_RUN
  return {
    simulation,
    lamp: (name: string) => lampsOf(simulation.world.state).get(name),
    press: (input: object) =>
      simulation.dispatch({ action: 'playground:SwitchLamp' as Action, input: { ...input } }),
    runFor: (seconds: number) => simulation.advanceTo(afterSeconds(simulation.now(), seconds)),
    /** What the screen shows of all lamps after another frame. */
    lamps(): readonly LampView[] {
      screen = applyFrame(screen, frameOf(simulation.frame()))
      return screen.kinds[LAMP] as readonly unknown[] as readonly LampView[]
    },
    screen: () => screen,
  }
}

describe('a toy resource with a chart', () => {
  it('lives as the others: operation, chart, effect, bus, controller', () => {
    const { simulation, lamp, press, runFor } = lampRun()
    runFor(1)
    expect(press({ name: 'desk', color: 'red' })).toMatchObject({
      ok: true,
      output: { lamp: { name: 'desk', status: 'WARMING' } },
      ignored: ['color'],
    })
    runFor(3)
    expect(lamp('desk')).toEqual({ name: 'desk', status: 'ON', lumens: 800 })
    runFor(10)
    expect(lamp('desk')).toEqual({ name: 'desk', status: 'OFF', lumens: 0 })
    expect(simulation.world.log.commands.at(-1)).toMatchObject({
      action: 'playground:SwitchLamp',
      error: null,
    })
  })

  it('refuses what the schema of its operation refuses', () => {
    expect(lampRun().press({ nam: 'desk' })).toMatchObject({
      ok: false,
      error: { message: /nam is not known here; did you mean name/ as never },
    })
  })

  it('is saved and goes on the same, timers and all', () => {
    const first = lampRun()
    first.press({ name: 'desk' })
    first.runFor(1)
    const saved: unknown = JSON.parse(JSON.stringify(first.simulation.checkpoint()))
    const second = lampRun(restoreSimulation(SCENARIO, first.simulation.seed, saved))
    for (const { runFor } of [first, second]) runFor(4)
    expect(second.lamp('desk')).toMatchObject({ status: 'ON', lumens: 800 })
    expect(second.simulation.traceHash()).toBe(first.simulation.traceHash())
  })

  it('is shown by frames, each time that its chart moves, and by its kind and overview', () => {
    const { lamps, press, runFor } = lampRun()
    expect(lamps()).toEqual([])
    press({ name: 'desk' })
    const statuses = [1, 2, 9].map((seconds) => {
      const shown = lamps().map(({ status, lumens }) => `${status} ${lumens}`)
      runFor(seconds)
      return shown.join()
    })
    expect(statuses).toEqual(['WARMING 0', 'WARMING 0', 'ON 800'])
    const [desk] = lamps()
    expect(desk).toEqual({ kind: 'lamp', key: 'lamp/desk', name: 'desk', status: 'OFF', lumens: 0 })
    const view = desk as unknown as View
    expect([kindLabel(view), titleOf(view), statusOf(view)?.text]).toEqual(['Lamp', 'desk', 'OFF'])
    const { Overview } = panelOf(LAMP as 'zone')
    expect(renderToStaticMarkup(createElement(Overview, { view: view as ZoneView }))).toBe(
      '<p>desk gives 0 lm</p>',
    )
  })

  it('is inspected: what its Describe operation answers, and its chart, drawn from the literal', async () => {
    const { simulation, press, runFor } = lampRun()
    press({ name: 'desk' })
    runFor(3)
    const inspection = simulation.inspect('lamp/desk')
    expect(inspection?.answers).toMatchObject([{ output: { lamp: { name: 'desk', lumens: 800 } } }])
    expect(inspection?.charts).toMatchObject([
      { machine: 'lamp', title: 'Lamp desk', value: 'ON', past: ['OFF', 'WARMING'] },
    ])
    const graph = await loadChart(inspection?.charts[0]?.machine ?? '')
    const drawing = graph && layOutChart(graph, { width: 280, characterWidth: 6 })
    expect(drawing?.boxes.map(({ state }) => state.key)).toEqual(
      expect.arrayContaining(['OFF', 'WARMING', 'ON']),
    )
  })
})

describe('a toy metric', () => {
  const run = lampRun()
  run.press({ name: 'desk' })
  run.runFor(13)

  it('comes out in the result, in longer steps as the catalogue says', () => {
    const { names } = runResult(run.simulation, { stepSeconds: 5 }).series
    expect(names['lamp/all/shining']).toEqual([null, 1, null])
  })

  it('is drawn in a chart of its own', () => {
    run.lamps()
    const { metrics } = run.screen()
    const columns = { ...metrics, column: (name: string) => column(metrics, name) }
    const lamps = panelsOf(metrics.names, null, new Map()).find(({ id }) => id === 'lamps')
    expect(lamps?.lines).toMatchObject([{ label: 'shining', merge: 'maximum' }])
    const { columns: drawn } = panelData(lamps?.lines ?? [], columns, [0, 13], 100)
    expect(drawn[0]?.filter((value) => value !== null)).toEqual([1])
    expect(lamps && currentText(lamps, columns, { desired: null, primary: null })).toMatch(/^[1–]$/)
  })
})

describe('a toy fault', () => {
  it('stands in the palette and in the menu of what it may be dropped on', () => {
    expect(faultIds()).toContain(SHORT_CIRCUIT)
    const { kinds } = applyFrame(EMPTY_RUN, FIXTURE_FRAME)
    const zone = kinds.zone[0]?.key ?? ''
    expect(faultActions('zone', zone, kinds)).toContainEqual(
      expect.objectContaining({ label: 'Short circuit', refused: null, danger: true }),
    )
    expect(faultActions('task', kinds.task[0]?.key ?? '', kinds).map(({ id }) => id)).not.toContain(
      SHORT_CIRCUIT,
    )
  })

  it('does what its commands say', () => {
    const { simulation, lamps, lamp, screen } = lampRun()
    lamps()
    const [zone] = screen().kinds.zone
    const answer = faultOn(SHORT_CIRCUIT, 'zone', zone?.key ?? '', screen().kinds)
    const commands = answer?.allowed ? answer.commands : []
    expect(commands.map((command) => simulation.dispatch(command))).toMatchObject([{ ok: true }])
    expect(lamp(zone?.key ?? '')).toMatchObject({ status: 'WARMING' })
  })
})

describe('what CONTRIBUTING.md says an addition edits', () => {
  const read = (file: string) => readFileSync(file, 'utf8')
  const guide = read('CONTRIBUTING.md').replaceAll(/\s+/g, ' ')
  const RESOURCE = [
    'machines/index.ts',
    'lib/world/resources/resources.ts',
    'lib/world/state.ts',
    'lib/testing/charts.ts',
  ]
  const EDITED: Readonly<Record<string, readonly string[]>> = {
    'an operation': [],
    'a controller': ['lib/world/controllers/controllers.ts'],
    'a metric': ['lib/metrics/catalogue.ts'],
    'a chart of metrics': ['lib/view/charts/panels/panels.ts'],
    'a fault': ['lib/view/carry/faults/faults.ts'],
    'a resource with a statechart': RESOURCE,
    'the same drawn on the screen': [
      ...RESOURCE,
      'lib/protocol/views.ts',
      'lib/sim/views/view-sources.ts',
      'lib/view/kinds/kinds.ts',
      'components/kinds/kinds.tsx',
    ],
  }

  it.each(Object.entries(EDITED))('%s', (what, files) => {
    expect(guide).toContain(`${what} ${files.length}`)
    for (const file of files) expect(guide).toContain(file.replace(/^lib\/world\/(?=resources|state)/, ''))
  })

  it('is all that this test changes, but for types, inputs of charts under test and generated lists', () => {
    const ownText = read(import.meta.filename)
    const changed = [...ownText.matchAll(/^vi\.mock\('@\/(.+?)'/gm)].map(([, path = '']) => path)
    const written = [...new Set(Object.values(EDITED).flat())].map((file) =>
      file.replace(/(\/index)?\.tsx?$/, ''),
    )
    const unseen = ['lib/testing/charts']
    expect(changed.filter((path) => !path.endsWith('/all-operations')).sort()).toEqual(
      written.filter((path) => !unseen.includes(path)).sort(),
    )
  })
})
