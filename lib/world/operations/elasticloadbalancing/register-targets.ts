import * as z from 'zod'
import { AwsError, invalidTarget } from '@/lib/aws/error'
import { TARGETS_PER_TARGET_GROUP_MAX } from '@/lib/aws/limits'
import { registerTarget } from '@/lib/world/lifecycle/targets'
import { operation } from '@/lib/world/operation'
import { findTargetGroup } from './find'
import { keyOf, targetsOf, targetsSchema } from './target-input'

/** The port of the group stands in for one that is not given. */
export const registerTargets = operation({
  action: 'elasticloadbalancing:RegisterTargets',
  readOnly: false,
  ignores: ['Targets[].AvailabilityZone', 'Targets[].QuicServerId'],
  input: z.strictObject({ TargetGroupArn: z.string(), Targets: targetsSchema.min(1) }),
  perform({ world }, { TargetGroupArn, Targets }) {
    const { state } = world
    const group = findTargetGroup(state, TargetGroupArn)
    const notRunning = Targets.filter(({ Id }) => state.instances.get(Id)?.state !== 'running').map(
      ({ Id }) => Id,
    )
    if (notRunning.length > 0) throw invalidTarget(notRunning)
    const wanted = new Map(Targets.map((target) => [keyOf(group, target), target]))
    const keys = new Set([...targetsOf(state, group.arn).map(({ key }) => key), ...wanted.keys()])
    if (keys.size > TARGETS_PER_TARGET_GROUP_MAX) {
      throw new AwsError(
        'TooManyTargets',
        `A target group can have at most ${TARGETS_PER_TARGET_GROUP_MAX} targets`,
      )
    }
    for (const [key, { Id, Port }] of wanted) {
      // A target that ECS registered for a task stays that task's.
      const taskArn = state.targets.get(key)?.taskArn ?? null
      registerTarget(world, {
        targetGroupArn: group.arn,
        id: { kind: 'instance', instanceId: Id },
        port: Port ?? group.port,
        taskArn,
      })
    }
    return {}
  },
})
