import type { DescribeScalingPoliciesRequest } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import * as z from 'zod'
import { describeScalingPolicy } from '@/lib/world/describe/application-autoscaling/scaling-policy'
import { operation } from '@/lib/world/operation'
import { page } from './find'
import { paging, resourceId, type Shape, scalableDimension, serviceNamespace } from './schemas'

export const describeScalingPolicies = operation({
  action: 'application-autoscaling:DescribeScalingPolicies',
  readOnly: true,
  input: z.strictObject({
    ServiceNamespace: serviceNamespace,
    PolicyNames: z.array(z.string()).max(50).optional(),
    ResourceId: resourceId.optional(),
    ScalableDimension: scalableDimension.optional(),
    ...paging,
  } satisfies Shape<DescribeScalingPoliciesRequest>),
  perform({ world }, { PolicyNames, ResourceId, ...given }) {
    const asked = [...world.state.scalingPolicies.values()].filter(
      (policy) =>
        (PolicyNames?.includes(policy.name) ?? true) &&
        policy.resourceId === (ResourceId ?? policy.resourceId),
    )
    const { items, next } = page(asked, (policy) => policy.arn, given)
    return { ScalingPolicies: items.map((policy) => describeScalingPolicy(world, policy)), ...next }
  },
})
