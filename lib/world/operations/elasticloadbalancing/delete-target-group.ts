import * as z from 'zod'
import { targetGroupInUse } from '@/lib/aws/error'
import { loadBalancerArnsOf } from '@/lib/world/lifecycle/routing'
import { targetUnused } from '@/lib/world/lifecycle/targets'
import { operation } from '@/lib/world/operation'

/** A group that a rule forwards to stays. Its targets go with it, at once; a service that uses it is not asked. */
export const deleteTargetGroup = operation({
  action: 'elasticloadbalancing:DeleteTargetGroup',
  readOnly: false,
  input: z.strictObject({ TargetGroupArn: z.string() }),
  perform({ world }, { TargetGroupArn }) {
    const { state } = world
    if (!state.targetGroups.has(TargetGroupArn)) return {}
    if (loadBalancerArnsOf(state, TargetGroupArn).length > 0) throw targetGroupInUse(TargetGroupArn)
    for (const target of [...state.targets.values()]) {
      if (target.targetGroupArn === TargetGroupArn) targetUnused(world, target)
    }
    state.targetGroups.delete(TargetGroupArn)
    world.bus.changed('targetGroups', TargetGroupArn)
    world.bus.publish({ type: 'Target Group Deletion', targetGroupArn: TargetGroupArn })
    return {}
  },
})
