import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { Frame, MetricStep } from '@/lib/protocol'
import { frameOf, standingOf } from '@/lib/testing/fixture-frame'
import { column, metricsUpTo } from '../charts/metrics'
import { applyFrame, EMPTY_RUN, type RunState } from './state'

const apply = (frames: readonly Frame[], from: RunState = EMPTY_RUN) => frames.reduce(applyFrame, from)
const steps = (from: number, to: number, value: number): readonly MetricStep[] =>
  Array.from({ length: to - from }, (_, i) => ({ step: from + i, values: { rps: value } }))
const rps = ({ metrics }: RunState) => [...(column(metrics, 'rps') ?? [])]
const seconds = (n: number) => simTime(n * 1_000_000)

describe('metrics of a run that one looks back on', () => {
  const live = apply([frameOf({ run: 1, now: seconds(5), metrics: steps(0, 5, 1) })])
  const visiting = apply(
    [frameOf({ run: 2, now: seconds(2), standing: { ...standingOf(1), tip: seconds(5) } })],
    live,
  )

  it('stay as they are while an earlier moment is shown, and go on from there afterwards', () => {
    expect(visiting.now).toBe(seconds(2))
    expect(rps(visiting)).toEqual([1, 1, 1, 1, 1])
    const back = frameOf({ run: 3, now: seconds(7), standing: standingOf(1), metrics: steps(5, 7, 2) })
    expect(rps(apply([back], visiting))).toEqual([1, 1, 1, 1, 1, 2, 2])
  })

  it('end for a fork at the moment at which it leaves, and for nobody else', () => {
    const standing = { line: 2, tip: null, forkedAt: seconds(2), origin: seconds(5) }
    const fork = apply([frameOf({ run: 2, now: seconds(4), standing, metrics: steps(2, 4, 9) })], visiting)
    expect(rps(fork)).toEqual([1, 1, 9, 9])
    expect(rps(visiting)).toEqual([1, 1, 1, 1, 1])
  })

  it('are those of another run when another is opened', () => {
    const other = frameOf({ run: 3, now: seconds(1), metrics: steps(0, 1, 7) })
    expect(rps(apply([other], visiting))).toEqual([7])
  })

  it('are cut to nothing before the first that is kept', () => {
    expect(metricsUpTo(live.metrics, 0)).toMatchObject({ length: 0, first: 0 })
    expect(metricsUpTo(live.metrics, 9)).toBe(live.metrics)
  })
})
