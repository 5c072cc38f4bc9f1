import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2/dist-types/models/models_0'
import { z } from 'zod'
import { AwsError, invalidTarget } from '@/lib/aws/error'
import { PORT, TARGETS_PER_TARGET_GROUP_MAX } from '@/lib/aws/limits'
import { deregisterTarget, registerTarget } from '@/lib/world/lifecycle'
import { targetKey } from '@/lib/world/lifecycle/targets'
import { operation } from '@/lib/world/operation'
import type { State, Target, TargetGroup } from '@/lib/world/state'
import { findTargetGroup } from './find'
import { targetHealthOutput } from './outputs'

const targetsSchema = z.array(
  z.strictObject({ Id: z.string(), Port: z.int().min(PORT.min).max(PORT.max).optional() }),
)
type TargetInput = z.output<typeof targetsSchema>[number]

function targetsOf(state: State, targetGroupArn: string): readonly Target[] {
  return [...state.targets.values()].filter((target) => target.targetGroupArn === targetGroupArn)
}

/** The port of the group stands in for one that is not given. */
export const registerTargets = operation({
  action: 'elasticloadbalancing:RegisterTargets',
  ignores: ['Targets[].AvailabilityZone', 'Targets[].QuicServerId'],
  input: z.strictObject({ TargetGroupArn: z.string(), Targets: targetsSchema.min(1) }),
  perform(world, { TargetGroupArn, Targets }) {
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
      registerTarget(world, { targetGroupArn: group.arn, instanceId: Id, port: Port ?? group.port, taskArn })
    }
    return {}
  },
})

/** Port overrides are named here too: without a port that of the group is meant. Targets that are not registered are passed over. */
export const deregisterTargets = operation({
  action: 'elasticloadbalancing:DeregisterTargets',
  ignores: ['Targets[].AvailabilityZone', 'Targets[].QuicServerId'],
  input: z.strictObject({ TargetGroupArn: z.string(), Targets: targetsSchema.min(1) }),
  perform(world, { TargetGroupArn, Targets }) {
    const group = findTargetGroup(world.state, TargetGroupArn)
    for (const key of new Set(Targets.map((target) => keyOf(group, target))))
      if (world.state.targets.has(key)) deregisterTarget(world, key)
    return {}
  },
})

export const describeTargetHealth = operation({
  action: 'elasticloadbalancing:DescribeTargetHealth',
  ignores: ['Include', 'Targets[].AvailabilityZone', 'Targets[].QuicServerId'],
  input: z.strictObject({ TargetGroupArn: z.string(), Targets: targetsSchema.optional() }),
  perform({ state }, { TargetGroupArn, Targets }) {
    const group = findTargetGroup(state, TargetGroupArn)
    const registered = targetsOf(state, group.arn)
    if (!Targets || Targets.length === 0)
      return { TargetHealthDescriptions: registered.map(targetHealthOutput) }
    return {
      TargetHealthDescriptions: Targets.flatMap((wanted) => {
        const found = registered.filter((target) => matches(target, wanted))
        return found.length > 0
          ? found.map(targetHealthOutput)
          : [notRegistered(wanted, wanted.Port ?? group.port)]
      }),
    }
  },
})

function keyOf(group: TargetGroup, { Id, Port }: TargetInput): string {
  return targetKey(group.arn, Id, Port ?? group.port)
}

function matches(target: Target, { Id, Port }: TargetInput): boolean {
  return target.instanceId === Id && (Port === undefined || target.port === Port)
}

function notRegistered({ Id }: TargetInput, port: number): TargetHealthDescription {
  return {
    Target: { Id, Port: port },
    HealthCheckPort: String(port),
    TargetHealth: {
      State: 'unused',
      Reason: 'Target.NotRegistered',
      Description: 'Target is not registered to the target group',
    },
  }
}
