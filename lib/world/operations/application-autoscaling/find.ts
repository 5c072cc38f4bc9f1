import { readServiceResourceId } from '@/lib/aws/application-autoscaling/vocabulary'
import {
  ecsServiceDoesNotExist,
  invalidNextToken,
  scalableTargetNotFound,
  scalingPolicyNotFound,
  scheduledActionNotFound,
} from '@/lib/aws/error'
import { SCALING_PAGE_SIZE_MAX } from '@/lib/aws/limits'
import { policiesOf, scheduledActionsOf } from '@/lib/world/application-autoscaling/targets'
import { worldArns } from '@/lib/world/lifecycle/lookup'
import type { ScalableTarget, ScalingPolicy, ScheduledAction } from '@/lib/world/records/scaling'
import type { Service } from '@/lib/world/records/services'
import type { World } from '@/lib/world/world'

export function findTarget({ state }: World, resourceId: string): ScalableTarget {
  const target = state.scalableTargets.get(resourceId)
  if (!target) throw scalableTargetNotFound(resourceId)
  return target
}

export function policyNamed(world: World, resourceId: string, name: string): ScalingPolicy | undefined {
  return policiesOf(world, resourceId).find((policy) => policy.name === name)
}

export function findPolicy(world: World, resourceId: string, name: string): ScalingPolicy {
  const policy = policyNamed(world, resourceId, name)
  if (!policy) throw scalingPolicyNotFound(resourceId, name)
  return policy
}

export function scheduledActionNamed(
  world: World,
  resourceId: string,
  name: string,
): ScheduledAction | undefined {
  return scheduledActionsOf(world, resourceId).find((action) => action.name === name)
}

export function findScheduledAction(world: World, resourceId: string, name: string): ScheduledAction {
  const action = scheduledActionNamed(world, resourceId, name)
  if (!action) throw scheduledActionNotFound(resourceId, name)
  return action
}

/** The ACTIVE service that a resource ID names. */
export function findScalableService(world: World, resourceId: string): Service {
  const names = readServiceResourceId(resourceId)
  const arn = names && worldArns(world).service(names.cluster, names.service)
  const service = arn === null ? undefined : world.state.services.get(arn)
  if (service?.status !== 'ACTIVE') throw ecsServiceDoesNotExist(resourceId)
  return service
}

/** One page of a list. The token is the key of the last item before it: opaque to callers, and the same in every replay. */
export function page<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  {
    MaxResults = SCALING_PAGE_SIZE_MAX,
    NextToken,
  }: { readonly MaxResults?: number; readonly NextToken?: string },
): { readonly items: readonly T[]; readonly next: { readonly NextToken?: string } } {
  const start = NextToken === undefined ? 0 : items.findIndex((item) => keyOf(item) === NextToken) + 1
  if (NextToken !== undefined && start === 0) throw invalidNextToken()
  const shown = items.slice(start, start + MaxResults)
  const last = shown.at(-1)
  const isMore = last !== undefined && start + shown.length < items.length
  return { items: shown, next: isMore ? { NextToken: keyOf(last) } : {} }
}
