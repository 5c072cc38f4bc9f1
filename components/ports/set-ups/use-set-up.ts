'use client'

import { useCallback, useMemo } from 'react'
import { useCalmMetrics } from '@/components/hooks/use-calm-metrics'
import { useFreshAnswer } from '@/components/hooks/use-fresh-answer'
import { useRun, useView } from '@/components/hooks/use-run'
import type { FitView, RunOutcome, ServiceView } from '@/lib/protocol'
import { type Mapping, mappingsOf, type PortWorld } from '@/lib/view/ports/mappings'
import { recentLatency } from '@/lib/view/ports/set-ups/latency'
import { usePortWorld, useRequestWays } from '../use-ports-picture'

const REFRESH_MS = 400
const NO_FITS: readonly FitView[] = []

export interface SetUpNow {
  readonly world: PortWorld
  readonly mappings: readonly Mapping[]
  readonly service: ServiceView | undefined
  readonly fits: readonly FitView[]
  readonly outcome: RunOutcome | null
  readonly p50Ms: number | null
  readonly p99Ms: number | null
  /** Why it goes on no more; null while it does. */
  readonly ended: string | null
}

/** What is known of a set-up by now: all of it its own run says. */
export function useSetUp(): SetUpNow {
  const run = useRun()
  const world = usePortWorld()
  const [service] = world.service
  const definition = service?.taskDefinition ?? null
  const askFit = useCallback(
    async () => (definition === null ? NO_FITS : run.call('fit', { taskDefinition: definition })),
    [run, definition],
  )
  const askOutcome = useCallback(() => run.call('outcome', {}), [run])
  const ways = useRequestWays()
  const fits = useFreshAnswer(askFit, REFRESH_MS) ?? NO_FITS
  const outcome = useFreshAnswer(askOutcome, REFRESH_MS)
  const metrics = useCalmMetrics()
  const mappings = useMemo(() => mappingsOf(world, ways), [world, ways])
  const ended = useView(({ connection }) =>
    connection.state === 'crashed'
      ? connection.crash.message
      : connection.state === 'lost'
        ? connection.message
        : null,
  )
  return {
    world,
    mappings,
    service,
    fits,
    outcome,
    ...recentLatency(metrics),
    ended,
  }
}
