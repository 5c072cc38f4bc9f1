import { arithmeticText } from '@/lib/aws/application-autoscaling/arithmetic-text'
import { gateText } from '@/lib/aws/application-autoscaling/gate-text'
import { SCALABLE_DIMENSION, SERVICE_NAMESPACE } from '@/lib/aws/application-autoscaling/vocabulary'
import type { ScalingDecisionView, ScalingPolicyView, TargetTrackingView } from '@/lib/protocol'
import { alarmsOfPolicy, unitOfTracked } from '@/lib/world/application-autoscaling/alarms'
import type { ScalingPolicy, ScalingRecord, TargetTrackingConfiguration } from '@/lib/world/records/scaling'
import type { World } from '@/lib/world/world'
import { viewSource } from './view-source'

export const scalingPolicySource = viewSource({
  table: ({ scalingPolicies }) => scalingPolicies,
  view: policyView,
  subject: (_world, { name, arn, resourceId }) => {
    const target = {
      ServiceNamespace: SERVICE_NAMESPACE,
      ResourceId: resourceId,
      ScalableDimension: SCALABLE_DIMENSION,
    }
    return {
      describe: [
        ['application-autoscaling:DescribeScalingPolicies', { PolicyNames: [name], ...target }],
        [
          'application-autoscaling:DescribeScalingActivities',
          { ...target, IncludeNotScaledActivities: true },
        ],
      ],
      charts: [
        ['scaling-policy', arn, 'Scaling policy'],
        ['scalable-target', resourceId, 'Scalable target'],
      ],
    }
  },
})

function policyView(world: World, policy: ScalingPolicy): ScalingPolicyView {
  return {
    kind: 'scalingPolicy',
    key: policy.arn,
    name: policy.name,
    policyType: policy.type,
    resourceId: policy.resourceId,
    serviceKey: policy.serviceArn,
    serviceName: world.state.services.get(policy.serviceArn)?.name ?? policy.resourceId,
    status: policy.status,
    createdAt: policy.createdAt,
    tracking: policy.tracking && trackingView(world, policy.tracking),
    step: policy.step,
    alarmKeys: alarmsOfPolicy(world, policy).map(({ arn }) => arn),
    latest: policy.latest && decisionView(policy.latest),
  }
}

function trackingView(world: World, tracking: TargetTrackingConfiguration): TargetTrackingView {
  const { metric, target, predefined, customized } = tracking
  return {
    target,
    metricName: metric.MetricName,
    unit: unitOfTracked(world, metric),
    predefined,
    customized,
    scaleOutCooldownSeconds: tracking.scaleOutCooldownSeconds,
    scaleInCooldownSeconds: tracking.scaleInCooldownSeconds,
    disableScaleIn: tracking.disableScaleIn,
  }
}

function decisionView({ at, arithmetic, unit, outcome }: ScalingRecord): ScalingDecisionView {
  return {
    at,
    sum: arithmetic && arithmeticText(arithmetic, unit),
    outcome:
      outcome.kind === 'scale'
        ? `desired ${outcome.from} → ${outcome.to}`
        : outcome.gates.map((gate) => gateText(gate)).join('; '),
    isBlocked: outcome.kind === 'blocked',
  }
}
