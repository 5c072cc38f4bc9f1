import { describe, expect, test } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { HopKind, RequestHop, RequestPath } from '@/lib/protocol'
import { isCovered, pointOn, wayThrough } from '../layout/way'
import { partAt, usAt, usPerSecond, watchedWay, watchOf } from './watch'
import { addressesOf, paceText, spokenHop, timeSentence } from './words'

function hop(kind: HopKind, over: Partial<RequestHop> = {}): RequestHop {
  const empty = {
    title: kind,
    from: null,
    to: null,
    detail: '',
    atUs: null,
    durationUs: null,
    waitedUs: null,
  }
  return { kind, ...empty, ok: true, candidates: [], ...over }
}

const HOPS = [
  hop('listener', { from: '203.0.113.7:51544', to: ':80', atUs: 500, durationUs: 500 }),
  hop('rule', { atUs: 500 }),
  hop('target', { atUs: 500, to: '10.0.2.17:32770' }),
  hop('security-group'),
  hop('translation', {
    title: 'Host port → container port',
    from: '10.0.2.17:32770',
    to: '172.17.0.3:80',
    atUs: 750,
    durationUs: 250,
  }),
  hop('queue', { atUs: 1_950, durationUs: 1_200 }),
  hop('cpu', { atUs: 36_850, durationUs: 34_900, waitedUs: 31_200 }),
  hop('answer', { atUs: 38_000, durationUs: 1_150 }),
]

function pathOf(hops: readonly RequestHop[]): RequestPath {
  return {
    id: 1,
    startedAt: simTime(1_000_000),
    endedAt: simTime(1_038_000),
    status: 200,
    outcome: 'ok',
    summary: '',
    request: { method: 'GET', host: null, path: '/', headers: [], client: '203.0.113.7:51544' },
    hops,
  }
}

const INSTANCE = { x: 40, y: 100, width: 100, height: 100 }
const WAY = {
  usersToLoadBalancer: wayThrough([
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ]),
  loadBalancerToGroup: wayThrough([
    { x: 200, y: 0 },
    { x: 300, y: 0 },
  ]),
  groupToGate: null,
  groupToTask: wayThrough([
    { x: 350, y: 40 },
    { x: 350, y: 60 },
    { x: 20, y: 60 },
    { x: 20, y: 150 },
    { x: 40, y: 150 },
    { x: 60, y: 150 },
  ]),
}

function watched(hops = HOPS) {
  const way = watchedWay(WAY, INSTANCE)
  if (way === null) throw new Error('no way')
  return { way: way.way, hops: watchOf(pathOf(hops), way) }
}

describe('watching a request', () => {
  test('its hops follow each other without a gap, in time and on the way, and end where the request began', () => {
    const { hops } = watched()
    hops.forEach((one, index) => {
      const next = hops[index + 1]
      expect(one.toUs).toBeGreaterThanOrEqual(one.fromUs)
      if (next === undefined) return
      expect(next.fromUs).toBe(one.toUs)
      expect(next.fromPart).toBe(one.toPart)
    })
    expect(hops[0]?.fromUs).toBe(0)
    expect(hops.at(-1)?.toUs).toBe(38_000)
    expect(hops.at(-1)?.toPart).toBe(0)
  })

  test('hops end at the listener, behind it, at the group, at the edge of the instance and at the task', () => {
    const { way, hops } = watched()
    const ends = hops.slice(0, 5).map((one) => pointOn(way, one.toPart))
    expect(ends[0]).toMatchObject({ x: 100, y: 0 })
    expect(ends[1]).toMatchObject({ x: 200, y: 0 })
    expect(ends[2]).toMatchObject({ x: 300, y: 0 })
    expect(ends[3]?.x).toBeGreaterThanOrEqual(INSTANCE.x)
    expect(ends[4]).toMatchObject({ x: 60, y: 150 })
    expect(isCovered(way, partAt({ ...existing(hops[1]), toPart: 1 }, 0.5))).toBe(false)
  })

  test('each hop is long enough to be seen, and the whole not longer than a person waits', () => {
    for (const totalUs of [900, 38_000, 1_000_000, 60_000_000]) {
      const pace = usPerSecond(totalUs)
      expect(totalUs / pace).toBeLessThanOrEqual(12)
      expect(totalUs / pace).toBeGreaterThan(12 / 2.6)
    }
    for (const { watchMs } of watched().hops) expect(watchMs).toBeGreaterThanOrEqual(900)
  })

  test('its clock runs from its start to its end', () => {
    const { hops } = watched()
    expect(usAt(existing(hops[6]), 0)).toBe(1_950)
    expect(usAt(existing(hops[6]), 1)).toBe(36_850)
    expect(paceText(existing(hops[1]))).toBe('Time stands still')
    expect(paceText(existing(hops[6]))).toBe('1 s of watching = 5.0 ms')
  })

  test('the way back has the addresses of the way there in reverse', () => {
    expect(addressesOf(existing(HOPS.at(-1)), HOPS)).toEqual({ from: '172.17.0.3:80', to: '10.0.2.17:32770' })
  })

  test('a hop is spoken with its number, its addresses and its time', () => {
    expect(spokenHop(4, HOPS)).toBe(
      'Hop 5 of 8. Host port to container port. 10.0.2.17:32770 becomes 172.17.0.3:80. 250 µs.',
    )
  })

  test('at the end it is said where most of its time went', () => {
    expect(timeSentence(pathOf(HOPS), 'i-055f')).toBe('82 % of its 38 ms was waiting for CPU on i-055f.')
    const queued = HOPS.map((one) => (one.kind === 'queue' ? { ...one, durationUs: 33_000 } : one))
    expect(timeSentence(pathOf(queued), 'i-055f')).toContain(
      'waiting for a free worker of its task on i-055f',
    )
  })

  test('a request that never reached the load balancer has no other places', () => {
    const way = watchedWay({ ...WAY, loadBalancerToGroup: null, groupToTask: null, groupToGate: null }, null)
    if (way === null) throw new Error('no way')
    expect(
      pointOn(way.way, existing(watchOf(pathOf([hop('listener', { ok: false })]), way)[0]).toPart).x,
    ).toBe(100)
  })
})

function existing<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('missing')
  return value
}
