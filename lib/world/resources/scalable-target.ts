import type { ScalableTarget, ScalableTargetStatus } from '../records/scaling'
import { resource, top } from './resource'

export const scalableTarget = resource<'scalable-target', ScalableTarget>('scalable-target', {
  table: ({ scalableTargets }) => scalableTargets,
  project(world, record, chart) {
    record.status = top<ScalableTargetStatus>(chart)
    world.bus.changed('scalableTargets', record.resourceId)
  },
  effects: {
    endCooldown(_world, record) {
      record.cooldown = null
    },
  },
  mark: (changes, { serviceArn }) => changes.mark('service', serviceArn),
  status: ({ status }) => status,
})
