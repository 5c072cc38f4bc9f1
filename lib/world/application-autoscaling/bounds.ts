// New bounds of a scalable target: they act at once, whatever cooldown runs.

import { applyBounds } from '@/lib/aws/application-autoscaling/bounds'
import type { ScalableTarget } from '../records/scaling'
import type { World } from '../world'
import { setDesiredCount } from './activities'

/** Brings the service's desired count within the target's bounds. */
export function bringWithinBounds(world: World, target: ScalableTarget): void {
  const service = world.state.services.get(target.serviceArn)
  if (service?.status !== 'ACTIVE') return
  const change = applyBounds(service.desiredCount, target.minCapacity, target.maxCapacity)
  if (change !== null) setDesiredCount(world, target, change)
}
