import { describe, expect, it } from 'vitest'
import { createActor, fromPromise, SimulatedClock } from 'xstate'
import { type SimTime, simTime } from '@/lib/engine/time'
import type { Standing } from '@/lib/protocol'
import { standingOf } from '@/lib/testing/fixture-frame'
import { timeMachine } from './time.machine'

const at = (seconds: number) => simTime(seconds * 1_000_000)

function started() {
  const said: string[] = []
  const asked: { readonly at: SimTime; readonly answer: () => void; readonly fail: () => void }[] = []
  const clock = new SimulatedClock()
  const machine = timeMachine.provide({
    actions: {
      sayPast: () => void said.push('past'),
      sayFork: () => void said.push('fork'),
      sayLeft: () => void said.push('left'),
    },
    actors: {
      visit: fromPromise<void, SimTime>(
        ({ input }) =>
          new Promise((resolve, reject) => {
            asked.push({ at: input, answer: resolve, fail: () => reject(new Error('superseded')) })
          }),
      ),
    },
  })
  const actor = createActor(machine, { input: standingOf(1), clock }).start()
  const where = () => actor.getSnapshot().value.where
  const stand = (part: Partial<Standing>) =>
    actor.send({ type: 'standing', standing: { ...standingOf(1), ...part } })
  const wish = (seconds: number) => actor.send({ type: 'wish', at: at(seconds) })
  const wishes = () => asked.map((one) => one.at / 1_000_000)
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  return { actor, said, asked, clock, where, stand, wish, wishes, settle }
}

describe('the statechart of time', () => {
  it('visits the past, says so once, and comes back', () => {
    const { said, where, stand } = started()
    stand({ tip: at(60) })
    stand({ tip: at(60) })
    expect(where()).toBe('past')
    stand({})
    expect([where(), said]).toEqual(['live', ['past']])
  })

  it('is in a fork from the first touch of the past, and back in the run when it is left', () => {
    const { said, where, stand } = started()
    stand({ tip: at(60) })
    const fork = { line: 2, forkedAt: at(10), origin: at(60) }
    stand(fork)
    expect(where()).toBe('forked')
    stand({ ...fork, tip: at(30) })
    expect(where()).toBe('past')
    stand(fork)
    expect(where()).toBe('forked')
    stand({})
    expect([where(), said]).toEqual(['live', ['past', 'fork', 'past', 'left']])
  })

  it('comes from a fork of a fork to the fork', () => {
    const { said, where, stand } = started()
    stand({ tip: at(60) })
    stand({ line: 2, forkedAt: at(10), origin: at(60) })
    stand({ line: 2, tip: at(30), forkedAt: at(10), origin: at(60) })
    stand({ line: 3, forkedAt: at(20), origin: at(30) })
    stand({ line: 2, forkedAt: at(10), origin: at(60) })
    expect([where(), said.at(-1)]).toEqual(['forked', 'left'])
  })

  it('is live again when another run is opened', () => {
    const { said, where, stand } = started()
    stand({ tip: at(60) })
    stand({ line: 2, forkedAt: at(10), origin: at(60) })
    stand({ line: 3 })
    expect([where(), said]).toEqual(['live', ['past', 'fork']])
  })
})

describe('wishes for a moment', () => {
  it('are answered one after another, and of those that come meanwhile the newest only', async () => {
    const { actor, asked, wish, wishes, settle } = started()
    for (const seconds of [1, 2, 3, 4]) wish(seconds)
    expect(wishes()).toEqual([1])
    asked[0]?.answer()
    await settle()
    expect(wishes()).toEqual([1, 4])
    asked[1]?.answer()
    await settle()
    expect(actor.getSnapshot().value.seek).toBe('idle')
    expect(actor.getSnapshot().context.wish).toBeNull()
  })

  it('are given up for a newer one when they take long', async () => {
    const { actor, asked, clock, wish, wishes, settle } = started()
    wish(1)
    wish(2)
    clock.increment(299)
    expect(wishes()).toEqual([1])
    clock.increment(1)
    expect(wishes()).toEqual([1, 2])
    clock.increment(300)
    expect(actor.getSnapshot().hasTag('slow')).toBe(true)
    wish(3)
    expect(wishes()).toEqual([1, 2, 3])
    asked[2]?.answer()
    await settle()
    expect(actor.getSnapshot().value.seek).toBe('idle')
  })

  it('that fail leave everything as it is', async () => {
    const { actor, asked, wish, settle } = started()
    wish(1)
    asked[0]?.fail()
    await settle()
    expect(actor.getSnapshot().value).toEqual({ where: 'live', seek: 'idle' })
  })
})
