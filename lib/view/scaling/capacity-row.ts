// The instances that a service or a group has now, each with its tasks, and ghosts of what is to come: tasks and instances of the
// forecast, and tasks that find no room.

import type {
  InstanceTrack,
  InstanceView,
  ScalingHistory,
  TaskDefinitionView,
  TaskView,
  ViewOf,
} from '@/lib/protocol'
import { definitionName } from '../run/selectors'
import type { ScalingSubject } from './subject'

/** More instances than that are counted. */
const CARDS_MAX = 16
const TILES_MAX = 8

export interface GhostTasks {
  readonly name: string
  readonly count: number
  readonly at: number
}

export interface InstanceCard {
  readonly id: string
  readonly instanceType: string
  readonly zone: string
  /** Only the forecast has it. */
  readonly isGhost: boolean
  readonly phase: 'booting' | 'active' | 'draining'
  /** When it will be there, or when it comes to be: null where nobody knows. */
  readonly readyAt: number | null
  readonly tasks: readonly TaskView[]
  readonly hiddenTasks: number
  /** How many more tasks of the service have room by CPU units and memory; null where that is not all. */
  readonly room: number | null
  readonly ghosts: GhostTasks | null
}

export interface CapacityRow {
  readonly cards: readonly InstanceCard[]
  /** Instances that have no card, and their tasks. */
  readonly hidden: { readonly instances: number; readonly tasks: number }
  /** Tasks that are wanted and have no instance. */
  readonly waiting: { readonly count: number; readonly why: string | null }
}

export interface CapacityInput {
  readonly subject: ScalingSubject
  readonly past: ScalingHistory
  readonly ahead: ScalingHistory | null
  readonly instances: readonly InstanceView[]
  readonly tasks: readonly TaskView[]
  readonly definitions: readonly TaskDefinitionView[]
}

export function capacityRow(input: CapacityInput): CapacityRow {
  const { past, ahead, instances } = input
  const byId = new Map(instances.map((one) => [one.key, one]))
  const alive = past.instances.filter(({ spans }) => spans.at(-1)?.until === null)
  const present = alive.flatMap(({ id }) => {
    const view = byId.get(id)
    return view === undefined || view.state === 'terminated' ? [] : [presentCard(input, view)]
  })
  const known = new Set(past.instances.map(({ id }) => id))
  const coming = (ahead?.instances ?? []).filter(({ id }) => !known.has(id) && !byId.has(id)).map(ghostCard)
  const cards = [...present, ...coming]
  return {
    cards: cards.slice(0, CARDS_MAX),
    hidden: {
      instances: Math.max(0, cards.length - CARDS_MAX),
      tasks: cards
        .slice(CARDS_MAX)
        .reduce((sum, { tasks, hiddenTasks }) => sum + tasks.length + hiddenTasks, 0),
    },
    waiting: waitingOf(input),
  }
}

function presentCard(input: CapacityInput, view: InstanceView): InstanceCard {
  const { tasks, ahead, past } = input
  const own = tasks.filter(
    ({ instanceId, lastStatus }) => instanceId === view.key && lastStatus !== 'STOPPED',
  )
  const track = ahead?.instances.find(({ id }) => id === view.key)
  const isBooting = view.containerInstanceArn === null
  return {
    id: view.key,
    instanceType: view.instanceType,
    zone: view.zone,
    isGhost: false,
    phase: isBooting ? 'booting' : view.status === 'DRAINING' ? 'draining' : 'active',
    readyAt: isBooting ? (activeFrom(track) ?? view.wait?.until ?? null) : null,
    tasks: own.slice(0, TILES_MAX),
    hiddenTasks: Math.max(0, own.length - TILES_MAX),
    room: isBooting || view.status === 'DRAINING' ? null : roomOn(input, view),
    ghosts: track === undefined ? null : firstGain(track, past.to),
  }
}

function ghostCard(track: InstanceTrack): InstanceCard {
  return {
    id: track.id,
    instanceType: track.instanceType,
    zone: track.zone,
    isGhost: true,
    phase: 'booting',
    readyAt: activeFrom(track),
    tasks: [],
    hiddenTasks: 0,
    room: null,
    ghosts: firstGain(track, track.spans[0]?.from ?? 0),
  }
}

function activeFrom(track: InstanceTrack | undefined): number | null {
  return track?.spans.find(({ phase }) => phase === 'active')?.from ?? null
}

/** When there are more tasks of one service than now, for the first time. */
function firstGain({ spans }: InstanceTrack, now: number): GhostTasks | null {
  const current = spans.findLast(({ from }) => from <= now)
  const before = new Map(current?.tasks ?? [])
  for (const { from, tasks } of spans) {
    if (from <= now) continue
    for (const [name, count] of tasks) {
      const gained = count - (before.get(name) ?? 0)
      if (gained > 0) return { name, count: gained, at: from }
    }
  }
  return null
}

/** With a fixed host port, room is not only a matter of CPU units and memory. */
function roomOn({ subject, definitions }: CapacityInput, { cpu, memory }: InstanceView): number | null {
  if (subject.kind !== 'service') return null
  const definition = definitions.find((one) => definitionName(one) === subject.taskDefinition)
  if (definition === undefined || hasFixedPort(definition)) return null
  const left = (capacity: InstanceView['cpu'], wanted: number) =>
    wanted === 0 ? Number.POSITIVE_INFINITY : Math.floor((capacity.registered - capacity.reserved) / wanted)
  const room = Math.min(left(cpu, definition.cpu), left(memory, definition.memory))
  return Number.isFinite(room) ? Math.max(0, room) : null
}

function hasFixedPort({ containers }: TaskDefinitionView): boolean {
  return containers.some(({ portMappings }) => portMappings.some(({ hostPort }) => hostPort > 0))
}

/** Those that wait on no instance (PROVISIONING), and those that the scheduler could not place. */
function waitingOf({ subject, tasks, instances }: CapacityInput): CapacityRow['waiting'] {
  if (subject.kind !== 'service') return { count: 0, why: null }
  const known = new Set(instances.map(({ key }) => key))
  const nowhere = tasks.filter((task) => isOf(task, subject) && isWaiting(task, known)).length
  return { count: nowhere + subject.unplacedCount, why: subject.blocked }
}

function isOf({ serviceName, clusterName }: TaskView, service: ViewOf<'service'>): boolean {
  return serviceName === service.name && clusterName === service.clusterName
}

function isWaiting({ lastStatus, instanceId }: TaskView, known: ReadonlySet<string>): boolean {
  return lastStatus === 'PROVISIONING' && !known.has(instanceId)
}
