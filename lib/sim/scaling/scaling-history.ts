// How a service or an Auto Scaling group has scaled so far, worked out of the records when somebody asks. Nothing is kept for it:
// a run that nobody watches pays nothing.

import type { SimTime } from '@/lib/engine'
import type { ScalingHistory } from '@/lib/protocol'
import { policiesOf } from '@/lib/world/application-autoscaling/targets'
import { providerOfGroup } from '@/lib/world/capacity-providers/providers'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import type { Service } from '@/lib/world/records/services'
import { GROUP_KEY_PREFIX, groupViewKey, nameInKey } from '@/lib/world/view-keys'
import type { World } from '@/lib/world/world'
import { serviceActivities } from './activities'
import { cooldownSpans, simpleCooldownSpans } from './cooldowns'
import { groupActivities } from './group-activities'
import { groupWatchers } from './group-watchers'
import { instancesOfCluster, instancesOfGroup, instanceTracks } from './instance-tracks'
import { metricTracks, watchingPolicy } from './metric-tracks'
import { scheduleOfGroup, scheduleOfTarget } from './scheduled-times'
import type { TimeRange } from './time-range'
import { warmUpTracks } from './warm-ups'

/** As far back as the charts go. */
const COVERED_US = 4 * 3_600 * 1_000_000

/** Null when nothing of this key can scale. */
export function scalingHistory(
  world: World,
  { key, from: wanted }: { readonly key: string; readonly from: SimTime },
): ScalingHistory | null {
  const { now } = world.engine
  const range = { from: Math.max(0, wanted, now - COVERED_US) as SimTime, to: now }
  const service = world.state.services.get(key)
  if (service) return ofService(world, service, range)
  const group = world.state.autoScalingGroups.get(nameInKey(key, GROUP_KEY_PREFIX) ?? '')
  return group ? ofGroup(world, group, range) : null
}

function ofService(world: World, service: Service, range: TimeRange): ScalingHistory {
  const target = [...world.state.scalableTargets.values()].find(
    ({ serviceArn }) => serviceArn === service.arn,
  )
  const instances = instanceTracks(world, instancesOfCluster(world, service.clusterArn), range)
  const groups = instances.flatMap(({ autoScalingGroup }) => autoScalingGroup ?? [])
  return {
    key: service.arn,
    ...range,
    bounds: target ? { min: target.minCapacity, max: target.maxCapacity } : null,
    metrics: target
      ? metricTracks(world, policiesOf(world, target.resourceId).map(watchingPolicy), range)
      : [],
    cooldowns: target ? cooldownSpans(world, target, range) : [],
    scheduled: target ? scheduleOfTarget(world, target.resourceId, range) : [],
    warmUps: [],
    activities: target ? serviceActivities(world, target, range) : [],
    instances,
    autoScalingGroups: [...new Set(groups)],
    capacityProvider: null,
  }
}

function ofGroup(world: World, group: AutoScalingGroup, range: TimeRange): ScalingHistory {
  return {
    key: groupViewKey(group.name),
    ...range,
    bounds: { min: group.minSize, max: group.maxSize },
    metrics: metricTracks(world, groupWatchers(world, group), range),
    cooldowns: simpleCooldownSpans(world, group, range),
    scheduled: scheduleOfGroup(world, group.name, range),
    warmUps: warmUpTracks(world, group, range),
    activities: groupActivities(world, group, range),
    instances: instanceTracks(world, instancesOfGroup(world, group), range),
    autoScalingGroups: [group.name],
    capacityProvider: providerOfGroup(world.state, group)?.name ?? null,
  }
}
