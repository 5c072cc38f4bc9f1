import type { ScalableTarget, ScalableTargetStatus } from '../records/scaling'
import { leaf, leafOf, resource } from './resource'

export const scalableTarget = resource<'scalable-target', ScalableTarget>('scalable-target', {
  table: ({ scalableTargets }) => scalableTargets,
  project(world, record, chart) {
    record.status = leaf(chart) as ScalableTargetStatus
    world.bus.changed('scalableTargets', record.resourceId)
  },
  effects: {
    endCooldown(_world, record) {
      record.cooldown = null
    },
  },
  mark: (changes, { serviceArn }) => changes.mark('service', serviceArn),
  status: ({ status }) => status,
  statusOf: leafOf,
})
