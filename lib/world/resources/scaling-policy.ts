import { decidePolicy } from '../application-autoscaling/policies'
import type { ScalingPolicy, ScalingPolicyStatus } from '../records/scaling'
import { resource, top } from './resource'

export const scalingPolicy = resource<'scaling-policy', ScalingPolicy>('scaling-policy', {
  table: ({ scalingPolicies }) => scalingPolicies,
  project(world, record, chart) {
    record.status = top<ScalingPolicyStatus>(chart)
    world.bus.changed('scalingPolicies', record.arn)
  },
  effects: {
    decide(world, record) {
      decidePolicy(world, record)
    },
  },
  mark(changes, { arn, serviceArn }) {
    changes.mark('scalingPolicy', arn)
    changes.mark('service', serviceArn)
  },
  status: ({ status }) => status,
})
