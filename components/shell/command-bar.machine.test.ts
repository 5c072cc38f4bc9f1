import { describe, expect, it } from 'vitest'
import { createActor } from 'xstate'
import type { Completion } from '@/lib/protocol'
import { commandBarMachine } from './command-bar.machine'

const option = (text: string, isWhole = true) => ({ text, detail: '', isWhole })
const offer = (from: number, to: number, ...texts: string[]): Completion => ({
  from,
  to,
  hint: null,
  options: texts.map((text) => option(text)),
})

function bar(text: string) {
  const actor = createActor(commandBarMachine).start()
  actor.send({ type: 'typed', text, cursor: text.length })
  return actor
}

describe('the command bar', () => {
  it('offers what belongs to its text, and nothing of another', () => {
    const actor = bar('aws e')
    actor.send({ type: 'offered', text: 'aws ', completion: offer(4, 4, 'ecs') })
    expect(actor.getSnapshot().value).toBe('quiet')
    actor.send({ type: 'offered', text: 'aws e', completion: offer(4, 5, 'ecs', 'ec2') })
    expect(actor.getSnapshot().value).toBe('offering')
    actor.send({ type: 'typed', text: 'aws ec', cursor: 6 })
    actor.send({ type: 'taken', index: 0 })
    expect(actor.getSnapshot().context.text).toBe('aws ec')
    actor.send({ type: 'offered', text: 'aws ec', completion: offer(4, 6) })
    expect(actor.getSnapshot().value).toBe('quiet')
  })

  it('goes through options and past both ends, where none is chosen', () => {
    const actor = bar('aws e')
    actor.send({ type: 'offered', text: 'aws e', completion: offer(4, 5, 'ecs', 'ec2') })
    const seen: number[] = []
    for (const by of [1, 1, 1, -1, -1, -1] as const) {
      actor.send({ type: 'moved', by })
      seen.push(actor.getSnapshot().context.active)
    }
    expect(seen).toEqual([0, 1, -1, 1, 0, -1])
  })

  it.each([
    ['aws e', [4, 5], option('ecs'), 'aws ecs '],
    ['aws e --cluster x', [4, 5], option('ecs'), 'aws ecs --cluster x'],
    ['aws x --reason ', [15, 15], option("it's"), "aws x --reason 'it'\\''s' "],
    ['aws x --y a=', [12, 12], option('b', false), 'aws x --y a=b'],
  ] as const)('%j takes an option', (text, [from, to], taken, expected) => {
    const actor = bar(text)
    actor.send({ type: 'offered', text, completion: { from, to, hint: null, options: [taken] } })
    actor.send({ type: 'taken', index: 0 })
    expect(actor.getSnapshot().context.text).toBe(expected)
    expect(actor.getSnapshot().value).toBe('quiet')
  })

  it('completes what is typed faster than it is answered, as the answer comes', () => {
    const actor = bar('aws ')
    actor.send({ type: 'offered', text: 'aws ', completion: offer(4, 4, 'ec2', 'ecs') })
    actor.send({ type: 'typed', text: 'aws ecs', cursor: 7 })
    actor.send({ type: 'completed' })
    expect(actor.getSnapshot().context.text).toBe('aws ecs')
    actor.send({ type: 'offered', text: 'aws ecs', completion: offer(4, 7, 'ecs') })
    expect(actor.getSnapshot().context.text).toBe('aws ecs ')
    expect(actor.getSnapshot().value).toBe('quiet')
  })

  it('completes nothing that is typed after', () => {
    const actor = bar('aws ec')
    actor.send({ type: 'completed' })
    actor.send({ type: 'typed', text: 'aws ecr', cursor: 7 })
    actor.send({ type: 'offered', text: 'aws ecr', completion: offer(4, 7, 'ecr') })
    expect(actor.getSnapshot().context.text).toBe('aws ecr')
    expect(actor.getSnapshot().value).toBe('offering')
  })

  it('waits for nothing once it is answered that nothing fits', () => {
    const actor = bar('aws xyz')
    actor.send({ type: 'completed' })
    actor.send({ type: 'offered', text: 'aws xyz', completion: offer(4, 7) })
    const { isAsking, takesFirst } = actor.getSnapshot().context
    expect([isAsking, takesFirst]).toEqual([false, false])
  })
})
