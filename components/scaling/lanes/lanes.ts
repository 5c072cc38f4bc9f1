import type { ScalingPicture } from '@/lib/view/scaling/picture'
import { activityLanes } from './activity-lanes'
import { cooldownLanes } from './cooldown-lanes'
import { groupLanes } from './group-lanes'
import { instanceLanes } from './instance-lanes'
import type { Lane, LaneSource } from './lane'
import { metricLanes } from './metric-lanes'
import { providerLanes } from './provider-lanes'
import { scheduleLanes } from './schedule-lanes'
import { trafficLanes } from './traffic-lanes'
import { warmUpLanes } from './warm-up-lanes'

/** Every sort of lanes, from top to bottom. A new one is a file and a line here. */
const SOURCES: readonly LaneSource[] = [
  trafficLanes,
  metricLanes,
  cooldownLanes,
  warmUpLanes,
  scheduleLanes,
  activityLanes,
  groupLanes,
  providerLanes,
  instanceLanes,
]

export function lanesOf(picture: ScalingPicture): readonly Lane[] {
  return SOURCES.flatMap((source) => source(picture))
}
