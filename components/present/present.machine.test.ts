import { describe, expect, test } from 'vitest'
import { createActor } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { type PresentEvent, presentMachine } from './present.machine'

function presenting(count = 2, hasQuestion = false) {
  const actor = createActor(presentMachine).start()
  actor.send({ type: 'present', count, hasQuestion })
  const said = (...events: PresentEvent['type'][]) => {
    for (const type of events) actor.send({ type } as PresentEvent)
    const { value, context } = actor.getSnapshot()
    const text = typeof value === 'object' && 'presenting' in value ? value.presenting : value
    return [typeof text === 'object' && 'text' in text ? text.text : text, context.sentence]
  }
  return { actor, said }
}

describe('the statechart of presenting', () => {
  test('goes through the sentences and stops at both ends', () => {
    const { said } = presenting()
    expect(said('back')).toEqual(['sentence', 0])
    expect(said('next')).toEqual(['sentence', 1])
    expect(said('next', 'next')).toEqual(['sentence', 1])
    expect(said('back')).toEqual(['sentence', 0])
  })

  test('asks after the last sentence, and the answer waits', () => {
    const { said } = presenting(1, true)
    expect(said('next')).toEqual(['question', 0])
    expect(said('next')).toEqual(['answer', 0])
    expect(said('next')).toEqual(['answer', 0])
    expect(said('back', 'back')).toEqual(['sentence', 0])
  })

  test('asks at any sentence and goes on after it', () => {
    const { said } = presenting(2, true)
    expect(said('ask')).toEqual(['question', 0])
    expect(said('reveal')).toEqual(['answer', 0])
    expect(said('next')).toEqual(['sentence', 1])
    expect(said('reveal')).toEqual(['answer', 1])
  })

  test('asks nothing where there is no question', () => {
    expect(presenting().said('ask', 'reveal')).toEqual(['sentence', 0])
  })

  test('another scenario begins at its first sentence', () => {
    const { actor, said } = presenting(3)
    said('next', 'next')
    actor.send({ type: 'scenario', count: 2, hasQuestion: true })
    expect(said()).toEqual(['sentence', 0])
    expect(said('next', 'next')).toEqual(['question', 1])
  })

  test('every state is reached', () => {
    const events: PresentEvent[] = [
      { type: 'present', count: 1, hasQuestion: true },
      { type: 'watch' },
      { type: 'next' },
      { type: 'pointer' },
      { type: 'over' },
      { type: 'leave' },
      {
        type: 'told',
        told: { title: '', kind: 'sentence', text: '', answer: null, number: 1, of: 1, theme: 'dark' },
      },
    ]
    const reached = getShortestPaths(presentMachine, {
      events,
      filterEvents: (state, event) => state.can(event),
      serializeState: ({ value }) => JSON.stringify(value),
      limit: 200,
    }).map(({ state }) => JSON.stringify(state.value))
    for (const name of ['off', 'question', 'answer', 'unlit', 'waiting', 'watching'])
      expect(
        reached.some((value) => value.includes(`"${name}"`)),
        name,
      ).toBe(true)
  })
})
