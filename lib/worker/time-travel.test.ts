// Looking back and forking, with the loop around real simulations: what one sees of the past is what has been, and looking changes nothing.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { RunRecord } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { replaySimulation } from '@/lib/sim/replay-simulation'
import { seconds, type WorkerInHand, workerInHand } from '@/lib/testing/worker-in-hand'

const SCENARIO = builtInScenarios.find(({ id }) => id === 'one-task-one-port')?.scenario
const SCALE = { action: 'ecs:UpdateService', input: { cluster: 'demo', service: 'web', desiredCount: 3 } }

/** A run of a minute with a command of the person at about its half. */
function played() {
  const page = workerInHand()
  page.call('load', { scenario: SCENARIO, seed: 5 })
  page.call('speed', { speed: 10 })
  const from = page.frame().now / US_PER_SECOND
  page.playTo(from + 30)
  page.call('dispatch', SCALE)
  page.playTo(from + 60)
  return { page, from, tip: page.frame().now }
}

/** The hash of this record, had nobody ever looked at it. */
const hashOf = (record: RunRecord) => replaySimulation(record).traceHash()

describe('going to a moment of the past', () => {
  it('shows the run as it was then, and leaves it as it is', () => {
    const { page, from, tip } = played()
    const before = page.hash()
    const whole = page.call('record', { isWhole: true })
    for (const second of [from + 45, from + 12.3, 2, from + 30, from + 59, 0]) {
      expect(page.call('visit', { at: seconds(second) })).toEqual({ at: seconds(second) })
      expect(page.frame()).toMatchObject({ now: seconds(second), playing: false, standing: { tip } })
      const record = page.call('record', {})
      expect(record.now).toBe(seconds(second))
      expect(record.commands).toEqual(whole.commands.filter(({ at }) => at <= seconds(second)))
      expect(page.hash()).toBe(hashOf(record))
    }
    expect(page.call('record', { isWhole: true })).toEqual(whole)
    page.call('goBack', {})
    expect(page.frame()).toMatchObject({ now: tip, standing: { tip: null, origin: null } })
    expect(page.hash()).toBe(before)
  })

  it('changes nothing of what comes after, however often and wherever one looks', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1.1, noNaN: true }), { maxLength: 6 }), (looks) => {
        const { page, tip } = played()
        for (const share of looks) page.call('visit', { at: simTime(share * tip) })
        if (page.frame().standing.tip !== null) page.call('goBack', {})
        page.playTo(tip / US_PER_SECOND + 20)
        expect(page.hash()).toBe(hashOf(page.call('record', {})))
      }),
      { numRuns: 8 },
    )
  })

  it('sends no metrics again that the screen has, and after coming back those that it lacks', () => {
    const { page, tip } = played()
    page.call('visit', { at: seconds(1) })
    expect(page.frame().metrics).toEqual([])
    expect(page.frame().upsert.length).toBeGreaterThan(0)
    page.call('goBack', {})
    expect(page.frame().metrics).toEqual([])
    page.playTo(tip / US_PER_SECOND + 3)
    expect(page.frame().standing.line).toBe(1)
  })

  it('answers the newest wish only', () => {
    const { page } = played()
    const first = page.send('visit', { at: seconds(3) })
    const second = page.send('visit', { at: seconds(4) })
    page.run(() => page.answerOf(second) !== undefined)
    expect(page.answerOf(first)).toMatchObject({ type: 'error', error: { code: 'Superseded' } })
    expect(page.answerOf(second)).toMatchObject({ type: 'reply', value: { at: seconds(4) } })
    expect(page.frame().now).toBe(seconds(4))
  })

  it('comes back to the run by going to its end', () => {
    const { page, tip } = played()
    page.call('visit', { at: seconds(3) })
    page.call('visit', { at: simTime(tip + 1) })
    expect(page.frame()).toMatchObject({ now: tip, standing: { tip: null } })
  })
})

describe('touching the past', () => {
  it.each([
    ['playing', (page: WorkerInHand) => page.call('play', {})],
    ['a step', (page: WorkerInHand) => page.call('step', {})],
    ['a command', (page: WorkerInHand) => page.call('dispatch', SCALE)],
  ])('by %s makes a fork, and the run that it left is still there', (_, touch) => {
    const { page, from, tip } = played()
    const original = page.hash()
    page.call('visit', { at: seconds(from + 10) })
    touch(page)
    page.call('pause', {})
    expect(page.frame().standing).toEqual({
      line: 2,
      tip: null,
      forkedAt: seconds(from + 10),
      origin: tip,
    })
    page.playTo(from + 15)
    const record = page.call('record', {})
    expect(page.hash()).toBe(hashOf(record))
    expect(record.commands.every(({ at }) => at <= seconds(from + 10))).toBe(true)
    page.call('goBack', {})
    expect(page.frame()).toMatchObject({ now: tip, standing: { line: 1, forkedAt: null, origin: null } })
    expect(page.hash()).toBe(original)
    page.call('goForth', {})
    expect(page.frame()).toMatchObject({ now: record.now, standing: { line: 2, origin: tip } })
    expect(page.hash()).toBe(hashOf(record))
  })

  it('while the moment is still being computed is done to that moment', () => {
    const { page, from } = played()
    page.send('visit', { at: seconds(from + 10) })
    page.call('dispatch', SCALE)
    expect(page.call('record', {}).commands.map(({ at }) => at)).toEqual([seconds(from + 10)])
  })

  it('by undo or redo while it is still being computed finds what there is at that moment', () => {
    const { page, from } = played()
    page.send('visit', { at: seconds(from + 10) })
    expect(() => page.call('undo', {})).toThrow('NothingToUndo')
    expect(page.frame().now).toBe(seconds(from + 10))
    page.call('goBack', {})
    page.call('undo', {})
    page.send('visit', { at: seconds(from + 10) })
    expect(() => page.call('redo', {})).toThrow('NothingToRedo')
    expect(page.frame().now).toBe(seconds(from + 10))
  })

  it('can be taken back, to before the fork as well', () => {
    const { page, from } = played()
    page.call('visit', { at: seconds(from + 40) })
    expect(page.frame().undoLine).toContain('update-service')
    page.call('visit', { at: seconds(from + 10) })
    expect(page.frame().undoLine).toBeNull()
    page.call('visit', { at: seconds(from + 40) })
    page.call('undo', {})
    expect(page.frame().now).toBeLessThan(seconds(from + 35))
    expect(page.frame().standing.origin).not.toBeNull()
    expect(page.call('record', {}).commands).toEqual([])
    page.call('goBack', {})
    expect(page.call('record', {}).commands).toHaveLength(1)
    expect(page.frame().undoLine).toContain('update-service')
  })

  it('of a fork makes a fork of the fork, and one comes back step by step', () => {
    const { page, from, tip } = played()
    page.call('visit', { at: seconds(from + 20) })
    page.playTo(from + 25)
    const fork = page.frame().now
    page.call('visit', { at: seconds(from + 5) })
    page.playTo(from + 8)
    expect(page.frame().standing.origin).toBe(fork)
    page.call('goBack', {})
    expect(page.frame()).toMatchObject({ now: fork, standing: { origin: tip } })
    page.call('goBack', {})
    expect(page.frame()).toMatchObject({ now: tip, standing: { origin: null } })
    expect(() => page.call('goBack', {})).toThrow('NoOriginalRun')
  })

  it('is over when another scenario is opened', () => {
    const { page, from } = played()
    page.call('visit', { at: seconds(from + 20) })
    page.call('play', {})
    page.call('load', { scenario: SCENARIO, seed: 6 })
    expect(page.frame().standing).toMatchObject({ tip: null, forkedAt: null, origin: null })
  })
})
