'use client'

import { useCallback, useMemo } from 'react'
import { useFreshAnswer } from '@/components/hooks/use-fresh-answer'
import { useRun } from '@/components/hooks/use-run'
import { useCalmKind } from '@/components/hooks/use-view'
import type { RequestWayView } from '@/lib/protocol'
import type { PortWorld } from '@/lib/view/ports/mappings'
import { type PortsPicture, portsPicture } from '@/lib/view/ports/picture'

/** Rates are of whole seconds. */
const REFRESH_MS = 400
const NO_WAYS: readonly RequestWayView[] = []

/** What the view shows, a few times a second. */
export function usePortsPicture(): PortsPicture {
  return usePictureOf(useRequestWays())
}

export function useRequestWays(): readonly RequestWayView[] {
  const run = useRun()
  const ask = useCallback(() => run.call('requestWays', {}), [run])
  return useFreshAnswer(ask, REFRESH_MS) ?? NO_WAYS
}

export function usePictureOf(ways: readonly RequestWayView[]): PortsPicture {
  const world = usePortWorld()
  return useMemo(() => portsPicture(world, ways), [world, ways])
}

export function usePortWorld(): PortWorld {
  const task = useCalmKind('task')
  const instance = useCalmKind('instance')
  const taskDefinition = useCalmKind('taskDefinition')
  const traffic = useCalmKind('traffic')
  const loadBalancer = useCalmKind('loadBalancer')
  const targetGroup = useCalmKind('targetGroup')
  const securityGroup = useCalmKind('securityGroup')
  const service = useCalmKind('service')
  return useMemo(
    () => ({ task, instance, taskDefinition, traffic, loadBalancer, targetGroup, securityGroup, service }),
    [task, instance, taskDefinition, traffic, loadBalancer, targetGroup, securityGroup, service],
  )
}
