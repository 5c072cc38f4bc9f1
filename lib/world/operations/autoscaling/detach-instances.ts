import * as z from 'zod'
import { detachInstance } from '@/lib/world/auto-scaling-groups/attach'
import { operation } from '@/lib/world/operation'
import { INSTANCES_PER_CALL_MAX, standbyInput, takeOut } from './standby-input'

/** They run on, and belong to no group; scale-in protection does not stop it. */
export const detachInstances = operation({
  action: 'autoscaling:DetachInstances',
  readOnly: false,
  input: z.strictObject({
    ...standbyInput,
    InstanceIds: standbyInput.InstanceIds.max(INSTANCES_PER_CALL_MAX),
    ShouldDecrementDesiredCapacity: z.boolean(),
  }),
  perform: ({ world }, given) => takeOut(world, given, 'detach', detachInstance),
})
