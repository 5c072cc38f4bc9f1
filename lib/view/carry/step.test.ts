import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CarryItem } from './items'
import { type CarryEvent, type CarryOutcome, type CarryState, carryStep, DRAG_THRESHOLD, IDLE } from './step'

const WEB: CarryItem = { kind: 'taskDefinition', arn: 'arn:web:2', name: 'web:2', cpu: 256, memory: 512 }
const press: CarryEvent = { type: 'press', item: WEB, pointerId: 1, point: { x: 10, y: 10 } }
const move = (x: number, targetKey: string | null = null, pointerId = 1): CarryEvent => ({
  type: 'move',
  pointerId,
  point: { x, y: 10 },
  targetKey,
})
const release: CarryEvent = { type: 'release', pointerId: 1 }

function play(...events: readonly CarryEvent[]): { state: CarryState; outcomes: CarryOutcome[] } {
  let state: CarryState = IDLE
  const outcomes: CarryOutcome[] = []
  for (const event of events) {
    const step = carryStep(state, event)
    state = step.state
    if (step.outcome) outcomes.push(step.outcome)
  }
  return { state, outcomes }
}

describe('carrying', () => {
  test('a press that hardly moves is a click', () => {
    expect(play(press, move(10 + DRAG_THRESHOLD - 1), release)).toEqual({
      state: IDLE,
      outcomes: [{ type: 'clicked', item: WEB }],
    })
  })

  test('a drag that is let go over a target is a drop there', () => {
    expect(play(press, move(40), move(80, 'i-1'), release).outcomes).toEqual([
      { type: 'dropped', item: WEB, targetKey: 'i-1' },
    ])
  })

  test('a drag that is let go over nothing changes nothing', () => {
    expect(play(press, move(80, 'i-1'), move(90, null), release)).toEqual({
      state: IDLE,
      outcomes: [{ type: 'missed', item: WEB }],
    })
  })

  test('Escape ends a drag, and the release that follows does nothing', () => {
    expect(play(press, move(80, 'i-1'), { type: 'cancel' }, release)).toEqual({
      state: IDLE,
      outcomes: [{ type: 'cancelled', item: WEB }],
    })
  })

  test('another finger neither moves nor drops what is carried', () => {
    const { state, outcomes } = play(press, move(80, 'i-1'), move(300, 'i-2', 2), {
      type: 'release',
      pointerId: 2,
    })
    expect(outcomes).toEqual([])
    expect(state).toMatchObject({ phase: 'carrying', targetKey: 'i-1' })
  })

  test('picked up by keyboard it is aimed and dropped, or put back by the same key', () => {
    const pickUp: CarryEvent = { type: 'pickUp', item: WEB, targetKey: 'i-1' }
    expect(play(pickUp, { type: 'aim', targetKey: 'i-2' }, { type: 'drop' }).outcomes).toEqual([
      { type: 'dropped', item: WEB, targetKey: 'i-2' },
    ])
    expect(play(pickUp, pickUp)).toEqual({ state: IDLE, outcomes: [{ type: 'cancelled', item: WEB }] })
  })

  test('by keyboard a drop without a target keeps what is carried', () => {
    const { state, outcomes } = play({ type: 'pickUp', item: WEB, targetKey: null }, { type: 'drop' })
    expect(state).toMatchObject({ phase: 'carrying', by: 'keyboard' })
    expect(outcomes).toEqual([])
  })

  test('a target that goes away while it is aimed at is no longer aimed at', () => {
    const { state } = play(
      { type: 'pickUp', item: WEB, targetKey: 'i-1' },
      { type: 'targets', keys: ['i-2'] },
    )
    expect(state).toMatchObject({ targetKey: null })
  })

  test('whatever happens, every pick-up ends in at most one outcome and cancelling always leads back to idle', () => {
    const event: fc.Arbitrary<CarryEvent> = fc.oneof(
      fc.constant(press),
      fc.record({
        type: fc.constant('move' as const),
        pointerId: fc.constantFrom(1, 2),
        point: fc.record({ x: fc.nat(200), y: fc.nat(200) }),
        targetKey: fc.constantFrom('i-1', null),
      }),
      fc.record({ type: fc.constant('release' as const), pointerId: fc.constantFrom(1, 2) }),
      fc.constant<CarryEvent>({ type: 'pickUp', item: WEB, targetKey: 'i-1' }),
      fc.constantFrom<CarryEvent>(
        { type: 'drop' },
        { type: 'cancel' },
        { type: 'aim', targetKey: 'i-2' },
        { type: 'targets', keys: ['i-1'] },
      ),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const begun = events.filter(({ type }) => type === 'press' || type === 'pickUp').length
        const { state, outcomes } = play(...events)
        expect(outcomes.length).toBeLessThanOrEqual(begun)
        expect(carryStep(state, { type: 'cancel' }).state).toBe(IDLE)
      }),
      { seed: 3 },
    )
  })
})
