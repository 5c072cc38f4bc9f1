// Instances of a group that warm up: in service, and not counted yet by those who wait for it.

import type { GroupActivityKind } from '@/lib/aws/autoscaling/activity-text'
import { afterSeconds, type SimTime } from '@/lib/engine'
import type { WarmUpSpan, WarmUpTrack } from '@/lib/protocol'
import { groupPoliciesOf } from '@/lib/world/auto-scaling-groups/policies/policies'
import { warmupSeconds } from '@/lib/world/auto-scaling-groups/policies/warm-up'
import { providerOfGroup } from '@/lib/world/capacity-providers/providers'
import type { AutoScalingGroup, CapacityChange } from '@/lib/world/records/auto-scaling-groups'
import type { World } from '@/lib/world/world'
import { MANAGED_SCALING, policyTitle } from './group-watchers'
import { overlaps, type TimeRange } from './time-range'

/** An instance that came into service; its launch was decided on before. */
interface Arrival {
  readonly launchedAt: SimTime
  readonly at: SimTime
  /** When the group began to take it out; null while it has not. */
  readonly leftAt: SimTime | null
}

export function warmUpTracks(
  world: World,
  group: AutoScalingGroup,
  range: TimeRange,
): readonly WarmUpTrack[] {
  const arrivals = arrivalsOf(world, group)
  const provider = providerOfGroup(world.state, group)
  const track = (policyNames: readonly string[], seconds: number, counted: readonly Arrival[]) => ({
    policyNames,
    seconds,
    spans: merged(counted, seconds).filter((span) => overlaps(span, range)),
  })
  const managed =
    provider === null || provider.policy === null
      ? []
      : [
          track(
            [MANAGED_SCALING],
            provider.managedScaling.instanceWarmupSeconds,
            arrivals.filter((arrival) => isOfScaleOut(arrival, group.decisions)),
          ),
        ]
  const bySeconds = new Map<number, string[]>()
  for (const policy of groupPoliciesOf(world, group.name)) {
    // A simple policy waits for its cooldown instead.
    if (policy.simple) continue
    const seconds = warmupSeconds(policy, group)
    bySeconds.set(seconds, [...(bySeconds.get(seconds) ?? []), policy.name])
  }
  const others = [...bySeconds].map(([seconds, names]) => track(names, seconds, arrivals))
  return [...managed, ...others].filter(({ seconds }) => seconds > 0)
}

/** An instance is not in service any more. */
const LEAVES: ReadonlySet<GroupActivityKind> = new Set(['terminate', 'detach', 'enterStandby'])

function arrivalsOf({ state }: World, { name }: AutoScalingGroup): readonly Arrival[] {
  const arrivals = new Map<string, Arrival>()
  const past: Arrival[] = []
  for (const { groupName, instanceId, kind, startedAt, endedAt, status } of state.groupActivities.values()) {
    if (groupName !== name || instanceId === null) continue
    const before = arrivals.get(instanceId)
    if (LEAVES.has(kind)) {
      if (before) past.push({ ...before, leftAt: startedAt })
      arrivals.delete(instanceId)
    } else if (status === 'Successful' && endedAt !== null)
      arrivals.set(instanceId, { launchedAt: startedAt, at: endedAt, leftAt: null })
  }
  return [...past, ...arrivals.values()].sort((a, b) => a.at - b.at)
}

/** Managed scaling waits for what its own last change has launched. */
function isOfScaleOut({ launchedAt }: Arrival, decisions: readonly CapacityChange[]): boolean {
  const last = decisions.findLast(
    ({ at, by, heldBy }) => at <= launchedAt && heldBy === null && policyTitle(by) === MANAGED_SCALING,
  )
  return last !== undefined && last.to > last.from
}

/** Those that overlap are one. */
function merged(arrivals: readonly Arrival[], seconds: number): readonly WarmUpSpan[] {
  const spans: WarmUpSpan[] = []
  for (const { at, leftAt } of arrivals) {
    const warmAt = afterSeconds(at, seconds)
    const until = leftAt === null || leftAt > warmAt ? warmAt : leftAt
    if (until <= at) continue
    const last = spans.at(-1)
    if (last === undefined || at > last.until) spans.push({ from: at, until, instances: 1 })
    else
      spans[spans.length - 1] = {
        from: last.from,
        until: until > last.until ? until : last.until,
        instances: last.instances + 1,
      }
  }
  return spans
}
