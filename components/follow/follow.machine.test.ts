import { describe, expect, test } from 'vitest'
import { createActor } from 'xstate'
import type { WatchedHop } from '@/lib/view/follow/watch'
import { followMachine } from './follow.machine'

const HOP = {
  hop: {
    kind: 'rule',
    title: '',
    from: null,
    to: null,
    detail: '',
    atUs: null,
    durationUs: null,
    waitedUs: null,
    ok: true,
    candidates: [],
  },
  fromUs: 0,
  toUs: 0,
  watchMs: 1_000,
  fromPart: 0,
  toPart: 0,
} as const satisfies WatchedHop

function opened(isStill = false) {
  const actor = createActor(followMachine).start()
  actor.send({ type: 'open', hops: [HOP, HOP, HOP], isStill })
  const at = () => {
    const { value, context } = actor.getSnapshot()
    return [value, context.hop, Math.round(context.done * 100) / 100]
  }
  const tick = (ms: number) => actor.send({ type: 'tick', ms })
  return { actor, at, tick }
}

describe('the statechart of watching a request', () => {
  test('plays through its hops and ends at the end of the last', () => {
    const { at, tick } = opened()
    expect(at()).toEqual(['watching', 0, 0])
    tick(600)
    expect(at()).toEqual(['watching', 0, 0.6])
    tick(600)
    expect(at()).toEqual(['watching', 1, 0])
    for (let count = 0; count < 25; count++) tick(100)
    expect(at()).toEqual(['ended', 2, 1])
    tick(1_000)
    expect(at()).toEqual(['ended', 2, 1])
  })

  test('the next hop is gone to in short, and held there until more is asked for', () => {
    const { actor, at, tick } = opened()
    actor.send({ type: 'hop.next' })
    for (let count = 0; count < 5; count++) tick(100)
    expect(at()).toEqual(['held', 0, 1])
    actor.send({ type: 'hop.next' })
    actor.send({ type: 'hop.next' })
    for (let count = 0; count < 5; count++) tick(100)
    expect(at()).toEqual(['ended', 2, 1])
    actor.send({ type: 'hop.before' })
    expect(at()).toEqual(['held', 1, 1])
  })

  test('held, its time stands, and goes on from there', () => {
    const { actor, at, tick } = opened()
    tick(300)
    actor.send({ type: 'hold' })
    tick(300)
    expect(at()).toEqual(['held', 0, 0.3])
    actor.send({ type: 'hold' })
    tick(300)
    expect(at()).toEqual(['watching', 0, 0.6])
  })

  test('for whoever wants no motion each step is at its end at once', () => {
    const { actor, at } = opened(true)
    expect(at()).toEqual(['held', 0, 1])
    actor.send({ type: 'hop.next' })
    expect(at()).toEqual(['held', 1, 1])
    actor.send({ type: 'hop.next' })
    expect(at()).toEqual(['ended', 2, 1])
  })

  test('at the end it can be watched again, and left at any moment', () => {
    const { actor, at, tick } = opened()
    for (let count = 0; count < 40; count++) tick(100)
    actor.send({ type: 'hold' })
    expect(at()).toEqual(['watching', 0, 0])
    actor.send({ type: 'leave' })
    expect(at()).toEqual(['idle', 0, 0])
    actor.send({ type: 'hop.next' })
    expect(at()).toEqual(['idle', 0, 0])
  })

  test('watched elsewhere, it is where it has come to there, also after its end', () => {
    const { actor, at } = opened(true)
    actor.send({ type: 'reach', hop: 1, done: 0.5 })
    expect(at()).toEqual(['held', 1, 0.5])
    actor.send({ type: 'reach', hop: 2, done: 1 })
    expect(at()).toEqual(['ended', 2, 1])
    actor.send({ type: 'reach', hop: 0, done: 0.2 })
    expect(at()).toEqual(['held', 0, 0.2])
    actor.send({ type: 'leave' })
    actor.send({ type: 'reach', hop: 1, done: 0.5 })
    expect(at()).toEqual(['idle', 0, 0])
  })
})
