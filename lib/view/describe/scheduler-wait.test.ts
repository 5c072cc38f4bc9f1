import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import { schedulerWaitBriefly, schedulerWaitText } from './scheduler-wait'

const until = simTime(100_000_000)
const text = (reason: Parameters<typeof schedulerWaitText>[0]['reason'], seconds: number) =>
  schedulerWaitText({ reason, until }, seconds * 1_000_000)

describe('what the scheduler waits for', () => {
  it('counts down to its next look', () => {
    expect(text('look', 93)).toBe('The scheduler checks again in 7 s.')
    expect(text('look', 99.2)).toBe('The scheduler checks again in 1 s.')
  })
  it.each(['look', 'dead task', 'placement', 'throttle'] as const)(
    'says %s in some twenty letters on a card',
    (reason) => {
      const wait = { reason, until: simTime(599_000_000) }
      expect(schedulerWaitBriefly(wait, 0)?.length).toBeLessThanOrEqual(27)
      expect(schedulerWaitBriefly(wait, 599_000_000)).toBeNull()
    },
  )
  it('says which wait it is', () => {
    expect(text('dead task', 88)).toBe('A task has stopped. The scheduler notices in 12 s.')
    expect(text('placement', 69)).toBe('The scheduler retries placement in 31 s.')
    expect(schedulerWaitText({ reason: 'throttle', until: simTime(250_000_000) }, 0)).toBe(
      'Throttled: the next task starts in 4 min 10 s.',
    )
  })
  it('says nothing once the wait is over', () => expect(text('look', 100)).toBeNull())
})
