import * as z from 'zod'
import { AwsError } from '@/lib/aws/error'
import { TARGETS_PER_TARGET_GROUP_MAX } from '@/lib/aws/limits'
import { existing } from '@/lib/engine'
import { registerTarget } from '@/lib/world/lifecycle/targets'
import { operation } from '@/lib/world/operation'
import { findTargetGroup } from './find'
import { keyOf, targetIdsOf, targetsOf, targetsSchema } from './target-input'

/** The port of the group stands in for one that is not given. */
export const registerTargets = operation({
  action: 'elasticloadbalancing:RegisterTargets',
  readOnly: false,
  ignores: ['Targets[].QuicServerId'],
  input: z.strictObject({ TargetGroupArn: z.string(), Targets: targetsSchema.min(1) }),
  perform({ world }, { TargetGroupArn, Targets }) {
    const { state } = world
    const group = findTargetGroup(state, TargetGroupArn)
    const ids = targetIdsOf(state, group, Targets)
    const wanted = new Map(Targets.map((target, i) => [keyOf(group, target), { id: ids[i], target }]))
    const keys = new Set([...targetsOf(state, group.arn).map(({ key }) => key), ...wanted.keys()])
    if (keys.size > TARGETS_PER_TARGET_GROUP_MAX) {
      throw new AwsError(
        'TooManyTargets',
        `A target group can have at most ${TARGETS_PER_TARGET_GROUP_MAX} targets`,
      )
    }
    for (const [key, { id, target }] of wanted) {
      // A target that ECS registered for a task stays that task's.
      const taskArn = state.targets.get(key)?.taskArn ?? null
      registerTarget(world, {
        targetGroupArn: group.arn,
        id: existing(id, key),
        port: target.Port ?? group.port,
        taskArn,
      })
    }
    return {}
  },
})
