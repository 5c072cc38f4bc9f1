import * as z from 'zod'
import { recordHeartbeat } from '@/lib/world/auto-scaling-groups/lifecycle-actions'
import { operation } from '@/lib/world/operation'
import { actionInput, findAction } from './hook-input'

export const recordLifecycleActionHeartbeat = operation({
  action: 'autoscaling:RecordLifecycleActionHeartbeat',
  readOnly: false,
  input: z.strictObject(actionInput),
  perform({ world }, given) {
    const { member, action } = findAction(world.state, given)
    recordHeartbeat(world, member, action)
    return {}
  },
})
