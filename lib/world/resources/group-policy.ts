import { decideGroupPolicy } from '../auto-scaling-groups/policies/decide-policy'
import type { GroupPolicy } from '../records/group-policies'
import type { ScalingPolicyStatus } from '../records/scaling'
import { groupViewKey } from '../view-keys'
import { resource, top } from './resource'

export const groupPolicy = resource<'group-policy', GroupPolicy>('group-policy', {
  table: ({ groupPolicies }) => groupPolicies,
  project(world, record, chart) {
    record.status = top<ScalingPolicyStatus>(chart)
    world.bus.changed('groupPolicies', record.arn)
  },
  effects: {
    decide: decideGroupPolicy,
  },
  mark(changes, { arn, groupName }) {
    changes.mark('groupPolicy', arn)
    changes.mark('autoScalingGroup', groupViewKey(groupName))
  },
  status: ({ status }) => status,
})
