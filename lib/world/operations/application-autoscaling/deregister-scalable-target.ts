import type { DeregisterScalableTargetRequest } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import * as z from 'zod'
import { deregisterTarget } from '@/lib/world/application-autoscaling/targets'
import { operation } from '@/lib/world/operation'
import { findTarget } from './find'
import { type Shape, targetKey } from './schemas'

/** Its policies and scheduled actions go with it; the desired count stays. Application Auto Scaling API, DeregisterScalableTarget. */
export const deregisterScalableTarget = operation({
  action: 'application-autoscaling:DeregisterScalableTarget',
  readOnly: false,
  input: z.strictObject(targetKey satisfies Shape<DeregisterScalableTargetRequest>),
  perform({ world }, { ResourceId }) {
    deregisterTarget(world, findTarget(world, ResourceId))
    return {}
  },
})
