// Which requests take which way through the map: from the ways of the last second and the ports they end at. Pure.

import type { RequestWayView } from '@/lib/protocol'
import type { ListenerOf } from './listeners'
import type { Mapping } from './mappings'

/** Requests of one kind: the same nodes all along. Null from where the way ends. */
export interface Flow {
  readonly source: string
  readonly listenerArn: string | null
  readonly ruleArn: string | null
  readonly targetGroupArn: string | null
  readonly mapping: Mapping | null
  readonly perSecond: number
}

export function flowsOf(
  ways: readonly RequestWayView[],
  mappings: readonly Mapping[],
  listenerOf: ListenerOf,
): readonly Flow[] {
  const byTarget = new Map(mappings.flatMap((one) => (one.targetKey === null ? [] : [[one.targetKey, one]])))
  return ways.map(({ source, ruleArn, targetKey, perSecond }) => ({
    source,
    listenerArn: listenerOf(ruleArn),
    ruleArn,
    // The first part of a target's key.
    targetGroupArn: targetKey?.split('|')[0] ?? null,
    mapping: targetKey === null ? null : (byTarget.get(targetKey) ?? null),
    perSecond,
  }))
}
