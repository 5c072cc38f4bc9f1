import type { DescribeScalingActivitiesRequest } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import * as z from 'zod'
import { describeScalingActivity } from '@/lib/world/describe/application-autoscaling/scaling-activity'
import { operation } from '@/lib/world/operation'
import { page } from './find'
import { paging, resourceId, type Shape, scalableDimension, serviceNamespace } from './schemas'

/** Newest first. Application Auto Scaling API, DescribeScalingActivities. */
export const describeScalingActivities = operation({
  action: 'application-autoscaling:DescribeScalingActivities',
  readOnly: true,
  input: z.strictObject({
    ServiceNamespace: serviceNamespace,
    ResourceId: resourceId.optional(),
    ScalableDimension: scalableDimension.optional(),
    IncludeNotScaledActivities: z.boolean().optional(),
    ...paging,
  } satisfies Shape<DescribeScalingActivitiesRequest>),
  perform({ world }, { ResourceId, IncludeNotScaledActivities = false, ...given }) {
    const asked = [...world.state.scalingActivities.values()].filter(
      (activity) =>
        activity.resourceId === (ResourceId ?? activity.resourceId) &&
        (IncludeNotScaledActivities || activity.notScaledReasons.length === 0),
    )
    const { items, next } = page(asked.reverse(), (activity) => activity.id, given)
    return { ScalingActivities: items.map(describeScalingActivity), ...next }
  },
})
