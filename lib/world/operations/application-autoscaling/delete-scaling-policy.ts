import type { DeleteScalingPolicyRequest } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import * as z from 'zod'
import { deletePolicy } from '@/lib/world/application-autoscaling/targets'
import { operation } from '@/lib/world/operation'
import { findPolicy } from './find'
import { name, type Shape, targetKey } from './schemas'

/** A target tracking policy takes its alarms with it; alarms of step policies stay. Application Auto Scaling API, DeleteScalingPolicy. */
export const deleteScalingPolicy = operation({
  action: 'application-autoscaling:DeleteScalingPolicy',
  readOnly: false,
  input: z.strictObject({ PolicyName: name, ...targetKey } satisfies Shape<DeleteScalingPolicyRequest>),
  perform({ world }, { PolicyName, ResourceId }) {
    deletePolicy(world, findPolicy(world, ResourceId, PolicyName))
    return {}
  },
})
