import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { EventView } from '@/lib/protocol'
import { createAnnouncer, sentence } from './announcer'

const event = (
  message: string,
  level: EventView['level'] = 'info',
  mark: string | null = null,
): EventView => ({
  sequence: 0,
  at: simTime(0),
  source: 'aws.ecs',
  detailType: 'x',
  subjects: [],
  message,
  level,
  mark,
})

describe('what is said aloud', () => {
  it('is at most one sentence in a pause, and nothing unimportant', () => {
    const said: string[] = []
    const waits: (() => void)[] = []
    const announcer = createAnnouncer({ say: (text) => said.push(text), wait: (run) => waits.push(run) })
    announcer.add([event('task started')])
    expect(said).toEqual([])
    announcer.add([event('first', 'warning')])
    announcer.add([event('second', 'warning'), event('third', 'bad'), event('fourth', 'warning')])
    expect(said).toEqual(['first'])
    waits.shift()?.()
    expect(said).toEqual(['first', 'third. Plus 2 more events.'])
    waits.shift()?.()
    announcer.add([event('later', 'good', 'steady')])
    expect(said.at(-1)).toBe('steady')
  })

  it('says the gravest in full', () => {
    expect(sentence([event('a', 'bad'), event('b', 'warning')])).toBe('a. Plus 1 more event.')
  })
})
