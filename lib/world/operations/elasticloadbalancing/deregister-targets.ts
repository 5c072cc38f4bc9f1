import * as z from 'zod'
import { deregisterTarget } from '@/lib/world/lifecycle/targets'
import { operation } from '@/lib/world/operation'
import { findTargetGroup } from './find'
import { keyOf, targetsSchema } from './target-input'

/** Port overrides are named here too: without a port that of the group is meant. Targets that are not registered are passed over. */
export const deregisterTargets = operation({
  action: 'elasticloadbalancing:DeregisterTargets',
  readOnly: false,
  ignores: ['Targets[].QuicServerId'],
  input: z.strictObject({ TargetGroupArn: z.string(), Targets: targetsSchema.min(1) }),
  perform({ world }, { TargetGroupArn, Targets }) {
    const group = findTargetGroup(world.state, TargetGroupArn)
    for (const key of new Set(Targets.map((target) => keyOf(group, target))))
      if (world.state.targets.has(key)) deregisterTarget(world, key)
    return {}
  },
})
