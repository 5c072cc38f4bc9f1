import type { DeleteScheduledActionRequest } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { findScheduledAction } from './find'
import { name, type Shape, targetKey } from './schemas'

export const deleteScheduledAction = operation({
  action: 'application-autoscaling:DeleteScheduledAction',
  readOnly: false,
  input: z.strictObject({
    ScheduledActionName: name,
    ...targetKey,
  } satisfies Shape<DeleteScheduledActionRequest>),
  perform({ world }, { ScheduledActionName, ResourceId }) {
    const { arn } = findScheduledAction(world, ResourceId, ScheduledActionName)
    world.state.scheduledActions.delete(arn)
    world.bus.changed('scheduledActions', arn)
    return {}
  },
})
