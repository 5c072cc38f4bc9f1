import type { RequestWayView } from '@/lib/protocol'
import type { World } from '@/lib/world/world'

/** Ways of the last whole second, by the keys of views. */
export function requestWays({ data }: World): readonly RequestWayView[] {
  return data.ways().map(({ source, rule, target, perSecond, failedPerSecond }) => ({
    source: `traffic/${source}`,
    ruleArn: rule,
    targetKey: target?.key ?? null,
    perSecond,
    failedPerSecond,
  }))
}
