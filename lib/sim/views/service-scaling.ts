// What the screen shows of a service as a scalable target.

import { SCALABLE_DIMENSION, SERVICE_NAMESPACE } from '@/lib/aws/application-autoscaling/vocabulary'
import type { ServiceScalingView } from '@/lib/protocol'
import { scheduledActionsOf, targetOfService } from '@/lib/world/application-autoscaling/targets'
import type { World } from '@/lib/world/world'
import { calendarTime } from './calendar-time'
import type { Subject } from './view-source'

/** How many activities the screen shows; all of them are in DescribeScalingActivities. */
const ACTIVITIES_SHOWN = 8

/** What the inspector asks of it in addition. */
export function scalingSubject(world: World, serviceArn: string): Pick<Subject, 'describe' | 'charts'> {
  const target = targetOfService(world, serviceArn)
  if (!target) return { describe: [], charts: [] }
  const { resourceId } = target
  const input = {
    ServiceNamespace: SERVICE_NAMESPACE,
    ResourceIds: [resourceId],
    ScalableDimension: SCALABLE_DIMENSION,
  }
  return {
    describe: [['application-autoscaling:DescribeScalableTargets', input]],
    charts: [['scalable-target', resourceId, 'Scalable target']],
  }
}

/** Null for a service that is not registered. */
export function serviceScaling(world: World, serviceArn: string): ServiceScalingView | null {
  const target = targetOfService(world, serviceArn)
  if (!target) return null
  const { resourceId, cooldown } = target
  const activities = [...world.state.scalingActivities.values()].filter(
    (activity) => activity.resourceId === resourceId,
  )
  return {
    resourceId,
    minCapacity: target.minCapacity,
    maxCapacity: target.maxCapacity,
    suspended: target.suspended,
    cooldown: cooldown && {
      direction: cooldown.direction,
      policyName: cooldown.policyName,
      until: cooldown.until,
    },
    scheduledActions: scheduledActionsOf(world, resourceId).map((action) => ({
      name: action.name,
      schedule: action.schedule,
      timezone: action.timezone,
      startTime: calendarTime(world, action.startAt),
      endTime: calendarTime(world, action.endAt),
      minCapacity: action.minCapacity,
      maxCapacity: action.maxCapacity,
      nextAt: action.nextAt,
    })),
    activities: activities
      .slice(-ACTIVITIES_SHOWN)
      .reverse()
      .map(({ id, startedAt, description, cause, status, statusMessage, details, notScaledReasons }) => ({
        id,
        at: startedAt,
        description,
        cause,
        status,
        statusMessage,
        sum: details,
        notScaled: notScaledReasons.map(({ Code }) => Code),
      })),
  }
}
