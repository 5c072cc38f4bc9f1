import type { RegisterScalableTargetRequest } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import * as z from 'zod'
import { NOTHING_SUSPENDED, type SuspendedState } from '@/lib/aws/application-autoscaling/vocabulary'
import { arns } from '@/lib/aws/arn'
import { validationException } from '@/lib/aws/error'
import { bringWithinBounds } from '@/lib/world/application-autoscaling/bounds'
import { scalableTargetId } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import type { ScalableTarget } from '@/lib/world/records/scaling'
import { findScalableService } from './find'
import { capacity, type Shape, targetKey } from './schemas'

const suspended = z.boolean().optional()

/**
 * Registers a service or changes what is registered; what is left out stays as it is. Bounds that the desired count lies outside of
 * scale at once. Application Auto Scaling API, RegisterScalableTarget.
 */
export const registerScalableTarget = operation({
  action: 'application-autoscaling:RegisterScalableTarget',
  readOnly: false,
  ignores: ['RoleARN', 'Tags'],
  input: z.strictObject({
    ...targetKey,
    MinCapacity: capacity.optional(),
    MaxCapacity: capacity.optional(),
    SuspendedState: z
      .strictObject({
        DynamicScalingInSuspended: suspended,
        DynamicScalingOutSuspended: suspended,
        ScheduledScalingSuspended: suspended,
      })
      .optional(),
  } satisfies Shape<RegisterScalableTargetRequest>),
  perform({ world, region, accountId }, given) {
    const service = findScalableService(world, given.ResourceId)
    const known = world.state.scalableTargets.get(given.ResourceId)
    const { min, max } = boundsOf(known, given)
    const state: SuspendedState = {
      ...(known?.suspended ?? NOTHING_SUSPENDED),
      ...given.SuspendedState,
    }
    if (known) {
      known.minCapacity = min
      known.maxCapacity = max
      known.suspended = state
      bringWithinBounds(world, known)
      return { ScalableTargetARN: known.arn }
    }
    const target: ScalableTarget = {
      resourceId: given.ResourceId,
      arn: arns(region, accountId).scalableTarget(scalableTargetId(world)),
      serviceArn: service.arn,
      minCapacity: min,
      maxCapacity: max,
      suspended: state,
      roleArn: serviceLinkedRole(accountId),
      createdAt: world.engine.now,
      cooldown: null,
      status: 'ready',
    }
    world.state.scalableTargets.set(target.resourceId, target)
    world.charts.start('scalable-target', target.resourceId, undefined)
    bringWithinBounds(world, target)
    return { ScalableTargetARN: target.arn }
  },
})

function boundsOf(
  known: ScalableTarget | undefined,
  given: { readonly MinCapacity?: number | undefined; readonly MaxCapacity?: number | undefined },
): { readonly min: number; readonly max: number } {
  const min = given.MinCapacity ?? known?.minCapacity
  const max = given.MaxCapacity ?? known?.maxCapacity
  if (min === undefined || max === undefined) {
    throw validationException('MinCapacity and MaxCapacity are required to register a new scalable target')
  }
  if (max < min)
    throw validationException('Maximum capacity cannot be less than minimum capacity', 'MaxCapacity')
  return { min, max }
}

/** There is no IAM; AWS uses this role whatever the caller gives. */
function serviceLinkedRole(accountId: string): string {
  return `arn:aws:iam::${accountId}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`
}
