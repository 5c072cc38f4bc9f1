// How many tasks of a service there are against how many are wanted, in words: `6 new + 6 old, wanted 6`. Pure.

import type { ServiceView } from '@/lib/protocol'

export interface TaskCounts {
  /** `6 new + 6 old`, `4 running` */
  readonly have: string
  /** `wanted 6` */
  readonly wanted: string
}

/** While a deployment replaces another, its tasks are the new ones. */
export function taskCounts({
  deployments,
  runningCount,
  desiredCount,
}: Pick<ServiceView, 'deployments' | 'runningCount' | 'desiredCount'>): TaskCounts {
  const wanted = `wanted ${desiredCount}`
  const fresh = deployments.find(({ status }) => status === 'PRIMARY')?.runningCount ?? 0
  const old = deployments.reduce(
    (sum, { status, runningCount: running }) => sum + (status === 'PRIMARY' ? 0 : running),
    0,
  )
  return { have: old > 0 ? `${fresh} new + ${old} old` : `${runningCount} running`, wanted }
}

/** `6 new + 6 old, wanted 6` */
export function taskCountsText(service: Parameters<typeof taskCounts>[0]): string {
  const { have, wanted } = taskCounts(service)
  return `${have}, ${wanted}`
}
