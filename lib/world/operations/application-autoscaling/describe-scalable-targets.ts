import type { DescribeScalableTargetsRequest } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import * as z from 'zod'
import { describeScalableTarget } from '@/lib/world/describe/application-autoscaling/scalable-target'
import { operation } from '@/lib/world/operation'
import { page } from './find'
import { paging, resourceId, type Shape, scalableDimension, serviceNamespace } from './schemas'

export const describeScalableTargets = operation({
  action: 'application-autoscaling:DescribeScalableTargets',
  readOnly: true,
  input: z.strictObject({
    ServiceNamespace: serviceNamespace,
    ResourceIds: z.array(resourceId).max(50).optional(),
    ScalableDimension: scalableDimension.optional(),
    ...paging,
  } satisfies Shape<DescribeScalableTargetsRequest>),
  perform({ world }, { ResourceIds, ...given }) {
    const targets = [...world.state.scalableTargets.values()]
    const asked = targets.filter((target) => ResourceIds?.includes(target.resourceId) ?? true)
    const { items, next } = page(asked, (target) => target.resourceId, given)
    return { ScalableTargets: items.map(describeScalableTarget), ...next }
  },
})
