// Frames bring only what changed. Whatever happens, the screen that applied them shows what the whole world would show.

import { expect, it } from 'vitest'
import { afterSeconds } from '@/lib/engine'
import { FAULTS, OPERATIONS, pickStep } from '@/lib/testing/swarm/operations'
import { seedsOf } from '@/lib/testing/swarm/report'
import { Screen } from '@/lib/testing/swarm/screen'
import { randomWorld } from '@/lib/testing/swarm/setup'

const SEEDS = Math.max(4, Math.ceil(seedsOf(1).count / 40))
const STEPS = 12
const PAUSE_SECONDS = 40
/** Frames come within instants too: the worker stops after so many events and not at whole times. */
const EVENTS_BETWEEN_FRAMES = 150
const FRAMES_A_ROUND_MAX = 20

it(`Frames of what changed come to the same as all views, at any moment (${SEEDS} seeds)`, () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const swarm = randomWorld(seed, { faults: true })
    const { engine } = swarm.world.world
    const screen = new Screen(swarm.world.world)
    const compare = (moment: string) => {
      screen.frame()
      const { screen: shown, world } = screen.shown()
      if (JSON.stringify([...shown]) === JSON.stringify([...world])) return
      expect(shown, `seed ${seed} at ${engine.now} µs, ${moment}`).toEqual(world)
    }
    compare('at the start')
    for (let step = 0; step < STEPS; step++) {
      const until = afterSeconds(engine.now, swarm.random.exponential(PAUSE_SECONDS))
      while (engine.nextTime <= until) {
        const events = 1 + Math.floor(swarm.random.uniform() * 2 * EVENTS_BETWEEN_FRAMES)
        for (let i = 0; i < events && engine.nextTime <= until; i++) engine.step()
        compare('between events')
      }
      engine.standAt(until)
      compare('at rest')
      pickStep(swarm, [...OPERATIONS, ...FAULTS]).perform(swarm)
      compare('after a command')
    }
  }
})

it('Usage comes in turn: when a second is closed and the frames of a round have come, all of it is right', () => {
  const swarm = randomWorld(1, { faults: false })
  const { engine, series } = swarm.world.world
  const screen = new Screen(swarm.world.world)
  for (let look = 0; look < 60; look++) {
    const { steps } = series
    while (series.steps === steps) engine.step()
    for (let frame = 0; frame < FRAMES_A_ROUND_MAX; frame++) screen.frame()
    const { screen: shown, world } = screen.shownWithUsage()
    expect(shown).toEqual(world)
  }
})
