import { groupGateText } from '@/lib/aws/autoscaling/decide-group-scaling'
import type { GroupPolicyView, ScalingDecisionView } from '@/lib/protocol'
import { alarmsOfPolicy, unitOfTracked } from '@/lib/world/application-autoscaling/alarms'
import { warmupSeconds } from '@/lib/world/auto-scaling-groups/policies/warm-up'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import type { GroupPolicy, GroupScalingRecord } from '@/lib/world/records/group-policies'
import type { World } from '@/lib/world/world'
import { viewSource } from './view-source'

export const groupPolicySource = viewSource({
  table: ({ groupPolicies }) => groupPolicies,
  view: policyView,
  subject: (_world, { name, arn, groupName }) => ({
    describe: [
      ['autoscaling:DescribePolicies', { AutoScalingGroupName: groupName, PolicyNames: [name] }],
      ['autoscaling:DescribeScalingActivities', { AutoScalingGroupName: groupName }],
    ],
    charts: [
      ['group-policy', arn, 'Scaling policy'],
      ['auto-scaling-group', groupName, 'Auto Scaling group'],
    ],
  }),
})

function policyView(world: World, policy: GroupPolicy): GroupPolicyView {
  const { tracking, step, groupName } = policy
  const group = world.state.autoScalingGroups.get(groupName)
  return {
    kind: 'groupPolicy',
    key: policy.arn,
    name: policy.name,
    policyType: policy.type,
    groupName,
    status: policy.status,
    createdAt: policy.createdAt,
    isEnabled: policy.enabled,
    tracking: tracking && {
      target: tracking.target,
      metricName: tracking.metric.MetricName,
      unit: unitOfTracked(world, tracking.metric),
      predefined: tracking.predefined,
      customized: tracking.customized,
      disableScaleIn: tracking.disableScaleIn,
    },
    step,
    simple: group && policy.simple ? simpleView(policy.simple, group) : null,
    warmupSeconds: policy.warmupSeconds,
    effectiveWarmupSeconds: group ? warmupSeconds(policy, group) : 0,
    alarmKeys: alarmsOfPolicy(world, policy).map(({ arn }) => arn),
    latest: policy.latest && decisionView(policy.latest),
  }
}

function simpleView(
  simple: NonNullable<GroupPolicy['simple']>,
  { defaultCooldownSeconds }: AutoScalingGroup,
): GroupPolicyView['simple'] {
  return { ...simple, effectiveCooldownSeconds: simple.cooldownSeconds ?? defaultCooldownSeconds }
}

function decisionView({ at, sum, outcome }: GroupScalingRecord): ScalingDecisionView {
  return {
    at,
    sum,
    outcome:
      outcome.kind === 'scale'
        ? `desired ${outcome.from} → ${outcome.to}`
        : outcome.gates.map(groupGateText).join('; '),
    isBlocked: outcome.kind === 'blocked',
  }
}
