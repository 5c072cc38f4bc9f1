// What the invariants of scaling are about. A swarm that never gets there would keep them without trying: it counts how often it does.

import type { Gate } from '@/lib/aws/application-autoscaling/decide'
import { ALL_PROTECTED, isScaleIn } from '@/lib/aws/autoscaling/activity-text'
import { providerOfGroup } from '@/lib/world/capacity-providers/providers'
import { containerInstanceOf } from '@/lib/world/hosts'
import type { ScalingActivity, ScalingPolicy } from '@/lib/world/records/scaling'
import type { Task } from '@/lib/world/records/tasks'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'

const isAttaching = ({ attachment, lastStatus }: Task) => lastStatus === 'PROVISIONING' && attachment !== null
const isOnTrunk = (state: State, task: Task) =>
  task.attachment?.status === 'ATTACHED' && containerInstanceOf(state, task)?.trunkInterfaceId != null

/** Names each occurrence that can be seen now, so that one that is seen twice counts once. */
type Find = (world: World) => Iterable<string>

const SITUATIONS = {
  'a task waits for its network interface'({ state }) {
    return [...state.tasks.values()].filter(isAttaching).map(({ arn }) => arn)
  },
  'a network interface is on a trunk'({ state }) {
    return [...state.tasks.values()].filter((task) => isOnTrunk(state, task)).map(({ arn }) => arn)
  },
  'no instance has a network interface left'({ state }) {
    return [...state.schedulerNotes]
      .filter(([, notes]) => notes.placementLack === 'RESOURCE:ENI')
      .map(([arn]) => arn)
  },
  'a policy sets a desired count'({ state }) {
    return ofPolicies(state).map(({ id }) => id)
  },
  'Min or Max bounds what a policy sets'({ state }) {
    return ofPolicies(state)
      .filter(({ resourceId, desiredCount }) => {
        const target = state.scalableTargets.get(resourceId)
        return desiredCount?.to === target?.minCapacity || desiredCount?.to === target?.maxCapacity
      })
      .map(({ id }) => id)
  },
  'a policy scales out further within a cooldown'({ state }) {
    return ofPolicies(state)
      .filter((activity, i, all) =>
        all
          .slice(0, i)
          .some(
            (before) =>
              before.resourceId === activity.resourceId && activity.startedAt < (before.cooldownUntil ?? 0),
          ),
      )
      .map(({ id }) => id)
  },
  'a cooldown holds a policy back'({ state }) {
    return [...state.scalingPolicies.values()].filter(isHeldBackBy('cooldown')).map(({ arn }) => arn)
  },
  'something else holds a policy back'({ state }) {
    return [...state.scalingPolicies.values()]
      .filter((policy) => policy.status === 'heldBack' && !isHeldBackBy('cooldown')(policy))
      .map(({ arn }) => arn)
  },
  'a policy of a group is held back'({ state }) {
    return [...state.groupPolicies.values()]
      .filter(({ status }) => status === 'heldBack')
      .map(({ arn }) => arn)
  },
  *'scale-in passes a protected instance by'({ state }) {
    for (const { id, kind, cause, groupName, startedAt } of state.groupActivities.values()) {
      if (kind !== 'terminate' || !isScaleIn(cause)) continue
      for (const member of state.autoScalingInstances.values())
        if (
          member.groupName === groupName &&
          member.protectedFromScaleIn &&
          (member.inServiceAt ?? startedAt) < startedAt
        )
          yield id
    }
  },
  'nothing but protected instances is left'({ state }) {
    return [...state.groupActivities.values()]
      .filter(({ statusMessage }) => statusMessage === ALL_PROTECTED)
      .map(({ id }) => id)
  },
  *'ECS protects an instance that runs tasks'({ state }) {
    for (const { instanceId, groupName, protectedFromScaleIn } of state.autoScalingInstances.values()) {
      const isManaged = providerOfGroup(state, { name: groupName })?.managedTerminationProtection === true
      if (isManaged && protectedFromScaleIn) yield instanceId
    }
  },
} satisfies Readonly<Record<string, Find>>

/** Those that set a count because an alarm called a policy, in the order in which they began. */
function ofPolicies({ scalingActivities }: World['state']): readonly ScalingActivity[] {
  return [...scalingActivities.values()].filter(
    ({ desiredCount, cooldownUntil }) => desiredCount !== null && cooldownUntil !== null,
  )
}

const isHeldBackBy =
  (kind: Gate['kind']) =>
  ({ status, latest }: ScalingPolicy): boolean =>
    status === 'heldBack' &&
    latest?.outcome.kind === 'blocked' &&
    latest.outcome.gates.some((gate) => gate.kind === kind)

export class SeenSituations {
  readonly #seen = new Map(Object.keys(SITUATIONS).map((name) => [name, new Set<string>()]))

  look(world: World): void {
    for (const [name, find] of Object.entries<Find>(SITUATIONS))
      for (const one of find(world)) this.#seen.get(name)?.add(one)
  }

  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#seen].map(([name, ids]) => [name, ids.size]))
  }
}
