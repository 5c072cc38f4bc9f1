import * as z from 'zod'
import { LIFECYCLE_RESULTS } from '@/lib/aws/autoscaling/lifecycle-hooks'
import { endAction } from '@/lib/world/auto-scaling-groups/lifecycle-actions'
import { operation } from '@/lib/world/operation'
import { actionInput, findAction } from './hook-input'

export const completeLifecycleAction = operation({
  action: 'autoscaling:CompleteLifecycleAction',
  readOnly: false,
  input: z.strictObject({ ...actionInput, LifecycleActionResult: z.enum(LIFECYCLE_RESULTS) }),
  perform({ world }, given) {
    const { member, action } = findAction(world.state, given)
    endAction(world, member, action, given.LifecycleActionResult)
    return {}
  },
})
