import type { DescribeScheduledActionsRequest } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import * as z from 'zod'
import { describeScheduledAction } from '@/lib/world/describe/application-autoscaling/scheduled-action'
import { operation } from '@/lib/world/operation'
import { page } from './find'
import { paging, resourceId, type Shape, scalableDimension, serviceNamespace } from './schemas'

export const describeScheduledActions = operation({
  action: 'application-autoscaling:DescribeScheduledActions',
  readOnly: true,
  input: z.strictObject({
    ServiceNamespace: serviceNamespace,
    ScheduledActionNames: z.array(z.string()).max(50).optional(),
    ResourceId: resourceId.optional(),
    ScalableDimension: scalableDimension.optional(),
    ...paging,
  } satisfies Shape<DescribeScheduledActionsRequest>),
  perform({ world }, { ScheduledActionNames, ResourceId, ...given }) {
    const asked = [...world.state.scheduledActions.values()].filter(
      (action) =>
        (ScheduledActionNames?.includes(action.name) ?? true) &&
        action.resourceId === (ResourceId ?? action.resourceId),
    )
    const { items, next } = page(asked, (action) => action.arn, given)
    return { ScheduledActions: items.map(describeScheduledAction), ...next }
  },
})
