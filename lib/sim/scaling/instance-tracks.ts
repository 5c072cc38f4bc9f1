// Instances over time: when each booted, was there and drained, and how many tasks it had. Tasks are known for an hour after their
// end, states of instances as far back as the event log goes.

import type { SimTime } from '@/lib/engine'
import type { InstancePhase, InstanceSpan, InstanceTrack } from '@/lib/protocol'
import type { LoggedEvent } from '@/lib/world/event-log'
import { instanceIdOf } from '@/lib/world/hosts'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import type { Instance } from '@/lib/world/records/ec2'
import type { ContainerInstance, Task } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { overlaps, type TimeRange } from './time-range'

/** Rows that anyone can read; the newest come last. */
const INSTANCES_MAX = 40

/** Those of the cluster, and those that have not registered with one yet. */
export function instancesOfCluster({ state }: World, clusterArn: string): readonly Instance[] {
  return [...state.instances.values()].filter(({ containerInstanceArn }) => {
    const agent = state.containerInstances.get(containerInstanceArn ?? '')
    return agent === undefined || agent.clusterArn === clusterArn
  })
}

/** Those that are its members, and those that it has launched. */
export function instancesOfGroup({ state }: World, { name }: AutoScalingGroup): readonly Instance[] {
  const launched = new Set(
    [...state.groupActivities.values()].flatMap(({ groupName, instanceId }) =>
      groupName === name ? (instanceId ?? []) : [],
    ),
  )
  return [...state.instances.values()].filter(
    ({ id }) => launched.has(id) || state.autoScalingInstances.get(id)?.groupName === name,
  )
}

export function instanceTracks(
  world: World,
  instances: readonly Instance[],
  range: TimeRange,
): readonly InstanceTrack[] {
  const lives = instances
    .map((instance) => ({ instance, phases: phasesOf(world, instance) }))
    .filter(({ phases }) => overlaps(lifeOf(phases), range))
    .slice(-INSTANCES_MAX)
  const tasks = tasksByInstance(world, new Set(lives.map(({ instance }) => instance.id)))
  return lives.map(({ instance, phases }) => ({
    id: instance.id,
    instanceType: instance.instanceType,
    zone: instance.zone,
    autoScalingGroup: groupNameOf(world, instance),
    spans: spansOf(phases, tasks.get(instance.id) ?? []).filter((span) => overlaps(span, range)),
  }))
}

function groupNameOf({ state }: World, { id }: Instance): string | null {
  const member = state.autoScalingInstances.get(id)
  if (member) return member.groupName
  const launch = [...state.groupActivities.values()].find(({ instanceId }) => instanceId === id)
  return launch?.groupName ?? null
}

interface PhaseSpan {
  readonly from: SimTime
  readonly until: SimTime | null
  readonly phase: InstancePhase
}

function lifeOf(phases: readonly PhaseSpan[]): Pick<PhaseSpan, 'from' | 'until'> {
  return { from: phases[0]?.from ?? (0 as SimTime), until: phases.at(-1)?.until ?? null }
}

/** One after another, the last without an end as long as the instance runs. */
function phasesOf(world: World, instance: Instance): readonly PhaseSpan[] {
  const agent = world.state.containerInstances.get(instance.containerInstanceArn ?? '')
  const begins: { readonly from: SimTime; readonly phase: InstancePhase }[] = [
    { from: instance.launchedAt, phase: 'booting' },
  ]
  if (agent) {
    begins.push({ from: agent.registeredAt, phase: 'active' })
    begins.push(...drainings(world, agent))
  }
  const end = endOf(world, instance)
  return begins
    .filter(({ from }) => end === null || from < end)
    .map((begin, i, all) => ({ ...begin, until: all[i + 1]?.from ?? end }))
}

/** Changes between ACTIVE and DRAINING that the event log knows; of the newest the chart itself. */
function drainings(
  { log, charts }: World,
  agent: ContainerInstance,
): readonly { readonly from: SimTime; readonly phase: InstancePhase }[] {
  const changes = log.events.flatMap((event) => {
    const phase = isAbout(event, agent) ? PHASES[statusIn(event)] : undefined
    return phase === undefined || event.at === agent.registeredAt ? [] : [{ from: event.at, phase }]
  })
  const isDraining = agent.status === 'DRAINING'
  const since = charts.snapshot('container-instance', agent.arn)?.enteredAt
  if (isDraining && changes.at(-1)?.phase !== 'draining' && since !== undefined)
    changes.push({ from: since, phase: 'draining' })
  return changes.filter(({ phase }, i) => phase !== (changes[i - 1]?.phase ?? 'active'))
}

const PHASES: Readonly<Record<string, InstancePhase>> = { ACTIVE: 'active', DRAINING: 'draining' }

function isAbout({ detailType, subjects }: LoggedEvent, { arn }: ContainerInstance): boolean {
  return detailType === 'ECS Container Instance State Change' && subjects.includes(arn)
}

function statusIn({ detail }: LoggedEvent): string {
  return (detail as { readonly status?: string }).status ?? ''
}

function endOf({ charts }: World, { id, state }: Instance): SimTime | null {
  if (state !== 'terminated' && state !== 'shutting-down') return null
  return charts.snapshot('instance', id)?.enteredAt ?? null
}

function tasksByInstance({ state }: World, ids: ReadonlySet<string>): Map<string, Task[]> {
  const byInstance = new Map<string, Task[]>()
  for (const task of state.tasks.values()) {
    const id = instanceIdOf(task)
    if (id === null || !ids.has(id)) continue
    const tasks = byInstance.get(id)
    if (tasks) tasks.push(task)
    else byInstance.set(id, [task])
  }
  return byInstance
}

/** Phases cut where the number of tasks changes; neighbours that look alike are one. */
function spansOf(phases: readonly PhaseSpan[], tasks: readonly Task[]): readonly InstanceSpan[] {
  const spans: InstanceSpan[] = []
  for (const { from, until, phase } of phases) {
    const times = tasks
      .flatMap(({ createdAt, stoppedAt }) => [createdAt, stoppedAt ?? createdAt])
      .filter((at) => at > from && (until === null || at < until))
    const cuts = [from, ...new Set(times.sort((a, b) => a - b))]
    for (const [i, cut] of cuts.entries()) {
      const span = { from: cut, until: cuts[i + 1] ?? until, phase, tasks: countsAt(tasks, cut) }
      const last = spans.at(-1)
      if (last && looksAlike(last, span)) spans[spans.length - 1] = { ...last, until: span.until }
      else spans.push(span)
    }
  }
  return spans
}

function countsAt(tasks: readonly Task[], at: SimTime): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { createdAt, stoppedAt, group } of tasks) {
    if (createdAt > at || (stoppedAt !== null && stoppedAt <= at)) continue
    const name = group.replace(/^(service|family):/, '')
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}

function looksAlike(a: InstanceSpan, b: InstanceSpan): boolean {
  return a.phase === b.phase && JSON.stringify(a.tasks) === JSON.stringify(b.tasks)
}
