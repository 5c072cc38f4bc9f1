// From the desired capacity of an Auto Scaling group to instances that serve, and the way back: what each member waits for, what
// is suspended, and which bound is reached.

import type { ScalingProcess } from '@/lib/aws/autoscaling/scaling-processes'
import { counted } from '@/lib/aws/counted'
import { afterSeconds, type SimTime } from '@/lib/engine'
import type { GateView, TextPart } from '@/lib/protocol'
import { firstToTimeOut } from '@/lib/world/auto-scaling-groups/begin-actions'
import { countedMembers, isOnItsWay, membersOf } from '@/lib/world/auto-scaling-groups/members'
import { type MeasuredNeed, measureNeed } from '@/lib/world/capacity-providers/need'
import { providerOfGroup } from '@/lib/world/capacity-providers/providers'
import type { AutoScalingGroup, AutoScalingInstance } from '@/lib/world/records/auto-scaling-groups'
import type { World } from '@/lib/world/world'
import { groupWait, instanceWait } from '../waits'
import { gate, known, UNKNOWN } from './gate'

/**
 * What is missing, in the order in which it is overcome; last how many are in service.
 *
 * @param need of its capacity provider, where it has been measured already
 */
export function growthGates(
  world: World,
  group: AutoScalingGroup,
  need: MeasuredNeed | null,
): readonly GateView[] {
  const members = countedMembers(world.state, group)
  const missing = group.desiredCapacity - members.length
  const steps = [
    ...healthGates(world, group, members),
    ...(missing > 0 ? [launchGate(world, group, missing)] : []),
    ...suspendedGates(group, missing > 0 ? 'Launch' : null, [
      'Launch',
      'HealthCheck',
      'ReplaceUnhealthy',
      'AlarmNotification',
    ]),
    ...waitGates(world, members),
    ...warmupGates(world, group, members),
  ]
  return [...maximumGate(world, group, need), ...steps, inServiceGate(group, members)]
}

/** Who goes, who may not, and what holds it up. */
export function shrinkGates(world: World, group: AutoScalingGroup): readonly GateView[] {
  const members = countedMembers(world.state, group)
  const surplus = members.length - group.desiredCapacity
  const isMinimum = group.desiredCapacity === group.minSize && group.phase !== 'deleting'
  return [
    ...(surplus > 0 ? [terminateGate(world, group, surplus)] : []),
    ...suspendedGates(group, surplus > 0 ? 'Terminate' : null, ['Terminate', 'AZRebalance']),
    ...protectionGate(world, group, members, surplus > 0),
    ...(isMinimum
      ? [
          gate({
            kind: 'bound',
            state: 'ahead',
            title: `At its minimum of ${group.minSize}`,
            detail: ['nothing takes more away until that is lowered'],
          }),
        ]
      : []),
    ...leavingGates(world, group),
  ]
}

function launchGate(world: World, group: AutoScalingGroup, missing: number): GateView {
  const wait = groupWait(world, group)
  const failed = [...world.state.groupActivities.values()].findLast(
    ({ groupName, kind }) => groupName === group.name && kind === 'launch',
  )
  const isHeld = group.suspended.includes('Launch')
  const due: readonly TextPart[] =
    wait === null ? [] : wait.until === null ? [wait.cause] : [`${wait.cause}, in `, { until: wait.until }]
  const why =
    failed?.status === 'Failed' && failed.statusMessage !== null ? [` · ${failed.statusMessage}`] : []
  return gate({
    kind: 'launch',
    state: isHeld ? 'ahead' : 'current',
    title: `${counted(missing, 'instance')} to launch`,
    detail: [...due, ...why],
    time: wait === null || wait.until === null ? UNKNOWN : known(wait.until),
  })
}

function terminateGate(world: World, group: AutoScalingGroup, surplus: number): GateView {
  const wait = groupWait(world, group)
  return gate({
    kind: 'terminate',
    state: group.suspended.includes('Terminate') ? 'ahead' : 'current',
    title: `${counted(surplus, 'instance')} to terminate`,
    detail:
      wait === null ? [] : wait.until === null ? [wait.cause] : [`${wait.cause}, in `, { until: wait.until }],
    time: wait === null || wait.until === null ? UNKNOWN : known(wait.until),
  })
}

/** `needed`: the process that something waits for just now. */
function suspendedGates(
  { suspended }: AutoScalingGroup,
  needed: ScalingProcess | null,
  about: readonly ScalingProcess[],
): readonly GateView[] {
  return suspended
    .filter((process) => about.includes(process))
    .map((process) =>
      gate({
        kind: 'suspended',
        id: `suspended ${process}`,
        state: process === needed ? 'current' : 'ahead',
        title: `${process} is suspended`,
        detail: ['until ResumeProcesses'],
      }),
    )
}

/** Instances that EC2 has stopped or terminated and that nobody replaces. */
function healthGates(
  { state }: World,
  { suspended }: AutoScalingGroup,
  members: readonly AutoScalingInstance[],
): readonly GateView[] {
  const down = members.filter(({ instanceId }) => {
    const instance = state.instances.get(instanceId)
    return instance !== undefined && instance.state !== 'pending' && instance.state !== 'running'
  })
  if (down.length === 0) return []
  const holds = suspended.filter((process) => process === 'HealthCheck' || process === 'ReplaceUnhealthy')
  return [
    gate({
      kind: 'health',
      state: 'current',
      title: `${counted(down.length, 'instance does', 'instances do')} not run`,
      detail: [holds.length > 0 ? `not replaced: ${holds.join(' and ')} suspended` : 'about to be replaced'],
    }),
  ]
}

interface Waiting {
  readonly kind: 'boot' | 'hook'
  readonly title: string
  readonly before: string
  readonly until: SimTime | null
}

/** What a member waits for on its way into service, and then until it has registered with its cluster. */
function waitOf(world: World, member: AutoScalingInstance): Waiting | null {
  const instance = world.state.instances.get(member.instanceId)
  if (instance === undefined) return null
  const action = firstToTimeOut(member)
  if (action !== null && member.lifecycleState === 'Pending:Wait')
    return {
      kind: 'hook',
      title: `lifecycle hook ${action.hook.name}`,
      before: `CompleteLifecycleAction, or ${action.hook.defaultResult} in `,
      until: action.expiresAt,
    }
  const wait = instanceWait(world, instance)
  const isThere = member.lifecycleState === 'InService' && instance.containerInstanceArn !== null
  if (isThere || (wait === null && isOnItsWay(member))) return null
  return { kind: 'boot', title: wait?.cause ?? 'joins no cluster', before: 'in ', until: wait?.until ?? null }
}

/** Members that wait for the same stand together, with the time of the last. */
function waitGates(world: World, members: readonly AutoScalingInstance[]): readonly GateView[] {
  const groups = new Map<string, { waiting: Waiting; count: number }>()
  for (const member of members) {
    const waiting = waitOf(world, member)
    if (waiting === null) continue
    const before = groups.get(waiting.title)
    const later = before === undefined || (waiting.until ?? 0) > (before.waiting.until ?? 0)
    groups.set(waiting.title, {
      waiting: later ? waiting : before.waiting,
      count: (before?.count ?? 0) + 1,
    })
  }
  return [...groups.values()].map(({ waiting: { kind, title, before, until }, count }) =>
    gate({
      kind,
      id: `${kind} ${title}`,
      state: 'current',
      title: `${counted(count, 'instance')}: ${title}`,
      detail: until === null ? [] : [before, { until }],
      time: until === null ? UNKNOWN : known(until),
    }),
  )
}

/** The group's own: until then the instance does not count for metrics of the group. */
function warmupGates(
  { engine }: World,
  { defaultInstanceWarmupSeconds: seconds }: AutoScalingGroup,
  members: readonly AutoScalingInstance[],
): readonly GateView[] {
  if (seconds === null) return []
  const ends = members
    .flatMap(({ inServiceAt }) => (inServiceAt === null ? [] : [afterSeconds(inServiceAt, seconds)]))
    .filter((at) => at > engine.now)
  if (ends.length === 0) return []
  const until = ends.reduce((last, at) => (at > last ? at : last))
  return [
    gate({
      kind: 'warmup',
      state: 'current',
      title: `${counted(ends.length, 'instance warms', 'instances warm')} up`,
      detail: ['not counted by policies for ', { until }],
      time: known(until),
    }),
  ]
}

/** Current while somebody asks for more. */
function maximumGate(world: World, group: AutoScalingGroup, need: MeasuredNeed | null): readonly GateView[] {
  if (group.desiredCapacity < group.maxSize || group.phase === 'deleting') return []
  const provider = providerOfGroup(world.state, group)
  const isAsked =
    provider?.managedScaling.isEnabled === true && (need ?? measureNeed(world, provider)).more > 0
  return [
    gate({
      kind: 'bound',
      state: isAsked ? 'current' : 'ahead',
      title: `At its maximum of ${group.maxSize}`,
      detail: [
        isAsked
          ? `${provider.name} asks for more: raise it with UpdateAutoScalingGroup`
          : 'nothing adds more until that is raised',
      ],
    }),
  ]
}

function inServiceGate(group: AutoScalingGroup, members: readonly AutoScalingInstance[]): GateView {
  const inService = members.filter(({ lifecycleState }) => lifecycleState === 'InService').length
  const isDone = inService >= group.desiredCapacity
  return gate({
    kind: 'inService',
    state: isDone ? 'done' : 'ahead',
    title: `${inService} of ${group.desiredCapacity} in service`,
  })
}

function protectionGate(
  world: World,
  group: AutoScalingGroup,
  members: readonly AutoScalingInstance[],
  isWanted: boolean,
): readonly GateView[] {
  const count = members.filter(({ protectedFromScaleIn }) => protectedFromScaleIn).length
  if (count === 0) return []
  const isManaged = providerOfGroup(world.state, group)?.managedTerminationProtection === true
  return [
    gate({
      kind: 'protection',
      state: isWanted && count === members.length ? 'current' : 'ahead',
      title: `${count} of ${counted(members.length, 'instance')} protected from scale-in`,
      detail: [isManaged ? 'they run tasks: managed termination protection' : 'until SetInstanceProtection'],
    }),
  ]
}

function leavingGates(world: World, group: AutoScalingGroup): readonly GateView[] {
  return membersOf(world.state, group)
    .filter(({ lifecycleState }) => lifecycleState.startsWith('Terminating'))
    .map((member) => {
      const action = firstToTimeOut(member)
      const instance = world.state.instances.get(member.instanceId)
      const wait = instance && instanceWait(world, instance)
      const until = action?.expiresAt ?? wait?.until ?? null
      return gate({
        kind: 'terminate',
        id: `terminate ${member.instanceId}`,
        state: 'current',
        title: `${member.instanceId.slice(0, 6)}: ${action ? `lifecycle hook ${action.hook.name}` : member.lifecycleState}`,
        detail:
          until === null
            ? []
            : [action ? `CompleteLifecycleAction, or ${action.hook.defaultResult} in ` : 'in ', { until }],
        time: until === null ? UNKNOWN : known(until),
        about: member.instanceId,
      })
    })
}
