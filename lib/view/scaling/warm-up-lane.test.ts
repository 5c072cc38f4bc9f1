import { expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { ScalingHistory, WarmUpSpan } from '@/lib/protocol'
import type { Part } from './picture'
import { warmUpsOf } from './warm-up-lane'

const t = (seconds: number) => simTime(seconds * US_PER_SECOND)
const span = (from: number, until: number, instances: number): WarmUpSpan => ({
  from: t(from),
  until: t(until),
  instances,
})

const track = (...spans: readonly WarmUpSpan[]) => ({ policyNames: ['cpu'], seconds: 60, spans })

function part(isForecast: boolean, from: number, until: number, ...spans: readonly WarmUpSpan[]): Part {
  const history: ScalingHistory = {
    key: 'asg/fleet',
    from: t(0),
    to: t(until),
    bounds: null,
    metrics: [],
    cooldowns: [],
    scheduled: [],
    warmUps: [track(...spans)],
    activities: [],
    instances: [],
    autoScalingGroups: [],
    capacityProvider: null,
  }
  const metrics = { length: 0, first: 0, column: () => undefined }
  return { history, metrics, isForecast, range: [t(from), t(until)] }
}

const told = (parts: readonly Part[]) =>
  warmUpsOf(track(), parts).map(({ span: { from, until, instances }, isForecast }) => [
    from / US_PER_SECOND,
    until / US_PER_SECOND,
    instances,
    isForecast,
  ])

it('What has begun is told once, whole, and what is to come is forecast', () => {
  const past = part(false, 0, 100, span(10, 70, 1), span(90, 150, 2))
  const ahead = part(true, 100, 400, span(10, 70, 1), span(90, 150, 2), span(200, 260, 1))
  expect(told([past, ahead])).toEqual([
    [10, 70, 1, false],
    [90, 150, 2, false],
    [200, 260, 1, true],
  ])
})

it('Of a warm-up that instances to come make longer, the rest is forecast', () => {
  const past = part(false, 0, 100, span(90, 150, 1))
  expect(told([past, part(true, 100, 400, span(90, 180, 2))])).toEqual([
    [90, 150, 1, false],
    [150, 180, 2, true],
  ])
})

it('Policies that wait for another time are another track', () => {
  const past = part(false, 0, 100, span(10, 70, 1))
  expect(warmUpsOf({ ...track(), seconds: 61 }, [past])).toEqual([])
})
