// Pausing by itself: the run stands at the very instant, whatever the speed, and goes on from there as if nothing had been.

import { describe, expect, it } from 'vitest'
import type { PauseRules } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { replaySimulation } from '@/lib/sim/replay-simulation'
import { seconds, workerInHand } from '@/lib/testing/worker-in-hand'

const SPEEDS = [1, 10, 60, 600, 3_600]

function scenario(id: string): unknown {
  return builtInScenarios.find((one) => one.id === id)?.scenario
}

/** Where a run of this scenario pauses by these rules, at this speed. */
function pausedAt(id: string, rules: PauseRules, speed: number) {
  const page = workerInHand()
  page.call('load', { scenario: scenario(id), seed: 3 })
  page.send('pauseWhen', rules)
  page.call('speed', { speed })
  page.call('play', {})
  const paused = () => page.posted.find(({ type }) => type === 'paused')
  page.run(() => paused() !== undefined)
  const said = paused()
  if (said?.type !== 'paused') throw new Error('it was never paused')
  expect(page.frame()).toMatchObject({ now: said.at, playing: false })
  return { page, said }
}

describe.each([
  ['rolling-upgrade', 'deployment-ended', /^The deployment of web:2 in service web completed\.$/],
  ['bad-release', 'deployment-ended', /^The deployment of web:2 in service web failed\.$/],
  ['crash-and-replacement', 'request-failed', /^Request \d+ failed\.$/],
  ['zone-outage', 'task-unhealthy', /^A task of web:1 became unhealthy in target group web: /],
  ['flash-crowd', 'alarm', /^Alarm TargetTracking-.* went into ALARM: /],
] as const)('a run of %s that is to be paused by %s', (id, cause, words) => {
  it('stops at the same instant at any speed, and says what it was', () => {
    const stops = [10, 600].map((speed) => pausedAt(id, { causes: [cause], at: null }, speed).said)
    const [first] = stops
    expect(first?.sighting).toMatchObject({ cause, text: expect.stringMatching(words) })
    for (const stop of stops) expect(stop).toEqual(first)
  })
})

describe('a run that is to be paused', () => {
  const at = seconds(400.123456)

  it.each(SPEEDS)('at a time stands exactly there at %s times real time', (speed) => {
    const { said } = pausedAt('one-task-one-port', { causes: [], at }, speed)
    expect(said).toEqual({ type: 'paused', at, sighting: null })
  })

  it('goes on when it is played, and comes to what it would have come to', () => {
    const { page } = pausedAt('one-task-one-port', { causes: [], at }, 60)
    page.playTo(430)
    expect(page.hash()).toBe(replaySimulation(page.call('record', {})).traceHash())
  })

  it('stops at what is seen first', () => {
    const rules: PauseRules = { causes: ['deployment-ended', 'request-failed'], at: seconds(3_000) }
    expect(pausedAt('rolling-upgrade', rules, 600).said.sighting?.cause).toBe('deployment-ended')
  })

  it('pauses once for one thing', () => {
    const { page, said } = pausedAt('crash-and-replacement', { causes: ['request-failed'], at: null }, 10)
    page.call('play', {})
    page.run(() => page.posted.filter(({ type }) => type === 'paused').length > 1)
    const [, second] = page.posted.filter((message) => message.type === 'paused')
    expect(second?.sighting?.requestId).not.toBe(said.sighting?.requestId)
  })
})

it('goes on to a picture of a film while it is played, whatever it was to be paused by', () => {
  const page = workerInHand()
  page.call('load', { scenario: scenario('crash-and-replacement'), seed: 3 })
  page.send('pauseWhen', { causes: ['request-failed'], at: null })
  page.call('play', {})
  const id = page.send('advanceTo', { at: seconds(400) })
  page.run(() => page.posted.some((message) => message.type === 'reply' && message.id === id))
  expect(page.frame()).toMatchObject({ now: seconds(400), playing: false })
})
