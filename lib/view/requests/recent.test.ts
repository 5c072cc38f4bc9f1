import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { EventView, RequestSample } from '@/lib/protocol'
import { requestSample } from '@/lib/testing/request-sample'
import { RecentMarks, RecentRequests } from './recent'

const sample = (id: number, outcome: RequestSample['outcome'] = 'ok') =>
  requestSample({ id, outcome, startedAt: simTime(id), endedAt: simTime(id + 1), taskArn: `task-${id}` })
const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => sample(from + index))
const event = (sequence: number, mark: string | null): EventView => ({
  sequence,
  at: simTime(sequence),
  source: 'aws.ecs',
  detailType: '',
  message: '',
  subjects: [],
  level: 'info',
  mark,
})

describe('RecentRequests', () => {
  it('lists the newest first, two hundred at most', () => {
    const recent = new RecentRequests()
    recent.add(0, range(0, 150))
    recent.add(0, range(150, 300))
    const ids = recent.list().map(({ id }) => id)
    expect(ids).toHaveLength(200)
    expect([ids[0], ids.at(-1)]).toEqual([299, 100])
  })

  it('keeps a failure in the list after two hundred others, once', () => {
    const recent = new RecentRequests()
    recent.add(0, [sample(0, 'elb-502')])
    recent.add(0, range(1, 10))
    expect(recent.list().filter(({ id }) => id === 0)).toHaveLength(1)
    recent.add(0, range(10, 400))
    expect(recent.list().at(-1)?.id).toBe(0)
  })

  it('still finds a request that has left the list, and forgets the oldest in the end', () => {
    const recent = new RecentRequests()
    recent.add(0, range(0, 1_000))
    expect(recent.find(3)?.taskArn).toBe('task-3')
    recent.add(0, range(1_000, 6_000))
    expect(recent.find(3)).toBeNull()
    expect(recent.find(5_999)?.id).toBe(5_999)
  })

  it('starts again with another run', () => {
    const recent = new RecentRequests()
    recent.add(0, [sample(1, 'elb-503')])
    recent.add(1, [sample(2)])
    expect(recent.list().map(({ id }) => id)).toEqual([2])
    expect(recent.find(1)).toBeNull()
  })
})

describe('RecentMarks', () => {
  it('keeps marks whose events the store has dropped', () => {
    const marks = new RecentMarks()
    marks.add(0, [event(0, 'deploy web:2'), event(1, null)])
    expect(marks.add(0, [event(2, null), event(3, 'steady')]).map(({ sequence }) => sequence)).toEqual([0, 3])
  })

  it('gives the same array while there is no new mark', () => {
    const marks = new RecentMarks()
    const before = marks.add(0, [event(0, 'deploy web:2')])
    expect(marks.add(0, [event(0, 'deploy web:2'), event(1, null)])).toBe(before)
  })

  it('starts again with another run, whose numbers begin anew', () => {
    const marks = new RecentMarks()
    marks.add(0, [event(7, 'deploy web:2')])
    expect(marks.add(1, [event(0, 'steady')]).map(({ mark }) => mark)).toEqual(['steady'])
  })
})
