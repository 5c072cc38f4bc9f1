// How the card of a target group counts its targets. Pure.

import type { TargetState } from '@/lib/aws/vocabulary'
import type { TargetGroupView } from '@/lib/protocol'

const STATES: readonly TargetState[] = ['healthy', 'unhealthy', 'initial', 'draining', 'unused']

export interface TargetCount {
  readonly state: TargetState
  readonly count: number
}

/** By state: always how many are healthy, of the others those that there are. */
export function targetCounts({ counts }: Pick<TargetGroupView, 'counts'>): readonly TargetCount[] {
  return STATES.map((state) => ({ state, count: counts[state] })).filter(
    ({ state, count }) => count > 0 || state === 'healthy',
  )
}

/** `4 healthy, 1 draining` */
export function targetCountsText(counts: readonly TargetCount[]): string {
  return counts.map(({ state, count }) => `${count} ${state}`).join(', ')
}
