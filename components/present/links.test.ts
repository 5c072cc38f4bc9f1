import { describe, expect, it, vi } from 'vitest'
import { simTime } from '@/lib/engine/time'
import { frameOf } from '@/lib/testing/fixture-frame'
import { createFixtureSimulation } from '@/lib/testing/fixture-simulation'
import { createRun } from '@/lib/view/run/run'
import { AudienceLink } from './audience-link'
import {
  type ChannelLike,
  type Followed,
  packed,
  readToAudience,
  readToPresenter,
  type ShownPorts,
  type Told,
} from './messages'
import type { PresentEvent } from './present.machine'
import { PresenterLink } from './presenter-link'

const TOLD: Told = {
  title: 'T',
  kind: 'sentence',
  text: 'One.',
  answer: null,
  number: 1,
  of: 2,
  theme: 'light',
}

const FOLLOWED: Followed = {
  sample: {
    id: 7,
    startedAt: simTime(0),
    endedAt: simTime(900),
    status: 200,
    outcome: 'ok',
    method: 'GET',
    path: '/',
    source: '203.0.113.7',
    loadBalancerArn: 'alb',
    targetGroupArn: null,
    taskArn: null,
    instanceId: null,
    hostPort: null,
    taskDefinition: null,
    isDropped: false,
    callerTaskArn: null,
  },
  path: {
    id: 7,
    startedAt: simTime(0),
    endedAt: simTime(900),
    status: 200,
    outcome: 'ok',
    summary: '',
    request: { method: 'GET', host: null, path: '/', headers: [], client: '203.0.113.7:51544' },
    hops: [
      {
        kind: 'listener',
        title: 'Client → load balancer',
        from: '203.0.113.7:51544',
        to: ':80',
        detail: '',
        atUs: 500,
        durationUs: 500,
        waitedUs: null,
        ok: true,
        candidates: [],
      },
    ],
  },
}

/** A `BroadcastChannel` without a browser: what one end posts, all others get, as copies and in order. */
function air(): () => ChannelLike {
  const ends = new Set<ChannelLike>()
  return () => {
    const end: ChannelLike = {
      onmessage: null,
      postMessage(data) {
        for (const other of ends)
          if (other !== end) other.onmessage?.({ data: structuredClone(data) } as MessageEvent)
      },
      close: () => void ends.delete(end),
    }
    ends.add(end)
    return end
  }
}

function presenter() {
  vi.useFakeTimers()
  const open = air()
  const simulation = createFixtureSimulation()
  const run = createRun()
  const receive = (part = {}) =>
    run.store.getState().receive(frameOf({ run: 1, playing: true, ...simulation.frame(), ...part }))
  receive()
  const listeners: number[] = []
  const steps: string[] = []
  const events = { onListeners: (n: number) => listeners.push(n), onStep: (by: string) => steps.push(by) }
  const begin = () => new PresenterLink(run, open(), events, TOLD)
  const watch = () => {
    const shown = createRun()
    const said: PresentEvent[] = []
    const link = new AudienceLink(shown, open(), (event) => said.push(event))
    return { shown, said, link }
  }
  const hello = (from: string) => open().postMessage(packed({ type: 'hello', from }))
  return { run, receive, begin, watch, hello, listeners, steps }
}

const viewsOf = ({ store }: ReturnType<typeof createRun>) => Object.fromEntries(store.getState().views)

describe('the two windows', () => {
  it('show the same run, whichever is opened first', () => {
    const { run, receive, begin, watch } = presenter()
    const early = watch()
    begin()
    const late = watch()
    receive({ now: 9_000_000 })
    for (const { shown, said } of [early, late]) {
      expect(viewsOf(shown)).toEqual(viewsOf(run))
      expect(shown.store.getState().now).toBe(9_000_000)
      expect(said[0]).toEqual({ type: 'told', told: TOLD })
      expect(shown.geometry.read(shown.store.getState())).toEqual(run.geometry.read(run.store.getState()))
    }
  })

  it('start anew together when the run does', () => {
    const { run, receive, begin, watch } = presenter()
    begin()
    const { shown } = watch()
    const [gone = ''] = run.store.getState().views.keys()
    receive({ run: 2, upsert: [...run.store.getState().views.values()].filter(({ key }) => key !== gone) })
    expect(viewsOf(shown)).toEqual(viewsOf(run))
    expect(shown.store.getState().views.has(gone)).toBe(false)
  })

  it('show what is in use as well, which a frame brings beside the views', () => {
    const { run, receive, begin, watch } = presenter()
    begin()
    const { shown } = watch()
    const [task] = run.store.getState().kinds.task
    receive({ upsert: [], usage: [[task?.key ?? '', 77, 33, 1, 2, 0, 0]] })
    expect(viewsOf(shown)).toEqual(viewsOf(run))
    expect(shown.store.getState().kinds.task[0]?.cpuUsed).toBe(77)
  })

  it('show a request that is followed, and how far it has come, also to a window that opens late', () => {
    const { begin, watch } = presenter()
    const link = begin()
    const early = watch()
    link.follow(FOLLOWED)
    link.reach({ hop: 0, done: 0.25 })
    const late = watch()
    for (const { said } of [early, late]) {
      expect(said).toContainEqual({ type: 'followed', followed: FOLLOWED })
      expect(said.at(-1)).toEqual({ type: 'reached', place: { hop: 0, done: 0.25 } })
    }
    link.follow(null)
    expect(early.said.at(-1)).toEqual({ type: 'followed', followed: null })
  })

  it('show the port map with its requests and what is lit, also to a window that opens late', () => {
    const { begin, watch } = presenter()
    const link = begin()
    const early = watch()
    expect(early.said).toContainEqual({ type: 'mapped', ports: null })
    const way = {
      source: 'traffic/users',
      ruleArn: 'rule',
      targetKey: null,
      perSecond: 3,
      failedPerSecond: 0,
    }
    const ports: ShownPorts = { ways: [way], lit: null, through: { node: 'traffic/users' } }
    link.map(ports)
    const late = watch()
    for (const { said } of [early, late]) expect(said).toContainEqual({ type: 'mapped', ports })
    link.map(null)
    expect(early.said.at(-1)).toEqual({ type: 'mapped', ports: null })
    const odd = { ...ports, through: { link: { key: 'k' } } }
    expect(readToAudience({ version: 1, message: { type: 'ports', ports: odd } })).toBeNull()
  })

  it('count who listens, and hear a clicker in either', () => {
    const { begin, watch, listeners, steps } = presenter()
    begin()
    const one = watch()
    const two = watch()
    one.link.step('next')
    two.link.close()
    expect([listeners, steps]).toEqual([[1, 2, 1], ['next']])
  })

  it('forget a window that has said nothing for long', () => {
    const { begin, hello, listeners } = presenter()
    begin()
    // Its process was ended: it says hello and nothing after.
    hello('gone')
    vi.advanceTimersByTime(80_000)
    expect(listeners).toEqual([1, 0])
  })

  it('say when it is over, and go on when the presenter comes back', () => {
    const { receive, begin, watch } = presenter()
    const link = begin()
    const { said, shown } = watch()
    link.close()
    expect(said.at(-1)).toEqual({ type: 'over' })
    receive({ now: 11_000_000 })
    expect(shown.store.getState().now).not.toBe(11_000_000)
    begin()
    expect(shown.store.getState().now).toBe(11_000_000)
  })
})

describe('messages', () => {
  it.each([
    null,
    'told',
    { version: 2, message: { type: 'here' } },
    packed({ type: 'told', told: { ...TOLD, number: -1 } }),
    {
      version: 1,
      message: { type: 'frame', frame: { type: 'frame', run: 1, upsert: [{ kind: 'nothing', key: 'a' }] } },
    },
    packed({ type: 'place', place: { hop: 0, done: 2 } }),
    { version: 1, message: { type: 'followed', followed: { sample: FOLLOWED.sample, path: { hops: [] } } } },
    { version: 1, message: { type: 'look', look: { seen: { x: Number.NaN }, pointer: null } } },
  ])('that are not whole are not taken: %j', (data) => {
    expect(readToAudience(data)).toBeNull()
    expect(readToPresenter(data)).toBeNull()
  })
})
