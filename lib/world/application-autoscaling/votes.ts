import type { ScaleInVote } from '@/lib/aws/application-autoscaling/decide'
import { tasksNeeded } from '@/lib/aws/application-autoscaling/target-tracking'
import type { World } from '../world'
import { readAlarm } from './alarms'

interface Voter {
  readonly name: string
  readonly tracking: { readonly target: number; readonly disableScaleIn: boolean } | null
  readonly trackingAlarms: { readonly low: string } | null
}

/** What other target tracking policies say to scaling in; those that may not scale in have no say. */
export function votesOf(world: World, others: readonly Voter[], running: number): readonly ScaleInVote[] {
  return others.flatMap(({ name, tracking, trackingAlarms }) => {
    if (tracking === null || tracking.disableScaleIn) return []
    const low = trackingAlarms && readAlarm(world, trackingAlarms.low)
    const value = low?.value ?? null
    const isReady = low?.isInAlarm === true && value !== null
    const needed = isReady ? tasksNeeded({ running, metric: value, target: tracking.target }).needed : 0
    return [{ policyName: name, isReady, needed }]
  })
}
