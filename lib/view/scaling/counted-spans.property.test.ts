import fc from 'fast-check'
import { expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { InstancePhase, InstanceSpan, InstanceTrack } from '@/lib/protocol'
import { countedSpans } from './counted-spans'

const PHASES: readonly InstancePhase[] = ['active', 'booting', 'draining']

const spans = fc
  .array(
    fc.record({
      length: fc.integer({ min: 0, max: 9 }),
      phase: fc.constantFrom(...PHASES),
      tasks: fc.uniqueArray(fc.tuple(fc.constantFrom('web', 'api', 'jobs'), fc.integer({ min: 1, max: 3 })), {
        selector: ([name]) => name,
      }),
    }),
    { maxLength: 4 },
  )
  .chain((parts) => fc.tuple(fc.constant(parts), fc.integer({ min: 0, max: 20 }), fc.boolean()))
  .map(([parts, start, isOpen]): readonly InstanceSpan[] => {
    let at = start
    return parts.map(({ length, phase, tasks }, i) => {
      const from = simTime(at)
      at += length
      return { from, until: isOpen && i === parts.length - 1 ? null : simTime(at), phase, tasks }
    })
  })

const tracks = fc.array(
  spans.map(
    (own): InstanceTrack => ({
      id: 'i-0',
      instanceType: 't3.medium',
      zone: 'us-east-1a',
      autoScalingGroup: null,
      spans: own,
    }),
  ),
  { maxLength: 8 },
)

/** By looking at every instance at one moment. */
function naive(all: readonly InstanceTrack[], at: number): { phase: InstancePhase; text: string } | null {
  const here = all.flatMap((track) =>
    track.spans.filter(({ from, until }) => from <= at && (until === null || at < until)),
  )
  const phase = PHASES.find((one) => here.some((span) => span.phase === one))
  if (phase === undefined) return null
  const states = PHASES.map((one) => [here.filter((span) => span.phase === one).length, one] as const)
  const tasks = ['api', 'jobs', 'web'].map((name) => {
    const counts = here.flatMap((span) => span.tasks.filter(([own]) => own === name).map(([, n]) => n))
    return [counts.reduce((sum, n) => sum + n, 0), name] as const
  })
  const words = (counts: readonly (readonly [number, string])[], by: string) =>
    counts
      .filter(([count]) => count > 0)
      .map(([count, name]) => `${count} ${name}`)
      .join(by)
  return { phase, text: [words(states, ', '), words(tasks, ' + ')].filter((one) => one !== '').join(' · ') }
}

it('At each moment it says what is there then, without overlaps, and never the same twice on end', () => {
  fc.assert(
    fc.property(tracks, (all) => {
      const found = countedSpans(all)
      for (let at = 0; at < 60; at++) {
        const covering = found.filter(({ from, until }) => from <= at && (until === null || at < until))
        const [only] = covering
        expect(covering.length, `at ${at}`).toBeLessThanOrEqual(1)
        expect(only === undefined ? null : { phase: only.phase, text: only.text }, `at ${at}`).toEqual(
          naive(all, at),
        )
      }
      for (const [i, { until, text, phase }] of found.entries()) {
        const next = found[i + 1]
        if (next?.from === until) expect([next?.text, next?.phase]).not.toEqual([text, phase])
      }
    }),
  )
})
