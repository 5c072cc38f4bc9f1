// A forecast is a fork: the run goes on in another worker without its past, and the run itself comes to where the fork has been.

import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation, forkedSimulation } from './index'

const at = (minutes: number) => simTime(minutes * 60 * US_PER_SECOND)

describe.each(builtInScenarios.map(({ id, scenario }) => ({ id, scenario })))(
  'a fork of $id',
  ({ scenario }) => {
    it('comes to the trace hash that the run itself comes to, as a copy of a message', () => {
      const run = createSimulation(scenario)
      run.advanceTo(at(4.3))
      const forked = forkedSimulation(structuredClone(run.fork()), { history: { events: 20, steps: 600 } })
      forked.advanceTo(at(9))
      run.advanceTo(at(9))
      expect(forked.traceHash()).toBe(run.traceHash())
    })
  },
)

const scaling = builtInScenarios.filter(({ id }) => id === 'morning-ramp' || id === 'slow-scale-in')

it.each(scaling)('A fork of $id sees the scaling that then happens', ({ scenario }) => {
  const run = createSimulation(scenario)
  run.advanceTo(at(6))
  const forked = forkedSimulation(structuredClone(run.fork()))
  forked.advanceTo(at(26))
  run.advanceTo(at(26))
  const key = [...run.world.state.services.keys()][0] ?? ''
  const question = { key, from: at(6) }
  const [seen, happened] = [forked.scaling(question), run.scaling(question)]
  expect(seen).toEqual(happened)
  expect(seen?.activities.length).toBeGreaterThan(0)
})

it('A fork has nothing of the past and changes nothing of the run', () => {
  const run = createSimulation(scaling[0]?.scenario)
  run.advanceTo(at(8))
  const checkpoint = JSON.stringify(run.checkpoint())
  const forked = forkedSimulation(run.fork())
  forked.advanceTo(at(10))
  expect(JSON.stringify(run.checkpoint())).toBe(checkpoint)
  expect(forked.world.log.commands.filter(({ at: time }) => time <= at(8))).toEqual([])
  expect(forked.world.series.step(100)).toEqual({})
})
